using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

public sealed class PeopleTests : TestPortal, IAsyncLifetime
{
    private Person _administrator = null!;
    private Person _authority = null!;
    private OrganisationId _home;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _administrator = await PersonAsync("PITB", Role.OrganisationAdministrator);
        _authority = await PersonAsync("PDA", Role.PdaAdministrator);
        _home = _administrator.OrganisationId;
    }

    [Fact]
    public async Task Invite_ThenSecondAdministratorGrants_MakesTheRightsEffective()
    {
        var id = PersonId.New();
        var invite = new InvitePersonCommand(id, "Sajid Mahmood", "ساجد محمود", "Sajid@PITB.example", _home, [Role.ProvincialItOfficer, Role.OrganisationAdministrator], "Order 1");
        Assert.Null((await SendAsync(_administrator, invite)).Error);
        Assert.Null((await SendAsync(_administrator, invite)).Error);
        var person = (await SendAsync(_administrator, new GetPersonQuery(id))).Value;
        Assert.Equal((PersonState.Invited, "sajid@pitb.example"), (person.State, person.Email));
        Assert.Equal([Role.ProvincialItOfficer], person.Grants.Select(g => g.Role));
        var asked = Assert.Single(person.Requests);
        Assert.Equal((Role.OrganisationAdministrator, true, false), (asked.Role, asked.IsMine, asked.MayDecide));
        Assert.Equal(AccessErrors.FourEyes, (await SendAsync(_administrator, new DecideRoleRequestCommand(asked.Id, asked.Version, true, "Yes"))).Error);

        var task = Assert.Single((await SendAsync(_authority, new GetMyWorkQuery())).Value.Tasks, t => t.Kind == WorkKind.DecideRoleRequest);
        Assert.Equal("Sajid Mahmood", task.Subject.En);
        var decide = new DecideRoleRequestCommand(asked.Id, asked.Version, true, "Order seen");
        Assert.Null((await SendAsync(_authority, decide)).Error);
        Assert.Equal(Error.Stale, (await SendAsync(_authority, decide)).Error);
        await InDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == id)).Link("test", "sub", Clock.GetUtcNow());
            await db.CommitAsync(CancellationToken.None);
            return 0;
        });
        var joined = await InDbAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.True((await SendAsync(joined, new ListPeopleQuery(new PeopleFilter(), new PageRequest()))).IsSuccess);
        await SealLedgerAsync();
        var history = (await SendAsync(_administrator, new GetPersonQuery(id))).Value.History;
        Assert.Equal([RightsChange.Joined, RightsChange.RoleGranted, RightsChange.RoleGranted, RightsChange.Invited], history.Select(h => h.Change));
        Assert.All(history, h => Assert.NotNull(h.Leaf));
    }

    [Fact]
    public async Task List_ByName_IsInTheOrderOfTheReadersLanguage()
    {
        foreach (var (english, urdu) in new[] { ("Okapi Zafar", "پرویز اختر"), ("Okapi Yusuf", "تیمور خان"), ("Okapi Amna", "آمنہ بی بی"), ("Okapi Wali", "بابر علی") })
            Assert.Null((await SendAsync(_administrator, new InvitePersonCommand(PersonId.New(), english, urdu, $"{english[6..]}@pitb.example", _home, [Role.ProvincialItOfficer], "Order"))).Error);
        Assert.Equal(["Okapi Amna", "Okapi Wali", "Okapi Yusuf", "Okapi Zafar"], await ListedAsync(new PageRequest(), "en"));
        Assert.Equal(["Okapi Amna", "Okapi Wali", "Okapi Zafar", "Okapi Yusuf"], await ListedAsync(new PageRequest(), "ur"));
        Assert.Equal(["Okapi Yusuf", "Okapi Zafar", "Okapi Wali", "Okapi Amna"], await ListedAsync(new PageRequest(Sort: "name", Descending: true), "ur"));
        Assert.Equal(["Okapi Wali", "Okapi Zafar"], await ListedAsync(new PageRequest(1, 2), "ur"));

        async Task<string[]> ListedAsync(PageRequest paging, string language) =>
            [.. (await SendAsync(_administrator, new ListPeopleQuery(new PeopleFilter("okapi"), paging, language))).Value.Items.Select(p => p.Name.En)];
    }

    [Fact]
    public async Task TakeAway_WhileSomebodyWorks_StopsTheNextAction()
    {
        var officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Null((await SendAsync(officer, new StartServiceCommand(ServiceId.New()))).Error);
        var seen = (await SendAsync(_administrator, new GetPersonQuery(officer.Id))).Value;
        var take = new TakeRoleAwayCommand(officer.Id, seen.Version, seen.Grants[0].Id, "Transferred");
        Assert.Null((await SendAsync(_administrator, take)).Error);
        Assert.Equal(Error.Stale, (await SendAsync(_administrator, take)).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(officer, new StartServiceCommand(ServiceId.New()))).Error);
        Assert.True((await SendAsync(officer, new GetMyAccessQuery())).IsSuccess);
    }

    [Fact]
    public async Task Disable_WhileSomebodyWorks_StopsEverything()
    {
        var officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var seen = (await SendAsync(_administrator, new GetPersonQuery(officer.Id))).Value;
        Assert.True(seen.MayDisable);
        Assert.Null((await SendAsync(_administrator, new DisablePersonCommand(officer.Id, seen.Version, "Left"))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(officer, new GetMyAccessQuery())).Error);
        var now = (await SendAsync(_administrator, new GetPersonQuery(officer.Id))).Value;
        Assert.Null((await SendAsync(_administrator, new EnablePersonCommand(officer.Id, now.Version, "Back"))).Error);
        Assert.Null((await SendAsync(officer, new StartServiceCommand(ServiceId.New()))).Error);
    }

    [Fact]
    public async Task EveryUseCase_AboutAnotherOrganisationsPerson_IsNotFound()
    {
        var stranger = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var elsewhere = stranger.OrganisationId;
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new GetPersonQuery(stranger.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new TakeRoleAwayCommand(stranger.Id, stranger.Version, stranger.Grants[0].Id, "x"))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new DisablePersonCommand(stranger.Id, stranger.Version, "x"))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new GrantRoleCommand(stranger.Id, stranger.Version, Role.Applicant, _home, null, "x"))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new InvitePersonCommand(PersonId.New(), "A", "ا", "a@b.example", elsewhere, [], "x"))).Error);
        Assert.DoesNotContain((await SendAsync(_administrator, new ListPeopleQuery(new PeopleFilter(), new PageRequest(Take: 200)))).Value.Items, r => r.Id == stranger.Id);
        Assert.Contains((await SendAsync(_authority, new ListPeopleQuery(new PeopleFilter(Organisation: "ISTD"), new PageRequest()))).Value.Items, r => r.Id == stranger.Id);
        var own = await PersonAsync("PITB");
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new GrantRoleCommand(own.Id, own.Version, Role.Applicant, elsewhere, null, "x"))).Error);
    }

    [Fact]
    public async Task Person_WhoOnlyHelpsHere_CanLoseTheRoleHereButNotTheAccount()
    {
        var helper = await PersonAsync("ISTD");
        Assert.Null((await SendAsync(_authority, new GrantRoleCommand(helper.Id, helper.Version, Role.ProvincialItOfficer, _home, null, "Secondment"))).Error);
        var seen = (await SendAsync(_administrator, new GetPersonQuery(helper.Id))).Value;
        Assert.False(seen.MayDisable);
        Assert.Equal(Error.Forbidden, (await SendAsync(_administrator, new DisablePersonCommand(helper.Id, seen.Version, "x"))).Error);
        Assert.Null((await SendAsync(_administrator, new TakeRoleAwayCommand(helper.Id, seen.Version, seen.Grants[0].Id, "Secondment over"))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new GetPersonQuery(helper.Id))).Error);
    }

    [Fact]
    public async Task Rights_OfOneself_AreNeverOnesOwnToChange()
    {
        var seen = (await SendAsync(_administrator, new GetPersonQuery(_administrator.Id))).Value;
        Assert.True(seen is { IsSelf: true, MayDisable: false, MayGrantAt.Count: 0 });
        Assert.Equal(AccessErrors.OwnRights, (await SendAsync(_administrator, new GrantRoleCommand(_administrator.Id, seen.Version, Role.Applicant, _home, null, "x"))).Error);
        Assert.Equal(AccessErrors.OwnRights, (await SendAsync(_administrator, new TakeRoleAwayCommand(_administrator.Id, seen.Version, seen.Grants[0].Id, "x"))).Error);
    }

    [Fact]
    public async Task Grant_OfThePdasAdministration_IsNotAnOrganisationsToAskFor()
    {
        var keeper = await PersonAsync("PDA", Role.OrganisationAdministrator);
        var person = await PersonAsync("PDA");
        Assert.Equal(Error.Forbidden, (await SendAsync(keeper, new GrantRoleCommand(person.Id, person.Version, Role.PdaAdministrator, person.OrganisationId, null, "x"))).Error);
        var asked = new GrantRoleCommand(person.Id, person.Version, Role.PdaAdministrator, person.OrganisationId, null, "Order 3");
        Assert.Equal(GrantOutcome.Asked, (await SendAsync(_authority, asked)).Value);
        Assert.Equal(AccessErrors.RequestWaits, (await SendAsync(_authority, asked)).Error);
        var request = Assert.Single((await SendAsync(keeper, new ListRoleRequestsQuery())).Value);
        Assert.False(request.MayDecide);
        Assert.Equal(Error.Forbidden, (await SendAsync(keeper, new DecideRoleRequestCommand(request.Id, request.Version, true, "x"))).Error);
        Assert.Null((await SendAsync(_authority, new WithdrawRoleRequestCommand(request.Id, request.Version))).Error);
        Assert.Empty((await SendAsync(keeper, new ListRoleRequestsQuery())).Value);
    }

    [Fact]
    public async Task List_ByPseudonym_FindsWhoALedgerEntrySpeaksOf()
    {
        var row = Assert.Single((await SendAsync(_authority, new ListPeopleQuery(new PeopleFilter(_administrator.Pseudonym), new PageRequest()))).Value.Items);
        Assert.Equal(_administrator.Id, row.Id);
        Assert.Contains((await SendAsync(_authority, new ListPeopleQuery(new PeopleFilter(Role: Role.OrganisationAdministrator), new PageRequest(Sort: "seen", Descending: true)))).Value.Items, r => r.Id == _administrator.Id);
        Assert.Empty((await SendAsync(_authority, new ListPeopleQuery(new PeopleFilter(State: PersonState.Disabled), new PageRequest()))).Value.Items);
    }

    [Fact]
    public async Task Change_OfRights_IsInTheSecurityLogAndToldToThePerson()
    {
        var person = await PersonAsync("PITB");
        Assert.Equal(GrantOutcome.Granted, (await SendAsync(_administrator, new GrantRoleCommand(person.Id, person.Version, Role.Applicant, _home, null, "Order 4"))).Value);
        Assert.True(await InDbAsync(db => db.SecurityEvents.AnyAsync(e => e.Type == SecurityEventType.RightsChanged && e.Subject == person.Pseudonym)));
        Assert.Equal("/my-access", await InDbAsync(db => db.Notifications.Where(n => n.PersonId == person.Id).Select(n => n.Url).SingleAsync()));
    }
}
