using Portal.Domain.Common.Clocks;
using static Portal.Domain.Common.Clocks.ClockMove;
using static Portal.Domain.Sandbox.SandboxAction;
using static Portal.Domain.Sandbox.SandboxClock;

namespace Portal.Domain.Sandbox;

/// <summary>Which action moves which clock, and how long each may run.</summary>
public static class SandboxClocks
{
    /// <summary>What an action does to the clocks. A closing move also stops whatever else runs, see <see cref="SandboxApplication"/>.</summary>
    /// <param name="action">The action.</param>
    public static IReadOnlyList<(SandboxClock Clock, ClockMove Move)> MovedBy(SandboxAction action) => action switch
    {
        Submit => [(Completeness, Start)],
        RequestInformation => [(Completeness, Pause)],
        Resubmit => [(Completeness, Resume)],
        ConfirmComplete => [(Completeness, Stop), (Decision, Start)],
        ApproveInPrinciple => [(Decision, Stop)],
        BeginTestDesign => [(TestDesign, Start)],
        SandboxAction.Approve => [(TestDesign, Stop)],
        StartTest => [(Test, Start)],
        EndTest => [(Test, Stop), (FinalReport, Start)],
        FileReport => [(FinalReport, Stop)],
        _ => [],
    };

    /// <summary>How long a clock may run.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="terms">The scheme's limits.</param>
    /// <param name="testDays">Days of this application's test with its extension.</param>
    public static ClockLimit LimitOf(SandboxClock clock, SandboxTerms terms, int testDays) => clock switch
    {
        Completeness => new(terms.CompletenessDays, ClockUnit.WorkingDays),
        Decision => new(terms.DecisionDays, ClockUnit.CalendarDays),
        TestDesign => new(terms.TestDesignDays, ClockUnit.WorkingDays),
        Test => new(testDays, ClockUnit.CalendarDays),
        _ => new(terms.FinalReportDays, ClockUnit.WorkingDays),
    };
}
