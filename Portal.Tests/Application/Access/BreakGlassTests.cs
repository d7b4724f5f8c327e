using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
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

    private async Task<string> IssueAsync() => (await SendAsync(IssueBreakGlassCommand.Console, new IssueBreakGlassCommand("Sign-in is down"))).Value;

    private Task<Result<SessionId>> EnterAsync(string? pass) => StartAsync(EmergencyAdministrator.Id, SignInMethod.BreakGlass, pass);

    private Task<Result<SessionId>> StartAsync(PersonId person, SignInMethod method, string? pass) =>
        SendAsync(SessionKeeper.Actor, new StartSessionCommand(person, method, Origin, Pass: pass));

    private Task<T> SendAsync<T>(SessionId session, MediatR.IRequest<T> request) =>
        Services.GetRequiredService<UseCaseRunner>().SendAsync(new SignedIn(EmergencyAdministrator.Id, session), request);
}
