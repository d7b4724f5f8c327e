using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Domain.Security;
using Portal.Domain.Tokens;

namespace Portal.Infrastructure.DemoData;

/// <summary>What guards the portal: API tokens, rules of identity providers, and what the security log was found to hold.</summary>
internal sealed class DemoGuard(DemoWorld world)
{
    // Reserved for examples (RFC 5737).
    private const string Network = "203.0.113.0/24";
    private const int KeptDays = 365;

    private readonly Actor _administrator = world.Who("PDA", Role.PdaAdministrator);

    public List<ApiToken> Tokens { get; } = [];

    public List<ClaimRule> Rules { get; } = [];

    public List<SecurityAlert> Alerts { get; } = [];

    public List<SecurityRecord> Events { get; } = [];

    public void Make()
    {
        Token("PITB", "Statistics of births", 120, 200, issued: true);
        Token("PITB", "Mirror of the provincial catalogue", 40, 30, issued: true);
        Token("KPITB", "Nightly export to the data exchange", 2, 180, issued: false);
        Token("ISTD", "Old reporting server", 300, 60, issued: true).Revoke("The server was switched off.", _administrator, world.At(30));
        Rule("provincial-it-officers", Role.ProvincialItOfficer, "PITB");
        Rule("pda-approvers", Role.Approver, "PDA");
        Alert(AlertPattern.ManySignInsRefused, Network, 24, TimeSpan.FromHours(1), 0.2);
        Alert(AlertPattern.MassExport, world.Who("PDA", Role.Auditor).Pseudonym, 5200, TimeSpan.FromHours(1), 1.2);
        Alert(AlertPattern.ManyWrongTokens, Network, 160, TimeSpan.FromHours(1), 2.4);
        Looked(Alert(AlertPattern.TwoCountries, world.Who("PITB", Role.ProvincialItOfficer).Pseudonym, 2, TimeSpan.FromHours(4), 8), "A conference in Dubai; confirmed by telephone.");
        Looked(Alert(AlertPattern.ManyRefusals, world.Who("KPITB", Role.ProvincialItOfficer).Pseudonym, 31, TimeSpan.FromMinutes(15), 15), "An old bookmark of the former department; deleted.");
        for (var i = 0; i < 24; i++) Events.Add(Event(SecurityEventType.SignIn, SecurityOutcome.Failure, 2.5 + (i / 2000.0), null) with { Network = Network, Country = "NL" });
        Events.Add(Event(SecurityEventType.Export, SecurityOutcome.Success, 3, world.Who("PDA", Role.Auditor).Pseudonym) with { Subject = "services.csv", Rows = 5200, Organisation = "PDA", Country = "PK", Network = "198.51.100.0/24" });
    }

    private ApiToken Token(string organisation, string name, int daysAgo, int daysLeft, bool issued)
    {
        var (person, made) = (world.Who(organisation, Role.ProvincialItOfficer), world.At(daysAgo));
        var token = ApiToken.Create(new(DemoText.Id("token:" + name)), person.OrganisationId, person.Id, name, [Permissions.Services.Read], world.Today.AddDays(daysLeft), _administrator, made);

        // Nobody knows a secret of this hash.
        if (issued) token.Issue(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), DemoWorld.DayOf(made), person, made.AddHours(2));
        Tokens.Add(token);
        return token;
    }

    private void Rule(string group, Role role, string organisation)
    {
        var rule = ClaimRule.Create(new(DemoText.Id("claim-rule:" + group)), new ClaimCondition("government", "groups", group), role, world.Organisations[organisation], _administrator, world.At(25));
        if (rule.Error is { } error) throw new InvalidOperationException(error.Code);
        Rules.Add(rule.Value);
    }

    private SecurityAlert Alert(AlertPattern pattern, string subject, long count, TimeSpan window, double daysAgo)
    {
        var alert = SecurityAlert.Raise(pattern, subject, count, window, world.Now.AddDays(-daysAgo));
        Alerts.Add(alert);
        return alert;
    }

    private void Looked(SecurityAlert alert, string note) => alert.Acknowledge(note, _administrator, alert.RaisedAt.AddHours(5));

    private SecurityRecord Event(SecurityEventType type, SecurityOutcome outcome, double daysAgo, string? actor) => new()
    {
        Id = SecurityEventId.New(),
        At = world.Now.AddDays(-daysAgo),
        Type = type,
        Outcome = outcome,
        Actor = actor,
        KeepUntil = world.Now.AddDays(KeptDays - daysAgo),
    };
}
