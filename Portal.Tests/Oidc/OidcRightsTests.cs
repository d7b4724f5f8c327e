using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Ledger;
using Portal.Infrastructure.Access.Oidc;
using Xunit;

namespace Portal.Tests.Oidc;

/// <summary>What a provider says of people while they sign in and afterwards, and what becomes of their rights.</summary>
/// <param name="portal">The portal with its providers.</param>
[Collection(OidcCollection.Name)]
public sealed class OidcRightsTests(OidcPortal portal)
{
    private static readonly Actor Administrator = Actor.System("administrator");
    private static readonly Actor Second = Actor.System("second administrator");

    [Fact]
    public async Task SignIn_OfAStrangerWhomARuleBringsIn_MakesThemAPersonWithItsRole()
    {
        await RuleAsync("newcomers", Role.MinistryOfficial, "MOITT");
        await portal.Alpha.AccountAsync("newcomer", new { email = "Newcomer@alpha.example", email_verified = true, name = "نئی افسر", groups = new[] { "newcomers", "others" } });
        using var surfer = portal.Open();
        Assert.Equal("/", await surfer.SignInAsync("alpha", "newcomer"));
        var person = await PersonAsync(p => p.Email == "newcomer@alpha.example");
        Assert.Equal(("", "نئی افسر", PersonState.Active), (person.Name.En, person.Name.Ur, person.State));
        var grant = Assert.Single(person.Grants);
        Assert.Equal((Role.MinistryOfficial, GrantSource.ClaimRule, person.OrganisationId), (grant.Role, grant.Source, grant.OrganisationId));

        var entries = await portal.ReadAsync(db => db.LedgerEntries.AsNoTracking().Where(e => e.Actor == "system:sign-in").Select(e => e.Type).ToListAsync());
        Assert.Contains("person.invited", entries);
        Assert.Contains("person.claim-roles-replaced", entries);
    }

    [Fact]
    public async Task SignIn_OfAStrangerWithAnUnverifiedAddress_MakesNobody()
    {
        await RuleAsync("unverified", Role.MinistryOfficial, "MOITT");
        await portal.Alpha.AccountAsync("unverified", new { email = "unverified@alpha.example", email_verified = false, groups = new[] { "unverified" } });
        using var surfer = portal.Open();
        Assert.StartsWith("/signin/problem?what=EmailNotVerified", await surfer.SignInAsync("alpha", "unverified"), StringComparison.Ordinal);
        Assert.False(await portal.ReadAsync(db => db.People.AnyAsync(p => p.Email == "unverified@alpha.example")));
    }

    [Fact]
    public async Task SignIn_WhenTwoRulesDoNotGoTogether_LeavesTheYoungerOutAndGoesOn()
    {
        await RuleAsync("checks", Role.CaseOfficer, "PDA");
        await RuleAsync("decides", Role.Approver, "PDA", confirmed: true);
        var (id, account) = await portal.InvitedAsync("decides", "checks");
        using var surfer = portal.Open();
        Assert.Equal("/", await surfer.SignInAsync("alpha", account));
        Assert.Equal(Role.CaseOfficer, Assert.Single((await PersonAsync(p => p.Id == id)).Grants).Role);
    }

    [Fact]
    public async Task Rule_ThatGivesAPrivilegedRole_WaitsForASecondAdministrator()
    {
        var rule = await RuleAsync("auditors", Role.Auditor, "PDA");
        var (id, account) = await portal.InvitedAsync("auditors");
        using var before = portal.Open();
        await before.SignInAsync("alpha", account);
        Assert.Empty((await PersonAsync(p => p.Id == id)).Grants);

        await portal.InDbAsync(async db =>
        {
            var found = await db.ClaimRules.SingleAsync(r => r.Id == rule);
            Assert.Equal(ClaimRuleErrors.FourEyes, found.Confirm(Administrator, DateTimeOffset.UtcNow).Error);
            Assert.Null(found.Confirm(Second, DateTimeOffset.UtcNow).Error);
            await db.CommitAsync(CancellationToken.None);
        });
        using var after = portal.Open();
        await after.SignInAsync("alpha", account);
        Assert.Equal(Role.Auditor, Assert.Single((await PersonAsync(p => p.Id == id)).Grants).Role);
    }

