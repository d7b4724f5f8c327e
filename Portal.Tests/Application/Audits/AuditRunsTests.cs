using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Xunit;

namespace Portal.Tests.Application.Audits;

public sealed class AuditRunsTests : AuditPortal
{
    [Fact]
    public async Task Run_OverServices_OpensOneFindingForEachFailure()
    {
        var services = await RegisterAsync("PITB", 8, i => i % 4 == 0);
        var run = await RunAsync();

        Assert.Equal(AuditRunState.Completed, run.State);
        Assert.Equal((8, 8, 6, 2), (run.Progress.Total, run.Progress.Done, run.Progress.Pass, run.Progress.Fail));
        var findings = await FindingsAsync();
        Assert.Equal([services[0], services[4]], findings.Select(f => f.ServiceId).Order(Comparer<Portal.Domain.Services.ServiceId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.All(findings, f => Assert.Equal(("SECP-SITE", "Barred", Severity.High, new DateOnly(2026, 12, 20)), (f.ObligationId, f.Reason, f.Severity, f.DueOn)));
        Assert.Equal(["F-2026-0001", "F-2026-0002"], findings.Select(f => f.Code));
        Assert.Equal(8, await InDbAsync(db => db.ComplianceSummaries.CountAsync()));
        Assert.Equal(2, run.Progress.Failures["SECP-SITE"]);
    }

    [Fact]
    public async Task Run_OfChosenServices_LooksAtThoseAlone()
    {
        var services = await RegisterAsync("PITB", 4, _ => true);
        var run = await RunAsync(new AuditScope { Services = [services[1], services[2]] });
        Assert.Equal((2, 2), (run.Progress.Total, run.Progress.Fail));
        Assert.Equal(new HashSet<Portal.Domain.Services.ServiceId> { services[1], services[2] }, (await FindingsAsync()).Select(f => f.ServiceId).ToHashSet());
    }

    [Fact]
    public async Task Create_OfServicesThatAreNotKnown_IsRefused()
    {
        var services = await RegisterAsync("PITB", 1);
        var scope = new AuditScope { Services = [services[0], Portal.Domain.Services.ServiceId.New()] };
        Assert.Equal(Error.NotFound, (await SendAsync(Auditor, new CreateAuditPlanCommand(AuditPlanId.New(), "Chosen", "منتخب", scope, null))).Error);
        var many = new AuditScope { Services = [.. Enumerable.Range(0, AuditScope.MaxServices + 1).Select(_ => services[0])] };
        Assert.Equal(ErrorKind.Invalid, (await SendAsync(Auditor, new CreateAuditPlanCommand(AuditPlanId.New(), "Chosen", "منتخب", many, null))).Error!.Kind);
    }

    [Fact]
    public async Task Run_WhenRepeated_OpensNothingTwice()
    {
        await RegisterAsync("PITB", 5, _ => true);
        await RunAsync();
        var second = await RunAsync();

        Assert.Equal(5, (await FindingsAsync()).Count);
        Assert.Equal((0, 0, 5), (second.Progress.Opened, second.Progress.Closed, second.Progress.Fail));
        Assert.Equal("AR-2026-002", second.Code);
    }

    [Fact]
    public async Task Run_WhenFixed_ClosesTheFinding()
    {
        var services = await RegisterAsync("PITB", 3, _ => true);
        await RunAsync();
        await MoveAsync(services[1], "PK");
        var second = await RunAsync();

        var closed = Assert.Single(await FindingsAsync(), f => f.State == FindingState.Closed);
        Assert.Equal((services[1], second.Id), (closed.ServiceId, closed.ClosedByRun!.Value));
        Assert.Equal(1, second.Progress.Closed);
    }

    [Fact]
    public async Task Run_WhenUndetermined_NeitherOpensNorCloses()
    {
        var services = await RegisterAsync("PITB", 2, i => i == 0);
        await RunAsync();
        await MoveAsync(services[0], null);
        await MoveAsync(services[1], null);
        var second = await RunAsync();

        Assert.Equal(2, second.Progress.Undetermined);
        Assert.Equal((0, 0, 0), (second.Progress.Pass, second.Progress.Opened, second.Progress.Closed));
        Assert.Equal(FindingState.New, Assert.Single(await FindingsAsync()).State);
    }

    [Fact]
    public async Task Run_WhenBrokenAgainAfterClosing_OpensANewFinding()
    {
        var services = await RegisterAsync("PITB", 1, _ => true);
        await RunAsync();
        await MoveAsync(services[0], "PK");
        await RunAsync();
        await MoveAsync(services[0], "IN");
        await RunAsync();

        Assert.Equal([FindingState.Closed, FindingState.New], (await FindingsAsync()).Select(f => f.State));
    }

    [Fact]
    public async Task Run_WhenInterrupted_GoesOnBehindItsLastBlock()
    {
        await RegisterAsync("PITB", 8, _ => true);
        var run = await StartAsync();
        var first = await BeginAsync(run);
        await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, first, 3));

        var second = await BeginAsync(run);
        Assert.Equal(AuditRunState.Completed, await FinishAsync(run, second));

        var ended = await ReadAsync(run);
        Assert.Equal((8, 8, 8), (ended.Progress.Done, ended.Progress.Opened, (await FindingsAsync()).Count));
    }

