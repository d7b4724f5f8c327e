using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Xunit;
using static Portal.Domain.Audits.AuditRunState;

namespace Portal.Tests.Domain.Audits;

public sealed class AuditLifecycleTests
{
    private static readonly Dictionary<(AuditRunState, AuditRunAction), AuditRunState> Runs = new()
    {
        [(Queued, AuditRunAction.Begin)] = Running,
        [(Running, AuditRunAction.Begin)] = Running,
        [(Queued, AuditRunAction.Cancel)] = Cancelled,
        [(Running, AuditRunAction.Cancel)] = Cancelling,
        [(Cancelling, AuditRunAction.Stop)] = Cancelled,
        [(Running, AuditRunAction.Complete)] = Completed,
        [(Queued, AuditRunAction.Fail)] = Failed,
        [(Running, AuditRunAction.Fail)] = Failed,
        [(Cancelling, AuditRunAction.Fail)] = Failed,
        [(Failed, AuditRunAction.Rerun)] = Queued,
    };

    private static readonly Dictionary<(FindingState, FindingAction), FindingState> Findings = new()
    {
        [(FindingState.New, FindingAction.TakeOn)] = FindingState.Assigned,
        [(FindingState.New, FindingAction.StartFixing)] = FindingState.BeingFixed,
        [(FindingState.Assigned, FindingAction.StartFixing)] = FindingState.BeingFixed,
        [(FindingState.New, FindingAction.ReportFixed)] = FindingState.ToVerify,
        [(FindingState.Assigned, FindingAction.ReportFixed)] = FindingState.ToVerify,
        [(FindingState.BeingFixed, FindingAction.ReportFixed)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.Verify)] = FindingState.Closed,
        [(FindingState.ToVerify, FindingAction.Reopen)] = FindingState.BeingFixed,
        [(FindingState.Closed, FindingAction.Reopen)] = FindingState.BeingFixed,
        [(FindingState.New, FindingAction.CloseByRun)] = FindingState.Closed,
        [(FindingState.Assigned, FindingAction.CloseByRun)] = FindingState.Closed,
        [(FindingState.BeingFixed, FindingAction.CloseByRun)] = FindingState.Closed,
        [(FindingState.ToVerify, FindingAction.CloseByRun)] = FindingState.Closed,
        [(FindingState.New, FindingAction.Withdraw)] = FindingState.Closed,
        [(FindingState.New, FindingAction.SeeMet)] = FindingState.ToVerify,
        [(FindingState.New, FindingAction.SeeReason)] = FindingState.New,
        [(FindingState.New, FindingAction.Comment)] = FindingState.New,
        [(FindingState.New, FindingAction.Attach)] = FindingState.New,
        [(FindingState.New, FindingAction.Suspend)] = FindingState.New,
        [(FindingState.New, FindingAction.Resume)] = FindingState.New,
        [(FindingState.Assigned, FindingAction.Withdraw)] = FindingState.Closed,
        [(FindingState.Assigned, FindingAction.SeeMet)] = FindingState.ToVerify,
        [(FindingState.Assigned, FindingAction.SeeReason)] = FindingState.Assigned,
        [(FindingState.Assigned, FindingAction.Comment)] = FindingState.Assigned,
        [(FindingState.Assigned, FindingAction.Attach)] = FindingState.Assigned,
        [(FindingState.Assigned, FindingAction.Suspend)] = FindingState.Assigned,
        [(FindingState.Assigned, FindingAction.Resume)] = FindingState.Assigned,
        [(FindingState.BeingFixed, FindingAction.Withdraw)] = FindingState.Closed,
        [(FindingState.BeingFixed, FindingAction.SeeMet)] = FindingState.ToVerify,
        [(FindingState.BeingFixed, FindingAction.SeeReason)] = FindingState.BeingFixed,
        [(FindingState.BeingFixed, FindingAction.Comment)] = FindingState.BeingFixed,
        [(FindingState.BeingFixed, FindingAction.Attach)] = FindingState.BeingFixed,
        [(FindingState.BeingFixed, FindingAction.Suspend)] = FindingState.BeingFixed,
        [(FindingState.BeingFixed, FindingAction.Resume)] = FindingState.BeingFixed,
        [(FindingState.ToVerify, FindingAction.Withdraw)] = FindingState.Closed,
        [(FindingState.ToVerify, FindingAction.SeeMet)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.SeeReason)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.Comment)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.Attach)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.Suspend)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.Resume)] = FindingState.ToVerify,
        [(FindingState.ToVerify, FindingAction.SeeFailing)] = FindingState.BeingFixed,
        [(FindingState.New, FindingAction.HandOver)] = FindingState.New,
        [(FindingState.Assigned, FindingAction.HandOver)] = FindingState.New,
        [(FindingState.BeingFixed, FindingAction.HandOver)] = FindingState.New,
        [(FindingState.ToVerify, FindingAction.HandOver)] = FindingState.ToVerify,
    };

    [Fact]
    public void RunLifecycle_OfEveryStateAndAction_IsTheAgreedTable()
    {
        foreach (var state in Enum.GetValues<AuditRunState>())
        {
            foreach (var action in Enum.GetValues<AuditRunAction>())
            {
                AuditRunState? expected = Runs.TryGetValue((state, action), out var next) ? next : null;
                Assert.True(expected == AuditRunLifecycle.Next(state, action), $"{state} {action}");
            }
        }
    }

    [Fact]
    public void FindingLifecycle_OfEveryStateAndAction_IsTheAgreedTable()
    {
        foreach (var state in Enum.GetValues<FindingState>())
        {
            foreach (var action in Enum.GetValues<FindingAction>())
            {
                FindingState? expected = Findings.TryGetValue((state, action), out var next) ? next : null;
                Assert.True(expected == FindingLifecycle.Next(state, action), $"{state} {action}");
            }
        }
    }

    [Theory]
    [InlineData(Severity.High, 30)]
    [InlineData(Severity.Medium, 90)]
    [InlineData(Severity.Low, 365)]
    public void DaysToFix_BySeverity_AreMonthQuarterAndYear(Severity severity, int days) => Assert.Equal(days, FindingLifecycle.DaysToFix(severity));

    [Theory]
    [InlineData(0, FindingAge.UpTo7)]
    [InlineData(7, FindingAge.UpTo7)]
    [InlineData(8, FindingAge.UpTo30)]
    [InlineData(30, FindingAge.UpTo30)]
    [InlineData(31, FindingAge.UpTo90)]
    [InlineData(90, FindingAge.UpTo90)]
    [InlineData(91, FindingAge.Over90)]
    public void AgeOf_AtTheEdges_IsTheRightBucket(int days, FindingAge age) => Assert.Equal(age, FindingLifecycle.AgeOf(days));
}
