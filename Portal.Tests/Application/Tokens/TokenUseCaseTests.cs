using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Notifications;
using Portal.Application.Services;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Domain.Tokens;
using Portal.Infrastructure.Tokens;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Tokens;

public sealed class TokenUseCaseTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private DateOnly Today => portal.Clock.TodayInPakistan();

    [Fact]
    public async Task Create_ByAnAdministrator_GivesTheSecretToThePersonAlone()
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var id = await CreatedAsync(administrator, officer);
        Assert.Equal(TokenErrors.NotResponsible, (await portal.SendAsync(administrator, new IssueTokenCommand(id, await VersionAsync(id)))).Error);

        var issued = await portal.SendAsync(officer, new IssueTokenCommand(id, await VersionAsync(id)));
        Assert.Matches("^portal_[A-Za-z0-9_-]{76}$", issued.Value);
        var told = (await portal.SendAsync(officer, new ListNotificationsQuery(new PageRequest()))).Value.Items;
        Assert.Contains(told, n => n.Type == "token.created" && n.Subject == id.Code);
        var entries = await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == id.Code).OrderBy(e => e.Id).Select(e => e.Type).ToListAsync());
        Assert.Equal(["token.created", "token.issued"], entries);
        Assert.DoesNotContain(issued.Value, await AllTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await portal.InDbAsync(db => db.SecurityEvents.CountAsync(e => e.Type == SecurityEventType.TokenCreated && e.Subject == id.Code)));
    }

    [Fact]
    public async Task Create_Twice_MakesOne()
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var command = Command(officer, "PITB");
        Assert.Null((await portal.SendAsync(administrator, command)).Error);
        Assert.Null((await portal.SendAsync(administrator, command)).Error);
        Assert.Equal(1, await portal.InDbAsync(db => db.ApiTokens.CountAsync(t => t.Id == command.Id)));
    }

    [Fact]
    public async Task Create_OutsideOnesReach_IsRefused()
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var stranger = await portal.PersonAsync("KPITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(administrator, Command(stranger, "KPITB"))).Error);
        Assert.Equal(TokenErrors.NoRoleThere, (await portal.SendAsync(administrator, Command(stranger, "PITB"))).Error);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(officer, Command(officer, "PITB"))).Error);
        var pda = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        Assert.Null((await portal.SendAsync(pda, Command(stranger, "KPITB"))).Error);
    }

    [Theory]
    [InlineData(0, "x", Permissions.Services.Read)]
    [InlineData(367, "x", Permissions.Services.Read)]
    [InlineData(30, "", Permissions.Services.Read)]
    [InlineData(30, "x", Permissions.Services.Decide)]
    [InlineData(30, "x", Permissions.Administration.ManageAllPeople)]
    [InlineData(30, "x", null)]
    public async Task Create_WithWhatATokenCannotBe_IsInvalid(int days, string name, string? scope)
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var refused = await portal.SendAsync(administrator, new CreateTokenCommand(ApiTokenId.New(), "PITB", officer.Id, name, scope is null ? [] : [scope], Today.AddDays(days)));
        Assert.Equal(ErrorKind.Invalid, refused.Error!.Kind);
    }

    [Fact]
    public async Task Revoke_BySomebodyElsesAdministrator_FindsNothing()
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var id = await CreatedAsync(administrator, officer);
        var foreign = await AdministratorAsync("KPITB");
        Assert.Equal(Error.NotFound, (await portal.SendAsync(foreign, new RevokeTokenCommand(id, await VersionAsync(id), "Mine now."))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(foreign, new HandOverTokenCommand(id, await VersionAsync(id), foreign.Id))).Error);
        Assert.DoesNotContain((await portal.SendAsync(foreign, new ListTokensQuery(new PageRequest(), Mine: false))).Value.Items, t => t.Id == id);
        Assert.Contains((await portal.SendAsync(administrator, new ListTokensQuery(new PageRequest(), Mine: false))).Value.Items, t => t.Id == id);
        Assert.Contains((await portal.SendAsync(officer, new ListTokensQuery(new PageRequest(), Mine: true))).Value.Items, t => t.Id == id);
        Assert.Equal(Error.Forbidden, (await portal.SendAsync(officer, new ListTokensQuery(new PageRequest(), Mine: false))).Error);
    }

    [Fact]
    public async Task Revoked_Token_ComesBackByNothing()
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var id = await CreatedAsync(administrator, officer);
        Assert.Null((await portal.SendAsync(administrator, new RevokeTokenCommand(id, await VersionAsync(id), "Not needed."))).Error);
        Assert.Equal(TokenErrors.Revoked, (await portal.SendAsync(officer, new IssueTokenCommand(id, await VersionAsync(id)))).Error);
        Assert.Equal(TokenErrors.Revoked, (await portal.SendAsync(administrator, new HandOverTokenCommand(id, await VersionAsync(id), administrator.Id))).Error);
        Assert.Equal(TokenErrors.Revoked, (await portal.SendAsync(administrator, new RevokeTokenCommand(id, await VersionAsync(id), "Again."))).Error);
    }

    [Fact]
    [Asvs("2.3.5")]
    public async Task Token_OfAPersonWhoFiled_CannotBreakFourEyes()
    {
        // The token acts for the person, so it neither reviews nor decides, whatever the person could do elsewhere.
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var id = await CreatedAsync(administrator, officer);
        await portal.SendAsync(officer, new IssueTokenCommand(id, await VersionAsync(id)));
        var bearer = new TokenBearer(id, officer.Id);
        var runner = portal.Services.GetRequiredService<UseCaseRunner>();
        var service = ServiceId.New();
        Assert.Null((await runner.SendAsync(bearer, new StartServiceCommand(service))).Error);
        Assert.Equal(Error.Forbidden, (await runner.SendAsync(bearer, new ApproveServiceCommand(service, Guid.NewGuid(), "Mine."))).Error);
        Assert.Equal(Error.Forbidden, (await runner.SendAsync(bearer, new IssueTokenCommand(id, await VersionAsync(id)))).Error);
        var stranger = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.Forbidden, (await runner.SendAsync(bearer with { Person = stranger.Id }, new StartServiceCommand(ServiceId.New()))).Error);
    }

    [Fact]
    public async Task Remind_OfTokensThatEndSoon_TellsEachPersonOnce()
    {
        var (administrator, officer) = (await AdministratorAsync("PITB"), await portal.PersonAsync("PITB", Role.ProvincialItOfficer));
        var (soon, later) = (Command(officer, "PITB") with { ValidUntil = Today.AddDays(14) }, Command(officer, "PITB") with { ValidUntil = Today.AddDays(15) });
        await portal.SendAsync(administrator, soon);
        await portal.SendAsync(administrator, later);
        for (var i = 0; i < 2; i++) await portal.SendAsync(Portal.Application.Security.SecurityWatch.Actor, new RemindOfTokensCommand());
        var reminded = (await portal.SendAsync(officer, new ListNotificationsQuery(new PageRequest()))).Value.Items.Where(n => n.Type == "token.expires-soon");
        Assert.Equal(soon.Id.Code, Assert.Single(reminded).Subject);
    }

    [Fact]
    public async Task Keys_OnAnotherNode_AreTheSame()
    {
        var other = ActivatorUtilities.CreateInstance<TokenKeys>(portal.Services);
        await other.LoadAsync(CancellationToken.None);
        Assert.Equal(portal.Services.GetRequiredService<TokenKeys>().Newest.Key, other.Newest.Key);
        Assert.DoesNotContain(Convert.ToBase64String(other.Newest.Key), await AllTextAsync(), StringComparison.Ordinal);
    }

    private async Task<ApiTokenId> CreatedAsync(Person administrator, Person responsible)
    {
        var command = Command(responsible, "PITB");
        Assert.Null((await portal.SendAsync(administrator, command)).Error);
        return command.Id;
    }

    private CreateTokenCommand Command(Person person, string organisation) =>
        new(ApiTokenId.New(), organisation, person.Id, "Land records", [Permissions.Services.Read, Permissions.Services.Register], Today.AddDays(100));

    private Task<Person> AdministratorAsync(string organisation) => portal.PersonAsync(organisation, Role.OrganisationAdministrator);

    private Task<Guid> VersionAsync(ApiTokenId id) => portal.InDbAsync(db => db.ApiTokens.Where(t => t.Id == id).Select(t => t.Version).SingleAsync());

    // Everything readable in the tables that tokens touch.
    private Task<string> AllTextAsync() => portal.InDbAsync(async db => string.Join('\n',
        (await db.LedgerEntries.Select(e => e.Content).ToListAsync())
        .Concat((await db.ApiTokens.ToListAsync()).Select(t => t.Name + Convert.ToBase64String(t.SecretHash ?? [])))
        .Concat(await db.TokenKeys.Select(k => k.Content).ToListAsync())
        .Concat((await db.SecurityEvents.ToListAsync()).Select(e => e.ToString()))));
}