    [Fact]
    public async Task Renewal_BringsRolesInLineWithWhatTheProviderSaysNow()
    {
        await RuleAsync("officers", Role.CaseOfficer, "PDA");
        var (id, account) = await portal.InvitedAsync();
        using var surfer = portal.Open();
        await surfer.SignInAsync("alpha", account);
        Assert.Empty((await PersonAsync(p => p.Id == id)).Grants);

        await portal.Alpha.AccountAsync(account, new { email = $"{account}@alpha.example", email_verified = true, groups = new[] { "officers" } });
        await RenewAsync();
        Assert.Equal(Role.CaseOfficer, Assert.Single((await PersonAsync(p => p.Id == id)).Grants).Role);

        // The token changes at each use; the newer one is what the next renewal takes.
        await portal.Alpha.AccountAsync(account, new { email = $"{account}@alpha.example", email_verified = true, groups = Array.Empty<string>() });
        await RenewAsync();
        Assert.Empty((await PersonAsync(p => p.Id == id)).Grants);
        Assert.True(await surfer.IsSignedInAsync());
    }

    [Fact]
    public async Task Renewal_WhenTheProviderNoLongerVouchesForThePerson_EndsTheSession()
    {
        var (id, account) = await portal.InvitedAsync();
        var (_, other) = await portal.InvitedAsync();
        using var gone = portal.Open();
        using var stays = portal.Open();
        await gone.SignInAsync("alpha", account);
        await stays.SignInAsync("alpha", other);
        await portal.Alpha.ForgetAsync(account);
        await RenewAsync();
        Assert.False(await gone.IsSignedInAsync());
        Assert.True(await stays.IsSignedInAsync());
        Assert.Equal(SessionEndReason.ProviderSignedOut, (await portal.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.PersonId == id))).EndReason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("broken@/token")]
    [InlineData("audience")]
    public async Task Renewal_WhileTheProviderIsDownOrTalksNonsense_LeavesEverythingAsItIs(string? fault)
    {
        await RuleAsync("keepers", Role.CaseOfficer, "PDA");
        var (id, account) = await portal.InvitedAsync("keepers");
        using var surfer = portal.Open();
        await surfer.SignInAsync("alpha", account);
        if (fault is null) await portal.Alpha.DownAsync();
        else await portal.Alpha.FaultAsync(fault);
        try
        {
            await RenewAsync();
        }
        finally
        {
            if (fault is null) await portal.Alpha.UpAsync();
            else await portal.Alpha.FaultAsync("");
        }

        Assert.True(await surfer.IsSignedInAsync());
        Assert.Single((await PersonAsync(p => p.Id == id)).Grants);
    }

    private Task RenewAsync() => portal.Services.GetRequiredService<OidcRenewal>().RunAsync(CancellationToken.None);

    private Task<Person> PersonAsync(System.Linq.Expressions.Expression<Func<Person, bool>> which) => portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(which));

    // Each test has a group of its own; the rule for it is made once.
    private async Task<ClaimRuleId> RuleAsync(string group, Role role, string organisation, bool confirmed = false)
    {
        var id = ClaimRuleId.New();
        await portal.InDbAsync(async db =>
        {
            if (await db.ClaimRules.AnyAsync(r => r.Value == group)) return;
            var at = await db.Organisations.SingleAsync(o => o.Code == organisation);
            var rule = ClaimRule.Create(id, new ClaimCondition("alpha", "groups", group), role, at, Administrator, DateTimeOffset.UtcNow).Value;
            if (confirmed) rule.Confirm(Second, DateTimeOffset.UtcNow);
            db.ClaimRules.Add(rule);
            await db.CommitAsync(CancellationToken.None);
        });
        return id;
    }
}
