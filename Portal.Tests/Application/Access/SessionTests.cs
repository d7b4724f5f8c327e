using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

/// <summary>A session is open until it is ended, runs out, or its person may no longer sign in; in an ended one nobody acts.</summary>
/// <param name="portal">The portal.</param>
public sealed class SessionTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly SessionOrigin Origin = new("Chromium", "Linux", "203.0.113.0/24");

    [Fact]
    [Asvs("7.2.4")]
    public async Task Start_ForAnActivePerson_LetsThemActUnderANewIdentifierEachTime()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var first = await StartAsync(person);
        var second = await StartAsync(person);

        Assert.NotEqual(first, second);
        Assert.True((await ActAsync(person, first)).IsSuccess);
        Assert.True((await ActAsync(person, second)).IsSuccess);
    }

    [Fact]
    [Asvs("7.2.4")]
    public async Task Start_InABrowserThatHadASession_EndsThatOne()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var first = await StartAsync(person);
        await portal.SendAsync(SessionKeeper.Actor, new StartSessionCommand(person.Id, SignInMethod.Demo, Origin, Replaces: first));

        Assert.Equal(Error.Forbidden, (await ActAsync(person, first)).Error);
        Assert.Equal(SessionEndReason.Replaced, (await ReadAsync(first)).EndReason);
    }

    [Fact]
    public async Task Start_ByAPersonInsteadOfSignIn_IsRefused()
    {
        var person = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var asked = await portal.SendAsync(person, new StartSessionCommand(person.Id, SignInMethod.Demo, Origin));
        Assert.Equal(Error.Forbidden, asked.Error);
    }

    [Fact]
    public async Task Act_InASession_AsksForSessionAndRightsTogether()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer, Role.OrganisationAdministrator);
        var session = await StartAsync(person);
        await using var scope = portal.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Person, caller.Session) = (person.Id, session);
        using var commands = new CommandCount(portal.ConnectionString);
        var actor = await caller.ResolveAsync(CancellationToken.None);

        Assert.Equal(1, commands.Count);
        Assert.True(actor!.May(Permissions.Services.Register) && actor.May(Permissions.Administration.ManagePeople));
        Assert.Equal("PITB", actor.OrganisationCode);
    }

    [Fact]
    public async Task Act_InSomebodyElsesSession_IsRefused()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var other = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var session = await StartAsync(other);
        Assert.Equal(Error.Forbidden, (await ActAsync(person, session)).Error);
    }

    [Fact]
    [Asvs("7.3.1")]
    public async Task Act_WithinTheIdleTime_PutsTheEndOff_AndAPageByItselfDoesNot()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var session = await StartAsync(person);
        var started = (await ReadAsync(session)).IdleExpiresAt;

        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await ActAsync(person, session);
        Assert.Equal(started, (await ReadAsync(session)).IdleExpiresAt);

        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        await ActAsync(person, session, attended: false);
        Assert.Equal(started, (await ReadAsync(session)).IdleExpiresAt);
        await ActAsync(person, session);
        Assert.Equal(portal.Clock.GetUtcNow() + SessionLimits.Default.Idle, (await ReadAsync(session)).IdleExpiresAt);

        portal.Clock.Advance(SessionLimits.Default.Idle);
        Assert.Equal(Error.Forbidden, (await ActAsync(person, session)).Error);
        Assert.Equal(SessionEndReason.Idle, (await StandingAsync(session)).Over);
    }

    [Fact]
    [Asvs("7.3.2")]
    public async Task Act_PastTheLongestTime_IsRefusedHoweverBusyThePersonWas()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var session = await StartAsync(person);
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            Assert.True((await ActAsync(person, session)).IsSuccess);
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.True((await ActAsync(person, session)).IsSuccess);
        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(Error.Forbidden, (await ActAsync(person, session)).Error);
        Assert.Equal(SessionEndReason.Expired, (await StandingAsync(session)).Over);
    }

    [Fact]
    public async Task End_OfOnesOwn_EndsThatOneOnly_AndOfAStrangers_IsNotFound()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var (here, there) = (await StartAsync(person), await StartAsync(person));
        var strangers = await StartAsync(await portal.PersonAsync("PITB", Role.ProvincialItOfficer));

        Assert.Equal(Error.NotFound, (await SendAsync(person, here, new EndSessionCommand(strangers))).Error);
        Assert.True((await SendAsync(person, here, new EndSessionCommand(there))).IsSuccess);
        Assert.Equal(SessionEndReason.EndedElsewhere, (await ReadAsync(there)).EndReason);
        Assert.True((await ActAsync(person, here)).IsSuccess);
        Assert.True((await SendAsync(person, here, new EndSessionCommand(here))).IsSuccess);
        Assert.Equal(SessionEndReason.SignedOut, (await ReadAsync(here)).EndReason);
        Assert.Null((await StandingAsync(strangers)).Over);
    }

    [Fact]
    [Asvs("7.5.2")]
    public async Task EndOthers_FromOneOfThree_LeavesThatOne_AndTheListSaysSo()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var here = await StartAsync(person);
        await StartAsync(person);
        await StartAsync(person);

        Assert.Equal(3, (await SendAsync(person, here, new ListSessionsQuery())).Value.Count);
        Assert.True((await SendAsync(person, here, new EndOtherSessionsCommand())).IsSuccess);
        var left = Assert.Single((await SendAsync(person, here, new ListSessionsQuery())).Value);
        Assert.True(left.IsThis);
        Assert.Equal(Origin, left.Origin);
    }

    [Fact]
    public async Task Sweep_NotesWhatRanOut_AndForgetsWhatEndedLongAgo()
    {
        var person = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var session = await StartAsync(person, "refresh");
        portal.Clock.Advance(SessionLimits.Default.Idle);
        await portal.SendAsync(SessionKeeper.Actor, new SweepSessionsCommand());
        var swept = await ReadAsync(session);
        Assert.Equal(SessionEndReason.Idle, swept.EndReason);
        Assert.Null(swept.ProtectedRefreshToken);

        portal.Clock.Advance(SessionKeeper.KeptFor + TimeSpan.FromSeconds(1));
        await portal.SendAsync(SessionKeeper.Actor, new SweepSessionsCommand());
        Assert.False(await portal.InDbAsync(db => db.Sessions.AnyAsync(s => s.Id == session)));
    }

    private async Task<SessionId> StartAsync(Person person, string? refreshToken = null) =>
        (await portal.SendAsync(SessionKeeper.Actor, new StartSessionCommand(person.Id, SignInMethod.Demo, Origin, null, refreshToken))).Value;

    private Task<Result<MeView>> ActAsync(Person person, SessionId session, bool attended = true) => SendAsync(person, session, new GetMeQuery(), attended);

    private Task<T> SendAsync<T>(Person person, SessionId session, MediatR.IRequest<T> request, bool attended = true) =>
        portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(new SignedIn(person.Id, session, attended), request);

    private Task<Session> ReadAsync(SessionId session) => portal.InDbAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session));

    private async Task<SessionStanding> StandingAsync(SessionId session) =>
        (await portal.SendAsync(SessionKeeper.Actor, new CheckSessionsQuery([session]))).Value[session];
}
