using static Portal.Domain.Audits.AuditRunAction;
using static Portal.Domain.Audits.AuditRunState;

namespace Portal.Domain.Audits;

/// <summary>The whole life of an audit run on one screen.</summary>
public static class AuditRunLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the run stands.</param>
    /// <param name="action">What is to be done.</param>
    public static AuditRunState? Next(AuditRunState from, AuditRunAction action) => (from, action) switch
    {
        (Queued or Running, Begin) => Running,
        (Queued, Cancel) => Cancelled,
        (Running, Cancel) => Cancelling,
        (Cancelling, Stop) => Cancelled,
        (Running, Complete) => Completed,
        (Queued or Running or Cancelling, Fail) => Failed,
        (Failed, Rerun) => Queued,
        _ => null,
    };

    /// <summary>Whether a worker still has something to do.</summary>
    /// <param name="state">Where the run stands.</param>
    public static bool IsOpen(AuditRunState state) => state is Queued or Running or Cancelling;
}
