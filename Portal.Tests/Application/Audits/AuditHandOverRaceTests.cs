using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Audits;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Audits;
using Portal.Infrastructure.Persistence;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Audits;

/// <summary>An audit judges services in one transaction while another hands them over: neither loses what the other did, whoever comes first.</summary>
public sealed class AuditHandOverRaceTests : AuditPortal
{
    private const string Site = "SECP-SITE";

    private readonly Gate _beforeHold = new();
    private readonly Gate _beforeWrite = new();
    private Person _approver = null!;
    private Person _heir = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _approver = await PersonAsync("PDA", Role.Approver);
        _heir = await PersonAsync("KPITB", Role.ProvincialItOfficer);
    }

    [Fact]
    public async Task Transfer_BetweenWhatABlockReadAndWhatItHolds_IsSeenByTheBlock()
    {
        var services = await FailingAsync(3);
        var block = await BlockAsync();
        await _beforeHold.WhileClosedAsync(async () => await TransferAsync(services[1]), block);
        await FinishAsync(await block());
        await AgreeAsync(services, [1]);
    }

    [Fact]
    public async Task Transfer_OfAServiceThatABlockHolds_WaitsAndTakesAlongWhatWasFound()
    {
        var services = await FailingAsync(3);
        var block = await BlockAsync();
        Task handedOver = Task.CompletedTask;
        await _beforeWrite.WhileClosedAsync(
            async () =>
            {
                handedOver = TransferAsync(services[1]);
                // It would be there long since if nothing kept it.
                await Task.WhenAny(handedOver, Task.Delay(TimeSpan.FromSeconds(2)));
                Assert.False(handedOver.IsCompleted, "handed over though the block holds it");
            },
            block);
        await handedOver;
        await FinishAsync(await block());
        await AgreeAsync(services, [1]);
    }

    [Fact]
    public async Task Transfer_BetweenWhatABlockReadAndWhatItHolds_TakesAlongAFindingThatTheBlockWouldClose()
    {
        var services = await FailingAsync(3);
        await RunAsync(AuditScope.Everything);
        foreach (var service in services) await MoveAsync(service, "PK");
        var block = await BlockAsync();
        await _beforeHold.WhileClosedAsync(async () => await TransferAsync(services[1]), block);
        await FinishAsync(await block());
        await AgreeAsync(services, [1], fails: false);
    }

    [Fact]
    public async Task Transfers_OfAllServicesWhileTheyAreAudited_EndWithTheNewOwner()
    {
        var services = await FailingAsync(12);
        using var stopped = new CancellationTokenSource();
        var time = Task.Run(async () =>
        {
            for (; !stopped.IsCancellationRequested; await Task.Delay(1)) Clock.Advance(TimeSpan.FromMilliseconds(1));
        });
        await Task.WhenAll(AuditAsync(), Task.WhenAll(services.Select(s => Task.Run(() => TransferAsync(s)))), KeepAsync());
        await stopped.CancelAsync();
        await time;
        await AgreeAsync(services, [.. Enumerable.Range(0, 12)]);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Replace(ServiceDescriptor.Scoped<IAuditStore>(p => new GatedStore(new AuditStore(p.GetRequiredService<PortalDbContext>()), _beforeHold, _beforeWrite)));
    }

    // Services of PITB that stand in a barred country, which an audit has still to find.
    private async Task<List<ServiceId>> FailingAsync(int count)
    {
        var services = await RegisterAsync("PITB", count);
        await RunAsync(AuditScope.Everything);
        Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var service in services) await MoveAsync(service, "IN");
        return services;
    }

    // The next block of a new audit of everything, once; asked again, what it came to.
    private async Task<Func<Task<(AuditRunId Run, int Attempt)>>> BlockAsync()
    {
        var run = await StartAsync(AuditScope.Everything);
        var attempt = await BeginAsync(run);
        Task<Result<AuditRunState>>? block = null;
        return async () =>
        {
            var done = await (block ??= SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt, 3)));
            Assert.True(done.IsSuccess || done.Error == Error.Stale, done.Error?.Code);
            return (run, attempt);
        };
    }

    private Task<AuditRunState> FinishAsync((AuditRunId Run, int Attempt) block) => FinishAsync(block.Run, block.Attempt);

    private async Task AuditAsync()
    {
        for (var times = 0; times < 3; times++)
        {
            var run = await StartAsync(AuditScope.Everything);
            var attempt = await BeginAsync(run);
            while (true)
            {
                var block = await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt, 2));
                if (block.Error is { } refusal) Assert.Equal(Error.Stale, refusal);
                else if (block.Value != AuditRunState.Running) break;
            }
        }
    }

    private async Task KeepAsync()
    {
        for (var times = 0; times < 20; times++) await SendAsync(AuditWorker.Actor, new KeepFindingsCommand(3));
    }

    private async Task TransferAsync(ServiceId service)
    {
        // As the page does: whoever meets a change looks again.
        Error? refusal;
        do
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            refusal = (await SendAsync(_approver, new TransferServiceCommand(service, await this.VersionAsync(_approver, service), _heir.OrganisationId, "By order."))).Error;
        }
        while (refusal == Error.Stale);
        Assert.Null(refusal);
    }

    private async Task AgreeAsync(List<ServiceId> services, int[] handedOver, bool fails = true)
    {
        while ((await SendAsync(AuditWorker.Actor, new KeepFindingsCommand())) is var kept && (kept.Error == Error.Stale || kept.Value > 0)) await Task.Yield();
        Assert.Empty(await this.TallyDriftAsync());
        Assert.Empty(await this.HistoryDriftAsync());
        var heirs = handedOver.Select(i => services[i]).ToHashSet();
        // The others were moved by hand, which no entry follows.
        await InScopeAsync(async scope => Assert.DoesNotContain(await scope.GetRequiredService<RegisterRebuild>().DriftAsync(CancellationToken.None), e => heirs.Contains(e.Id)));
        var owners = await InDbAsync(db => db.Services.Where(s => services.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.OrganisationId));
        Assert.All(owners, o => Assert.Equal(heirs.Contains(o.Key) ? _heir.OrganisationId : Officer.OrganisationId, o.Value));
        var findings = await FindingsAsync();
        Assert.All(findings, f => Assert.Equal(owners[f.ServiceId], f.OrganisationId));
        var standing = await InDbAsync(db => db.ComplianceSummaries.AsNoTracking().ToListAsync());
        Assert.Equal(fails ? [.. services.Order(ById)] : new List<ServiceId>(), standing.Where(s => s.Of(Site) is { Outcome: Outcome.Fail }).Select(s => s.ServiceId).Order(ById));
        var entries = await InDbAsync(db => db.Register.AsNoTracking().ToDictionaryAsync(e => e.Id));
        Assert.All(standing, s => Assert.Equal(
            (owners[s.ServiceId], s.FailMask, s.UndeterminedMask, s.PassMask, s.WaivedMask),
            (entries[s.ServiceId].OrganisationId, entries[s.ServiceId].FailMask, entries[s.ServiceId].UndeterminedMask, entries[s.ServiceId].PassMask, entries[s.ServiceId].WaivedMask)));
        // Each failure has its finding, once, and none is open for what is met.
        Assert.Equal(
            standing.SelectMany(s => s.Results.Where(r => r.Outcome == Outcome.Fail).Select(r => $"{s.ServiceId} {r.ObligationId}")).Order(),
            findings.Where(f => f.State is not (FindingState.Closed or FindingState.ToVerify)).Select(f => $"{f.ServiceId} {f.ObligationId}").Order());
    }

    private static Comparer<ServiceId> ById { get; } = Comparer<ServiceId>.Create((x, y) => x.Value.CompareTo(y.Value));

    /// <summary>Somewhere that one transaction comes by and waits while another does something.</summary>
    private sealed class Gate
    {
        private TaskCompletionSource? _reached;
        private TaskCompletionSource? _opened;

        /// <summary>Waits where it is closed; only the first who comes by.</summary>
        public Task PassAsync() => Interlocked.Exchange(ref _reached, null) is { } reached && reached.TrySetResult() ? _opened!.Task : Task.CompletedTask;

        /// <summary>Begins something, does another thing once that has come to the gate, and lets it go on to its end.</summary>
        public async Task WhileClosedAsync(Func<Task> meanwhile, Func<Task> begin)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_opened, _reached) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), reached);
            var begun = begin();
            try
            {
                await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
                await meanwhile();
            }
            finally
            {
                _opened.SetResult();
            }

            await begun;
        }
    }

    private sealed class GatedStore(AuditStore store, Gate beforeHold, Gate beforeWrite) : IAuditStore
    {
        public Task<int> CountAsync(AuditScope scope, CancellationToken ct) => store.CountAsync(scope, ct);

        public Task<IReadOnlyList<AuditedService>> ReadAsync(AuditScope scope, ServiceId? after, int take, DateOnly today, CancellationToken ct) => store.ReadAsync(scope, after, take, today, ct);

        public Task<IReadOnlyList<AuditedService>> ReadAsync(IReadOnlyCollection<ServiceId> services, DateOnly today, CancellationToken ct) => store.ReadAsync(services, today, ct);

        public Task<int> TakeNumbersAsync(string series, int count, CancellationToken ct) => store.TakeNumbersAsync(series, count, ct);

        public async Task<IReadOnlySet<ServiceId>> HoldAsync(IReadOnlyDictionary<ServiceId, DateTimeOffset> read, CancellationToken ct)
        {
            await beforeHold.PassAsync();
            return await store.HoldAsync(read, ct);
        }

        public Task ConfirmAsync(IReadOnlyCollection<ServiceId> services, int policyNumber, DateTimeOffset now, CancellationToken ct) => store.ConfirmAsync(services, policyNumber, now, ct);

        public async Task WriteAsync(IReadOnlyCollection<ComplianceSummary> summaries, IReadOnlyCollection<Finding> opened, CancellationToken ct)
        {
            await beforeWrite.PassAsync();
            await store.WriteAsync(summaries, opened, ct);
        }

        public Task SettleAsync(IReadOnlyCollection<FindingCheck> marks, IReadOnlyCollection<Finding> opened, CancellationToken ct) => store.SettleAsync(marks, opened, ct);
    }
}
