using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

/// <summary>An account goes over to another identity: by an administrator's hand, with its roles, and without the sessions of the former one.</summary>
public sealed class ReleaseIdentityTests : TestPortal
{
    private static readonly SessionOrigin Origin = new("Chromium", "Linux", "203.0.113.0/24");

    [Fact]
    public async Task Release_OfATiedAccount_EndsItsSessions_AndTheNextSignInTiesItAnewWithItsRoles()
    {
        var administrator = await PersonAsync("PITB", Role.OrganisationAdministrator);
        var officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var former = (await SignInAsync(officer, "former", "a-1")).Value;
        var session = await StartAsync(officer);
        var seen = (await SendAsync(administrator, new GetPersonQuery(officer.Id))).Value;
        Assert.Equal(("former", true), (seen.Provider, seen.MayRelease));

        Assert.True((await SendAsync(administrator, new ReleaseIdentityCommand(officer.Id, seen.Version, "The province changes its provider"))).IsSuccess);
        Assert.Equal(Error.Forbidden, (await ActAsync(officer, session)).Error);
        Assert.Equal(SessionEndReason.IdentityReleased, await InDbAsync(db => db.Sessions.Where(s => s.Id == session).Select(s => s.EndReason).SingleAsync()));
        var released = (await SendAsync(administrator, new GetPersonQuery(officer.Id))).Value;
        Assert.Equal((PersonState.Invited, null, false), (released.State, released.Provider, released.MayRelease));
        Assert.Equal("The province changes its provider", released.History[0].Reason);
        Assert.Equal(1, await InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "person.identity-released" && e.Subject == officer.Pseudonym)));

        Assert.Equal(former.Id, (await SignInAsync(officer, "new", "b-1")).Value.Id);
        Assert.Equal(Error.Forbidden, (await ActAsync(officer, session)).Error);
        Assert.True((await ActAsync(officer, await StartAsync(officer))).IsSuccess);
        Assert.Equal([Role.ProvincialItOfficer], (await SendAsync(administrator, new GetPersonQuery(officer.Id))).Value.Grants.Select(g => g.Role));
        Assert.Equal(AccessErrors.LinkedElsewhere, (await SignInAsync(officer, "former", "a-1")).Error);
    }

    [Fact]
    public async Task Release_OfOnesOwnAccountOrAnotherOrganisations_OrOfOneThatIsNotTied_IsRefused()
    {
        var administrator = await PersonAsync("PITB", Role.OrganisationAdministrator);
        var officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        await SignInAsync(administrator, "former", "a-2");
        Assert.Equal(AccessErrors.OwnRights, (await ReleaseAsync(administrator, administrator)).Error);
        Assert.Equal(AccessErrors.NotLinked, (await ReleaseAsync(administrator, officer)).Error);
        Assert.Equal(Error.NotFound, (await ReleaseAsync(await PersonAsync("KPITB", Role.OrganisationAdministrator), officer)).Error);
        Assert.Equal(Error.Forbidden, (await ReleaseAsync(officer, administrator)).Error);
    }

    protected override void Configure(IServiceCollection services)
    {
        var providers = Substitute.For<ISignInProviders>();
        providers.Has(Arg.Any<string>()).Returns(true);
        services.AddSingleton(providers);
    }

    private async Task<Result> ReleaseAsync(Person by, Person person)
    {
        var version = await InDbAsync(db => db.People.Where(p => p.Id == person.Id).Select(p => p.Version).SingleAsync());
        return await SendAsync(by, new ReleaseIdentityCommand(person.Id, version, "Order 7"));
    }

    private Task<Result<SignedInPerson>> SignInAsync(Person person, string provider, string subject) =>
        SendAsync(SignInClerk.Actor, new SignInWithProviderCommand(provider, subject, person.Email, true, null, new Dictionary<string, IReadOnlyList<string>>()));

    private async Task<SessionId> StartAsync(Person person) =>
        (await SendAsync(SessionKeeper.Actor, new StartSessionCommand(person.Id, SignInMethod.OpenIdConnect, Origin))).Value;

    private Task<Result<MeView>> ActAsync(Person person, SessionId session) =>
        Services.GetRequiredService<UseCaseRunner>().SendAsync(new SignedIn(person.Id, session), new GetMeQuery());
}
