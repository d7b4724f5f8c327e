using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Infrastructure.Access.Oidc;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

/// <summary>A portal that knows one provider, which is never asked.</summary>
public sealed class PortalWithProvider : TestPortal
{
    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton(new OidcProviders([new OidcProvider("entra", new LocalizedText("Entra", "اینٹرا"), new Uri("https://login.example.org"), "portal")]));
}

/// <summary>How administrators keep claim rules.</summary>
/// <param name="portal">The portal.</param>
public sealed class ClaimRuleTests(PortalWithProvider portal) : IClassFixture<PortalWithProvider>
{
    [Fact]
    public async Task Add_ByAnAdministrator_IsInTheListAndInTheLedger()
    {
        var administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var id = ClaimRuleId.New();
        var command = new AddClaimRuleCommand(id, "entra", " groups ", " officers ", Role.CaseOfficer, "PDA");
        Assert.Null((await portal.SendAsync(administrator, command)).Error);
        // A second click makes nothing twice; the same rule under another id is refused.
        Assert.Null((await portal.SendAsync(administrator, command)).Error);
        Assert.Equal(ClaimRuleErrors.Exists, (await portal.SendAsync(administrator, command with { Id = ClaimRuleId.New() })).Error);

        var settings = (await portal.SendAsync(administrator, new GetSignInSettingsQuery())).Value;
        var row = Assert.Single(settings.Rules, r => r.Id == id);
        Assert.Equal(("groups", "officers", true, false), (row.Claim, row.Value, row.IsInForce, row.MayConfirm));
        Assert.Equal("entra", Assert.Single(settings.Providers).Key);

        Assert.Null((await portal.SendAsync(administrator, new RemoveClaimRuleCommand(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(administrator, new RemoveClaimRuleCommand(id))).Error);
        Assert.Equal(["claim-rule.added", "claim-rule.removed"], await TypesAsync(id));
    }

    [Fact]
    public async Task Add_OfAPrivilegedRole_IsPutInForceByAnotherAdministratorOnly()
    {
        var (first, second) = (await portal.PersonAsync("PDA", Role.PdaAdministrator), await portal.PersonAsync("PDA", Role.PdaAdministrator));
        var id = ClaimRuleId.New();
        Assert.Null((await portal.SendAsync(first, new AddClaimRuleCommand(id, "entra", "groups", "approvers", Role.Approver, "PDA"))).Error);
        Assert.Equal((false, false), await StandingAsync(first));
        Assert.Equal((false, true), await StandingAsync(second));
        Assert.Equal(ClaimRuleErrors.FourEyes, (await portal.SendAsync(first, new ConfirmClaimRuleCommand(id))).Error);
        Assert.Null((await portal.SendAsync(second, new ConfirmClaimRuleCommand(id))).Error);
        Assert.Equal((true, false), await StandingAsync(second));
        Assert.Equal(["claim-rule.added", "claim-rule.confirmed"], await TypesAsync(id));

        async Task<(bool IsInForce, bool MayConfirm)> StandingAsync(Person reader)
        {
            var row = (await portal.SendAsync(reader, new GetSignInSettingsQuery())).Value.Rules.Single(r => r.Id == id);
            return (row.IsInForce, row.MayConfirm);
        }
    }

    [Theory]
    [InlineData("other", "groups", "x", Role.CaseOfficer, "PDA", "Provider")]
    [InlineData("entra", "", "x", Role.CaseOfficer, "PDA", "Claim")]
    [InlineData("entra", "groups", "", Role.CaseOfficer, "PDA", "Value")]
    [InlineData("entra", "groups", "a\0b", Role.CaseOfficer, "PDA", "Value")]
    [InlineData("entra", "groups", "x", null, "PDA", "Role")]
    [InlineData("entra", "groups", "x", (Role)99, "PDA", "Role")]
    [InlineData("entra", "groups", "x", Role.CaseOfficer, "NOBODY", "Organisation")]
    public async Task Add_WithAFieldThatDoesNotHold_NamesTheField(string provider, string claim, string value, Role? role, string organisation, string field)
    {
        var administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var refused = await portal.SendAsync(administrator, new AddClaimRuleCommand(ClaimRuleId.New(), provider, claim, value, role, organisation));
        Assert.Contains(refused.Error!.Fields, f => f.Field == field);
    }

    [Fact]
    public async Task Add_OfARoleThatMeansNothingThere_IsRefused()
    {
        var administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var refused = await portal.SendAsync(administrator, new AddClaimRuleCommand(ClaimRuleId.New(), "entra", "groups", "x", Role.PdaAdministrator, "PITB"));
        Assert.Equal(AccessErrors.RoleNotHere, refused.Error);
    }

    private Task<List<string>> TypesAsync(ClaimRuleId id)
    {
        var code = "CR-" + id.Value.ToString("N")[^8..].ToUpperInvariant();
        return portal.InDbAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Subject == code).OrderBy(e => e.Id).Select(e => e.Type).ToListAsync());
    }
}
