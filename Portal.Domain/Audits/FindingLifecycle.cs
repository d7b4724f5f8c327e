using Portal.Domain.Compliance;
using static Portal.Domain.Audits.FindingAction;
using static Portal.Domain.Audits.FindingState;

namespace Portal.Domain.Audits;

/// <summary>The whole life of a finding on one screen.</summary>
public static class FindingLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the finding stands.</param>
    /// <param name="action">What is to be done.</param>
    public static FindingState? Next(FindingState from, FindingAction action) => (from, action) switch
    {
        (New, TakeOn) => Assigned,
        (New or Assigned, StartFixing) => BeingFixed,
        (New or Assigned or BeingFixed, ReportFixed) => ToVerify,
        (ToVerify, Verify) => Closed,
        (ToVerify or Closed, Reopen) => BeingFixed,
        (New or Assigned or BeingFixed or ToVerify, CloseByRun or Withdraw) => Closed,
        (New or Assigned or BeingFixed or ToVerify, SeeMet) => ToVerify,
        (ToVerify, SeeFailing) => BeingFixed,
        (New or Assigned or BeingFixed, HandOver) => New,
        (ToVerify, HandOver) => ToVerify,
        (New or Assigned or BeingFixed or ToVerify, Comment or Attach or SeeReason or Suspend or Resume) => from,
        _ => null,
    };

    /// <summary>Days within which a failure has to be mended: the month, the quarter or the year of its severity.</summary>
    /// <param name="severity">How grave it is.</param>
    public static int DaysToFix(Severity severity) => severity switch
    {
        Severity.High => 30,
        Severity.Medium => 90,
        _ => 365,
    };

    /// <summary>The bucket of an age.</summary>
    /// <param name="days">Whole days since the finding was opened.</param>
    public static FindingAge AgeOf(int days) => days switch
    {
        <= 7 => FindingAge.UpTo7,
        <= 30 => FindingAge.UpTo30,
        <= 90 => FindingAge.UpTo90,
        _ => FindingAge.Over90,
    };
}
