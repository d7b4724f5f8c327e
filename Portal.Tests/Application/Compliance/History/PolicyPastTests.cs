using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance.History;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Application.Compliance.Policies;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance.History;

/// <summary>A history names the policy version that found each outcome and the last that confirmed it. Each test has its own clock and register.</summary>
public sealed class PolicyPastTests : PolicyPortal
{
    private static readonly TimeSpan PastMidnight = TimeSpan.FromHours(15) + TimeSpan.FromMinutes(5);

    [Fact]
    public async Task History_WhenAVersionTakesEffect_NamesWhatItFoundAndWhatItConfirmed()
    {
        var services = await RegisterAsync("PITB", 3);
        await MoveAsync(services[0], "SG");
        await RunAsync(AuditScope.Everything);
        Assert.All(await ToldAsync(services[0]), s => Assert.Equal((1, 1), (s.FoundBy, s.ConfirmedBy)));

        await ApprovedAsync();
        Clock.Advance(PastMidnight);
        // It is in force, and nothing was judged by it.
        Assert.All(await ToldAsync(services[1]), s => Assert.Equal((1, 1), (s.FoundBy, s.ConfirmedBy)));
        await EnactAsync();

        Assert.Equal([(Outcome.Pass, 1, 1), (Outcome.Fail, 2, 2)], await SpansAsync(services[0], "SECP-SITE"));
        Assert.Equal([(Outcome.Pass, 1, 2)], await SpansAsync(services[0], "CFP-CLASS"));
        Assert.Equal([(Outcome.Pass, 1, 2)], await SpansAsync(services[1], "SECP-SITE"));

        // What ends later was confirmed before; what comes then is found by the version of its own day.
        Clock.Advance(TimeSpan.FromDays(2));
        await MoveAsync(services[1], "SG");
        await RunAsync(AuditScope.Everything);
        Assert.Equal([(Outcome.Pass, 1, 2), (Outcome.Fail, 2, 2)], await SpansAsync(services[1], "SECP-SITE"));
        Assert.True((await HistoryAsync(services[1])).MayOpenPolicies);
    }

    [Fact]
    public async Task History_OfAnAuditThatGoesOnPastMidnight_NamesTheVersionItBeganWith()
    {
        var services = await RegisterAsync("PITB", 4, i => i >= 3);
        await RunAsync(AuditScope.Everything);
        await ApprovedAsync();
        foreach (var service in services) await MoveAsync(service, "IN");
        Clock.Advance(PastMidnight - TimeSpan.FromMinutes(10));
        var old = await StartAsync(AuditScope.Everything);
        var attempt = await BeginAsync(old);
        Assert.Equal(AuditRunState.Running, (await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(old, attempt, 1))).Value);
        Clock.Advance(TimeSpan.FromMinutes(10));
        await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(old, attempt, 1));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await FinishAsync(old, attempt);

        Assert.Equal(2, await InDbAsync(async db => (await db.ComplianceIntervals.Where(i => i.Until == null).Select(i => i.Since).ToListAsync()).Count(s => s > Clock.GetUtcNow().AddMinutes(-2))));
        foreach (var service in services.Take(3)) Assert.Equal([(Outcome.Pass, 1, 1), (Outcome.Fail, 1, 1)], await SpansAsync(service, "SECP-SITE"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await EnactAsync();
        foreach (var service in services.Take(3)) Assert.Equal([(Outcome.Pass, 1, 1), (Outcome.Fail, 1, 2)], await SpansAsync(service, "SECP-SITE"));
        Assert.Equal([(Outcome.Fail, 1, 2)], await SpansAsync(services[3], "SECP-SITE"));
    }

    [Fact]
    public async Task History_FromBeforeTheFirstVersion_NamesTheFirst()
    {
        var service = Assert.Single(await RegisterAsync("PITB", 1));
        await RunAsync(AuditScope.Everything);
        await ApprovedAsync();
        var early = new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await InDbAsync(db => db.ComplianceIntervals.ExecuteUpdateAsync(i => i.SetProperty(x => x.Since, early)));
        Assert.All(await ToldAsync(service), s => Assert.Equal((1, 1), (s.FoundBy, s.ConfirmedBy)));
    }

    private async Task EnactAsync()
    {
        Jobs.Runs.Clear();
        Assert.Null((await SendAsync(PolicyKeeper.Actor, new EnactPoliciesCommand())).Error);
        var run = Assert.Single(Jobs.Runs);
        await FinishAsync(run, await BeginAsync(run));
    }

    private async Task<OutcomeHistory> HistoryAsync(ServiceId service) => (await SendAsync(Auditor, new GetOutcomeHistoryQuery(service))).Value;

    private async Task<List<OutcomeSpan>> ToldAsync(ServiceId service) => [.. (await HistoryAsync(service)).Obligations.SelectMany(o => o.Spans)];

    private async Task<List<(Outcome, int, int)>> SpansAsync(ServiceId service, string obligation) =>
        [.. (await HistoryAsync(service)).Obligations.Single(o => o.Id == obligation).Spans.Select(s => (s.Outcome, s.FoundBy, s.ConfirmedBy))];
}
