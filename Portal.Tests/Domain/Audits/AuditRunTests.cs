using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Audits;

public sealed class AuditRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
    private static readonly Actor Auditor = new(PersonId.New(), "p-auditor", OrganisationId.New(), "PDA", new HashSet<string>());
    private static readonly Actor Officer = new(PersonId.New(), "p-officer", OrganisationId.New(), "PITB", new HashSet<string>());
    private static readonly Actor Worker = Actor.System("audits");
    private static readonly PolicyVersion Policy = PolicyVersion.Create(7, new DateOnly(2026, 1, 1), ["CFP-CLASS"], new PolicyParameters());

    [Fact]
    public void Begin_WhenTakenUpAgain_KeepsPolicyAndRaisesTheAttempt()
    {
        var run = Queued();
        Assert.True(run.Begin(Policy, 10, Worker, Now).IsSuccess);
        var newer = PolicyVersion.Create(8, new DateOnly(2026, 11, 20), ["CFP-CLASS"], new PolicyParameters());
        Assert.True(run.Begin(newer, 99, Worker, Now.AddMinutes(5)).IsSuccess);

        Assert.Equal(7, run.PolicyNumber);
        Assert.Equal(10, run.Progress.Total);
        Assert.Equal(2, run.Progress.Attempt);
        Assert.Equal(Now, run.StartedAt);
        Assert.Contains(run.Notes, n => n.Kind == AuditNoteKind.Resumed);
        Assert.Single(run.Events, e => e.Fact.Type == "audit.started");
    }

    [Fact]
    public void Fail_ThenRerun_KeepsWhatWasDone()
    {
        var run = Queued();
        run.Begin(Policy, 10, Worker, Now);
        run.Progress.Advance(ServiceId.New(), [Outcome.Pass, Outcome.Fail], ["CFP-CLASS"], [], [], Now);
        Assert.True(run.Fail(AuditFailure.Database, Worker, Now).IsSuccess);
        Assert.Null(run.IsOpen);
        Assert.True(run.Rerun(Auditor, Now).IsSuccess);

        Assert.Equal(AuditRunState.Queued, run.State);
        Assert.True(run.IsOpen);
        Assert.Null(run.Failure);
        Assert.Null(run.EndedAt);
        Assert.Equal(2, run.Progress.Done);
    }

    [Fact]
    public void Cancel_WhenCompleted_IsRefused()
    {
        var run = Queued();
        run.Begin(Policy, 0, Worker, Now);
        run.Complete(Worker, Now);
        Assert.Equal(AuditErrors.CannotMove(AuditRunState.Completed).Code, run.Cancel(Auditor, Now).Error?.Code);
    }

    [Fact]
    public void Advance_WithFindings_ChainsTheHash()
    {
        var (one, other) = (AuditProgress.For(AuditRunId.New(), Now), AuditProgress.For(AuditRunId.New(), Now));
        var (first, second) = (OpenFinding("F-2026-0001"), OpenFinding("F-2026-0002"));
        one.Advance(first.ServiceId, [Outcome.Fail], ["CFP-CLASS"], [first], [], Now);
        var afterFirst = one.FindingsHash;
        one.Advance(second.ServiceId, [Outcome.Fail], ["CFP-CLASS"], [second], [], Now);
        other.Advance(second.ServiceId, [Outcome.Fail], ["CFP-CLASS"], [second], [], Now);
        other.Advance(first.ServiceId, [Outcome.Fail], ["CFP-CLASS"], [first], [], Now);

        Assert.Equal(64, afterFirst.Length);
        Assert.NotEqual(afterFirst, one.FindingsHash);
        Assert.NotEqual(other.FindingsHash, one.FindingsHash);
        Assert.Equal(2, one.Failures["CFP-CLASS"]);
    }

    [Fact]
    public void Verify_WhenVerifierReportedIt_IsRefused()
    {
        var finding = OpenFinding("F-2026-0001");
        Assert.True(finding.ReportFixed(Officer, "Moved to Lahore.", [], Now).IsSuccess);
        Assert.Equal(AuditErrors.FourEyes, finding.Verify(Officer, "", Outcome.Pass, Now).Error);
        Assert.Equal(AuditErrors.FourEyes, finding.Reopen(Officer, "No.", Now).Error);
        Assert.Equal(AuditErrors.StillFails, finding.Verify(Auditor, "Seen.", Outcome.Fail, Now).Error);
        Assert.Equal(AuditErrors.StillFails, finding.Verify(Auditor, "Seen.", Outcome.Waived, Now).Error);
        Assert.True(finding.Verify(Auditor, "Seen.", Outcome.Pass, Now).IsSuccess);
        Assert.Null(finding.IsOpen);
        Assert.Equal(["finding.remediated", "finding.verified"], finding.Events.Select(e => e.Fact.Type));
    }

    [Fact]
    public void ReportFixed_WithoutWords_IsRefused() => Assert.Equal(AuditErrors.NoteMissing, OpenFinding("F-2026-0001").ReportFixed(Officer, " ", [], Now).Error);

    [Fact]
    public void CloseByRun_RaisesNoEntryOfItsOwn()
    {
        var finding = OpenFinding("F-2026-0001");
        var run = AuditRunId.New();
        Assert.True(finding.CloseByRun(run, Worker, Now).IsSuccess);
        Assert.Empty(finding.Events);
        Assert.Equal(run, finding.ClosedByRun);
        Assert.Equal(FindingState.Closed, finding.State);
    }

    [Fact]
    public void Reopen_WhenClosedByRun_IsOpenAgain()
    {
        var finding = OpenFinding("F-2026-0001");
        finding.CloseByRun(AuditRunId.New(), Worker, Now);
        Assert.True(finding.Reopen(Auditor, "The site is still abroad.", Now).IsSuccess);
        Assert.True(finding.IsOpen);
        Assert.Null(finding.ClosedByRun);
        Assert.Null(finding.ClosedAt);
    }

    private static AuditRun Queued()
    {
        var plan = AuditPlan.Create(AuditPlanId.New(), new LocalizedText("All", "تمام"), AuditScope.Everything, null, Auditor, Now);
        return AuditRun.Queue(AuditRunId.New(), "AR-2026-001", plan, bySchedule: false, Auditor, Now);
    }

    private static Finding OpenFinding(string code) => Finding.Open(
        code, ServiceId.New(), Officer.OrganisationId, ObligationCatalogue.Find("CFP-CLASS")!, Verdict.Fail("KindNotAllowed"), 1, AuditRunId.New(), new DateOnly(2026, 11, 20), Now);
}