    [Fact]
    public async Task Block_OfAnEarlierAttempt_IsFencedOff()
    {
        await RegisterAsync("PITB", 6, _ => true);
        var run = await StartAsync();
        var zombie = await BeginAsync(run);
        var worker = await BeginAsync(run);

        var late = await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, zombie, 3));
        Assert.Equal(AuditErrors.Superseded, late.Error);
        Assert.Empty(await FindingsAsync());

        // Both at once with the same attempt: progress is a concurrency token, so one of them loses everything it did.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, worker, 3))));
        var ended = await ReadAsync(run);
        Assert.Equal(both.Count(b => b.IsSuccess) * 3, ended.Progress.Done);
        Assert.Equal(ended.Progress.Opened, (await FindingsAsync()).Count);
    }

    [Fact]
    public async Task Cancel_WhileRunning_StopsAtTheNextBlockAndKeepsWhatIsDone()
    {
        await RegisterAsync("PITB", 6, _ => true);
        var run = await StartAsync();
        var attempt = await BeginAsync(run);
        await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt, 3));
        Assert.True((await SendAsync(Auditor, new CancelAuditRunCommand(run))).IsSuccess);

        Assert.Equal(AuditRunState.Cancelled, await FinishAsync(run, attempt));
        Assert.Equal(3, (await FindingsAsync()).Count);
    }

    [Fact]
    public async Task Cancel_WhenItsWorkerDied_IsDoneByTheNextOne()
    {
        var run = await StartAsync();
        await BeginAsync(run);
        await SendAsync(Auditor, new CancelAuditRunCommand(run));
        Assert.Equal(AuditRunState.Cancelled, await FinishAsync(run, await BeginAsync(run)));
    }

    [Fact]
    public async Task Run_OfAScope_LooksAtNothingElse()
    {
        await RegisterAsync("PITB", 3, _ => true);
        await RegisterAsync("SBP", 2, _ => true);
        var owner = await OrganisationAsync("SBP");
        var run = await RunAsync(Sites with { Organisation = owner.Id });

        Assert.Equal(2, run.Progress.Total);
        Assert.All(await FindingsAsync(), f => Assert.Equal(owner.Id, f.OrganisationId));
    }

    [Fact]
    public async Task Ledger_OfARun_HoldsItsStartAndEndAndNoEntryForEachFinding()
    {
        await RegisterAsync("PITB", 4, _ => true);
        var run = await RunAsync();
        var types = await InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == run.Code).OrderBy(e => e.At).Select(e => e.Type).ToListAsync());

        Assert.Equal(["audit.completed", "audit.started"], types.Order(StringComparer.Ordinal));
        Assert.False(await InDbAsync(db => db.LedgerEntries.AnyAsync(e => e.Type.StartsWith("finding."))));
        Assert.Equal(64, run.Progress.FindingsHash.Length);
    }

    [Fact]
    public async Task Start_WhenClickedTwice_StartsOneRun()
    {
        var run = await StartAsync();
        var plan = (await ReadAsync(run)).PlanId;
        Assert.True((await SendAsync(Auditor, new StartAuditRunCommand(run, plan))).IsSuccess);
        Assert.Equal(AuditErrors.AlreadyRunning, (await SendAsync(Auditor, new StartAuditRunCommand(AuditRunId.New(), plan))).Error);
        Assert.Equal([run], Jobs.Runs);
    }

    [Fact]
    public async Task Start_WhenTheSameTimeIsFiredTwice_StartsOneRun()
    {
        var plan = AuditPlanId.New();
        await SendAsync(Auditor, new CreateAuditPlanCommand(plan, "Nightly", "ہر رات", AuditScope.Everything, "0 21 * * *"));
        var due = AuditWorker.RunDue(plan, Clock.GetUtcNow());
        await SendAsync(AuditWorker.Actor, new StartAuditRunCommand(due, plan, BySchedule: true));
        Assert.True((await SendAsync(AuditWorker.Actor, new StartAuditRunCommand(due, plan, BySchedule: true))).IsSuccess);
        Assert.Equal(1, await InDbAsync(db => db.AuditRuns.CountAsync()));
        Assert.NotEqual(due, AuditWorker.RunDue(plan, Clock.GetUtcNow().AddDays(1)));
    }

    [Fact]
    public async Task Rerun_AfterAFailure_DoesTheRest()
    {
        await RegisterAsync("PITB", 5, _ => true);
        var run = await StartAsync();
        await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, await BeginAsync(run), 3));
        await SendAsync(AuditWorker.Actor, new FailAuditRunCommand(run, AuditFailure.Database));
        Assert.Equal(AuditFailure.Database, (await SendAsync(Auditor, new GetAuditRunQuery(run))).Value.Failure);
        Assert.True((await SendAsync(Auditor, new RerunAuditRunCommand(run))).IsSuccess);

        Assert.Equal(AuditRunState.Completed, await FinishAsync(run, await BeginAsync(run)));
        Assert.Equal(5, (await ReadAsync(run)).Progress.Done);
        Assert.Equal(2, Jobs.Runs.Count);
    }

    [Fact]
    public async Task Silent_WhenAWorkerHasNotWrittenForAWhile_IsFound()
    {
        var run = await StartAsync();
        await BeginAsync(run);
        Assert.Empty((await SendAsync(AuditWorker.Actor, new ListSilentAuditRunsQuery())).Value);
        Clock.Advance(AuditWorker.SilentAfter + TimeSpan.FromSeconds(1));
        Assert.Equal([run], (await SendAsync(AuditWorker.Actor, new ListSilentAuditRunsQuery())).Value);
    }

    [Fact]
    public async Task Start_ByAnOfficer_IsRefused() =>
        Assert.Equal(Error.Forbidden, (await SendAsync(Officer, new StartAuditRunCommand(AuditRunId.New(), AuditPlanId.New()))).Error);

    [Fact]
    public async Task Chunk_ByAnAuditor_IsRefused() =>
        Assert.Equal(Error.Forbidden, (await SendAsync(Auditor, new ProcessAuditChunkCommand(AuditRunId.New(), 1))).Error);

    [Theory]
    [InlineData("every day")]
    [InlineData("* * * * *")]
    public async Task Plan_WithAScheduleThatCannotBeFollowed_IsRefused(string cron)
    {
        var refused = await SendAsync(Auditor, new CreateAuditPlanCommand(AuditPlanId.New(), "Plan", "منصوبہ", AuditScope.Everything, cron));
        Assert.Equal(AuditErrors.BadSchedule.Code, Assert.Single(refused.Error!.Fields).Code);
        Assert.Empty(Jobs.Plans);
    }

    [Fact]
    public async Task Plan_WhenPaused_IsNoLongerFollowed()
    {
        var plan = AuditPlanId.New();
        await SendAsync(Auditor, new CreateAuditPlanCommand(plan, "Nightly", "ہر رات", AuditScope.Everything, "0 21 * * *"));
        Assert.Equal("0 21 * * *", Jobs.Plans[plan]);
        await SendAsync(Auditor, new EnableAuditPlanCommand(plan, false));
        Assert.Empty(Jobs.Plans);
        Assert.Equal(AuditErrors.PlanPaused, (await SendAsync(AuditWorker.Actor, new StartAuditRunCommand(AuditRunId.New(), plan, BySchedule: true))).Error);
    }

    [Fact]
    public async Task Snapshot_TakenTwiceOnADay_IsReplaced()
    {
        var services = await RegisterAsync("PITB", 3, i => i == 0);
        await RunAsync();
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
        await MoveAsync(services[0], "PK");
        await RunAsync();
        Assert.True((await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand())).IsSuccess);
        var kept = await InDbAsync(db => db.RegisterDays.ToListAsync());
        Assert.Equal((new DateOnly(2026, 11, 20), 3), (Assert.Single(kept.Select(d => d.Day).Distinct()), kept.Sum(d => d.Count)));
    }
}
