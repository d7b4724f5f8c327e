using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using Portal.Application;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Audits;
using Portal.Infrastructure.Scheduling;
using Portal.Infrastructure.Setup;
using Portal.Tests.Application.Audits;
using Quartz;
using Xunit;

namespace Portal.Tests.Scheduling;

/// <summary>The real scheduler over its tables in the portal's own database.</summary>
public sealed class SchedulerTests : AuditPortal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Run_StartedNow_IsCompletedByTheScheduler()
    {
        await RegisterAsync("PITB", 30, i => i % 2 == 0);
        await using var node = await StartNodeAsync();
        var run = await StartOnAsync(node, AuditRunId.New());

        var ended = await EndOfAsync(run);
        Assert.Equal((AuditRunState.Completed, 30, 15), (ended.State, ended.Progress.Done, ended.Progress.Opened));
    }

    [Fact]
    public async Task Run_WhenItsNodeStopsInTheMiddle_IsFinishedByTheNextOne()
    {
        await RegisterAsync("PITB", 60, _ => true);
        var gate = new Gate(blocks: 1);
        var run = AuditRunId.New();
        await using (var stopping = await StartNodeAsync(gate))
        {
            await StartOnAsync(stopping, run);
            await gate.Reached.WaitAsync(Patience);
            foreach (var host in stopping.GetServices<IHostedService>()) await host.StopAsync(CancellationToken.None);
        }

        Assert.Equal((AuditRunState.Running, 25), ((await ReadAsync(run)).State, (await ReadAsync(run)).Progress.Done));
        await using var next = await StartNodeAsync();
        await AssertFinishedOnceAsync(run, 60);
    }

    [Fact]
    public async Task Run_WhenItsWorkerVanishes_IsTakenOverAndItsLateWriteIsFencedOff()
    {
        // Nodes go by the machine's clock; the worker last wrote two minutes ago by it.
        Clock.Set(TimeProvider.System.GetUtcNow().AddMinutes(-2));
        await RegisterAsync("PITB", 60, _ => true);
        var run = await StartAsync();
        var vanished = await BeginAsync(run);
        await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, vanished, 25));

        await using var node = await StartNodeAsync();
        await AssertFinishedOnceAsync(run, 60);
        Assert.Equal(AuditErrors.Superseded, (await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, vanished, 25))).Error);
    }

    [Fact]
    public async Task Plan_WhenScheduledTwice_HasOneTriggerThatFiresMissedTimesOnce()
    {
        await using var node = await StartNodeAsync();
        var plan = AuditPlanId.New();
        var jobs = node.GetRequiredService<IJobScheduler>();
        await jobs.ScheduleAsync(plan, "0 21 * * 5", CancellationToken.None);
        await jobs.ScheduleAsync(plan, "0 21 * * 5", CancellationToken.None);

        var scheduler = await node.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var trigger = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey(plan.ToString(), "audit-plans")));
        Assert.Equal(CronTriggerMisfireInstruction.FireAndProceed, trigger.MisfireInstruction);
        Assert.Equal("Asia/Karachi", trigger.TimeZone.Id);
        await jobs.UnscheduleAsync(plan, CancellationToken.None);
        Assert.Null(await scheduler.GetTrigger(new TriggerKey(plan.ToString(), "audit-plans")));
    }

    [Theory]
    [InlineData("0 21 * * 5", "2026-11-27T16:00:00Z")]
    [InlineData("30 6 1 1,4,7,10 *", "2027-01-01T01:30:00Z")]
    [InlineData("0 21 * * 5 2026", null)]
    [InlineData("every day", null)]
    public void NextAfter_InPakistansTime_IsTheNextFiring(string cron, string? expected)
    {
        var jobs = new QuartzJobScheduler(Substitute.For<ISchedulerFactory>());
        var next = jobs.NextAfter(cron, new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), next);
    }

    private async Task AssertFinishedOnceAsync(AuditRunId run, int services)
    {
        var ended = await EndOfAsync(run);
        Assert.Equal((AuditRunState.Completed, services, services), (ended.State, ended.Progress.Done, ended.Progress.Opened));
        Assert.Equal(2, ended.Progress.Attempt);
        // What else the services fail is found beside the run, by the job that keeps findings in line with the register.
        var findings = (await FindingsAsync()).Where(f => f.ObligationId == "SECP-SITE").ToList();
        Assert.Equal(services, findings.Count);
        Assert.Equal(services, findings.Select(f => f.ServiceId).Distinct().Count());
    }

    private async Task<AuditRunId> StartOnAsync(ServiceProvider node, AuditRunId run)
    {
        var plan = AuditPlanId.New();
        var runner = node.GetRequiredService<UseCaseRunner>();
        await runner.SendAsync(Auditor.Id, new CreateAuditPlanCommand(plan, "Sites", "مقامات", Sites, null));
        var started = await runner.SendAsync(Auditor.Id, new StartAuditRunCommand(run, plan));
        Assert.Null(started.Error);
        return run;
    }

    private async Task<AuditRun> EndOfAsync(AuditRunId run)
    {
        var until = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < until)
        {
            var seen = await ReadAsync(run);
            if (!AuditRunLifecycle.IsOpen(seen.State)) return seen;
            await Task.Delay(100);
        }

        throw new TimeoutException("The run did not end.");
    }

    private async Task<ServiceProvider> StartNodeAsync(Gate? gate = null)
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Returns(new CancellationToken(canceled: true));
        var services = new ServiceCollection();
        services.AddLogging().AddPortalApplication().AddPortalInfrastructure(new DatabaseOptions(DatabaseProvider.PostgreSql, ConnectionString));
        services.AddSingleton(lifetime);
        services.AddPortalSchedulerHost();
        if (gate is not null) services.Replace(ServiceDescriptor.Scoped<IAuditStore>(provider => new GatedStore(gate, ActivatorUtilities.CreateInstance<AuditStore>(provider))));
        var node = services.BuildServiceProvider();
        foreach (var host in node.GetServices<IHostedService>()) await host.StartAsync(CancellationToken.None);
        var factory = node.GetRequiredService<ISchedulerFactory>();
        for (var waited = 0; (await factory.GetAllSchedulers()).All(s => s.Status != SchedulerStatus.Running); waited++)
        {
            Assert.True(waited < 300, "The scheduler did not start.");
            await Task.Delay(100);
        }

        return node;
    }

    /// <summary>Holds a worker after some blocks, until its node stops.</summary>
    private sealed class Gate(int blocks)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = blocks;

        public Task Reached => _reached.Task;

        public async Task PassAsync(CancellationToken ct)
        {
            if (Interlocked.Decrement(ref _left) >= 0) return;
            _reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
        }
    }

    private sealed class GatedStore(Gate gate, IAuditStore inner) : IAuditStore
    {
        public Task<int> CountAsync(AuditScope scope, CancellationToken ct) => inner.CountAsync(scope, ct);

        public async Task<IReadOnlyList<AuditedService>> ReadAsync(AuditScope scope, ServiceId? after, int take, DateOnly today, CancellationToken ct)
        {
            var read = await inner.ReadAsync(scope, after, take, today, ct);
            await gate.PassAsync(ct);
            return read;
        }

        public Task<IReadOnlyList<AuditedService>> ReadAsync(IReadOnlyCollection<ServiceId> services, DateOnly today, CancellationToken ct) => inner.ReadAsync(services, today, ct);

        public Task SettleAsync(IReadOnlyCollection<FindingCheck> marks, IReadOnlyCollection<Finding> opened, CancellationToken ct) => inner.SettleAsync(marks, opened, ct);

        public Task<int> TakeNumbersAsync(string series, int count, CancellationToken ct) => inner.TakeNumbersAsync(series, count, ct);

        public Task<IReadOnlySet<ServiceId>> HoldAsync(IReadOnlyDictionary<ServiceId, DateTimeOffset> read, CancellationToken ct) => inner.HoldAsync(read, ct);

        public Task ConfirmAsync(IReadOnlyCollection<ServiceId> services, int policyNumber, DateTimeOffset now, CancellationToken ct) =>
            inner.ConfirmAsync(services, policyNumber, now, ct);

        public Task WriteAsync(IReadOnlyCollection<ComplianceSummary> summaries, IReadOnlyCollection<Finding> opened, CancellationToken ct) =>
            inner.WriteAsync(summaries, opened, ct);
    }
}
