using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

/// <summary>The way in when no other is left: once, soon, for an hour at most, and heard by everybody.</summary>
public sealed class BreakGlassTests : TestPortal
{
    private static readonly SessionOrigin Origin = new("Chromium", "Linux", "203.0.113.0/24");

    [Fact]
    public async Task Pass_UsedInTime_OpensOneSessionOfAnHour_AndNeverASecond()
    {
        var secret = await IssueAsync();
        var session = await EnterAsync(secret);
        Assert.True(session.IsSuccess);
        var me = await SendAsync(session.Value, new GetMeQuery());
        Assert.Contains(Permissions.Administration.ManageAllPeople, me.Value.Permissions);
        Assert.Equal(Error.NotFound, (await EnterAsync(secret)).Error);

        for (var minutes = 0; minutes < 60; minutes += 10)
        {
            Assert.True((await SendAsync(session.Value, new GetMeQuery())).IsSuccess);
            Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(Error.Forbidden, (await SendAsync(session.Value, new GetMeQuery())).Error);
    }

    [Fact]
    public async Task Pass_TooOldOrWrong_OpensNothing_AndBothAnswersAreTheSame()
    {
        var secret = await IssueAsync();
        Assert.Equal(Error.NotFound, (await EnterAsync(null)).Error);
        Assert.Equal(Error.NotFound, (await EnterAsync("not a pass")).Error);
        Assert.Equal(Error.NotFound, (await EnterAsync(Base64Url.EncodeToString(new byte[BreakGlassPass.SecretSize]))).Error);
        Clock.Advance(BreakGlassPass.ValidFor);
        Assert.Equal(Error.NotFound, (await EnterAsync(secret)).Error);
    }

    [Fact]
    public async Task Pass_UsedTwiceAtOnce_OpensOneSession()
    {
        var secret = await IssueAsync();
        var both = await Task.WhenAll(EnterAsync(secret), EnterAsync(secret));
        Assert.Single(both, r => r.IsSuccess);
    }

    [Fact]
    public async Task EmergencyAccount_ByAnyOtherWay_IsClosed_AndAPassHelpsNobodyElse()
    {
        var secret = await IssueAsync();
        var other = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.Forbidden, (await StartAsync(EmergencyAdministrator.Id, SignInMethod.OpenIdConnect, secret)).Error);
        Assert.Equal(Error.Forbidden, (await StartAsync(other.Id, SignInMethod.BreakGlass, secret)).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(await PersonAsync("PDA", Role.PdaAdministrator), new IssueBreakGlassCommand("I want it"))).Error);
    }

    [Fact]
    public async Task EveryStep_IsInTheLedgerAndTheSecurityLog_AndToldToAdministrators_AndShownWhileItLasts()
    {
        var administrator = await PersonAsync("PDA", Role.PdaAdministrator);
        var session = (await EnterAsync(await IssueAsync())).Value;
        Assert.Equal("Sign-in is down", (await SendAsync(administrator, new GetBreakGlassQuery())).Value?.Reason);

        await SendAsync(session, new EndSessionCommand(session));
        await SendAsync(SessionKeeper.Actor, new SweepSessionsCommand());
        await SendAsync(SessionKeeper.Actor, new SweepSessionsCommand());
        Assert.Null((await SendAsync(administrator, new GetBreakGlassQuery())).Value);

        string[] steps = ["break-glass.ended", "break-glass.issued", "break-glass.used"];
        Assert.Equal(steps, await InDbAsync(db => db.LedgerEntries.Where(e => e.Type.StartsWith("break-glass")).Select(e => e.Type).OrderBy(t => t).ToListAsync()));
        Assert.Equal(steps, await InDbAsync(db => db.Notifications.Where(n => n.PersonId == administrator.Id).Select(n => n.Type).OrderBy(t => t).ToListAsync()));
        Assert.Equal(3, await InDbAsync(db => db.SecurityEvents.CountAsync(e => e.Type == SecurityEventType.BreakGlass)));
        Assert.DoesNotContain(await InDbAsync(db => db.LedgerEntries.Select(e => e.Content).ToListAsync()), c => c.Contains("Sign-in is down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Appoint_WhereNobodyCouldAgree_MakesTwoAdministrators_AndEverybodyElseIsAskedFor()
    {
        var session = (await EnterAsync(await IssueAsync())).Value;
        var authority = await OrganisationAsync("PDA");
        Assert.Equal(GrantOutcome.Granted, await InviteAsync(session, authority, 1, Role.PdaAdministrator));
        Assert.Equal(GrantOutcome.Asked, await InviteAsync(session, authority, 2, Role.Auditor));
        Assert.Equal(GrantOutcome.Granted, await InviteAsync(session, authority, 3, Role.PdaAdministrator));
        Assert.Equal(GrantOutcome.Asked, await InviteAsync(session, authority, 4, Role.PdaAdministrator));
    }

    [Fact]
    public async Task Appoint_ByAnAdministrator_IsAskedForThoughTheyAreAlone()
    {
        var alone = await PersonAsync("PDA", Role.PdaAdministrator);
        var authority = await OrganisationAsync("PDA");
        await SendAsync(alone, new InvitePersonCommand(PersonId.New(), "Ali", "علی", "ali@pda.example", authority.Id, [Role.PdaAdministrator], "Order 1"));
        Assert.Equal(RoleRequestState.Waiting, await InDbAsync(db => db.RoleRequests.Where(r => r.RequestedBy == alone.Id).Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task Pass_AfterTheAccountsRoleWasTakenAway_LetsInWithItAgain()
    {
        var administrator = await PersonAsync("PDA", Role.PdaAdministrator);
        await IssueAsync();
        var account = await InDbAsync(db => db.People.AsNoTracking().Include(p => p.Grants).SingleAsync(p => p.Id == EmergencyAdministrator.Id));
        Assert.True((await SendAsync(administrator, new TakeRoleAwayCommand(account.Id, account.Version, account.Grants.Single().Id, "Not needed"))).IsSuccess);

        var session = (await EnterAsync(await IssueAsync())).Value;
        Assert.Contains(Permissions.Administration.ManageAllPeople, (await SendAsync(session, new GetMeQuery())).Value.Permissions);
    }

    private async Task<GrantOutcome> InviteAsync(SessionId session, Organisation authority, int number, Role role)
    {
        var person = PersonId.New();
        Assert.True((await SendAsync(session, new InvitePersonCommand(person, "Ali", "علی", $"ali{number}@pda.example", authority.Id, [role], "The first ones"))).IsSuccess);
        return await InDbAsync(db => db.RoleGrants.AnyAsync(g => g.PersonId == person && g.Role == role)) ? GrantOutcome.Granted : GrantOutcome.Asked;
    }

    private async Task<string> IssueAsync() => (await SendAsync(IssueBreakGlassCommand.Console, new IssueBreakGlassCommand("Sign-in is down"))).Value;

    private Task<Result<SessionId>> EnterAsync(string? pass) => StartAsync(EmergencyAdministrator.Id, SignInMethod.BreakGlass, pass);

    private Task<Result<SessionId>> StartAsync(PersonId person, SignInMethod method, string? pass) =>
        SendAsync(SessionKeeper.Actor, new StartSessionCommand(person, method, Origin, Pass: pass));

    private Task<T> SendAsync<T>(SessionId session, MediatR.IRequest<T> request) =>
        Services.GetRequiredService<UseCaseRunner>().SendAsync(new SignedIn(EmergencyAdministrator.Id, session), request);
}
