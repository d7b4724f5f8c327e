namespace Portal.Domain.Audits;

/// <summary>Where an audit run stands. The moves are in <see cref="AuditRunLifecycle"/>.</summary>
public enum AuditRunState
{
    /// <summary>Asked for; no worker has taken it up.</summary>
    Queued,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Somebody stopped it; the worker finishes its block.</summary>
    Cancelling,

    /// <summary>Stopped before the end.</summary>
    Cancelled,

    /// <summary>Every service of the scope was checked.</summary>
    Completed,

    /// <summary>A fault ended it; it can be run again.</summary>
    Failed,
}

/// <summary>What can be done with an audit run.</summary>
public enum AuditRunAction
{
    /// <summary>A worker takes it up, for the first time or after a restart.</summary>
    Begin,

    /// <summary>Somebody asks it to stop.</summary>
    Cancel,

    /// <summary>The worker stops.</summary>
    Stop,

    /// <summary>The worker reaches the end.</summary>
    Complete,

    /// <summary>A fault ends it.</summary>
    Fail,

    /// <summary>Somebody asks for the rest of it after a fault.</summary>
    Rerun,
}

/// <summary>Why a run failed.</summary>
public enum AuditFailure
{
    /// <summary>No policy version was in force.</summary>
    NoPolicy,

    /// <summary>The database did not answer.</summary>
    Database,

    /// <summary>A fault of the portal, noted in its log.</summary>
    Unexpected,
}

/// <summary>A line of a run's log.</summary>
public enum AuditNoteKind
{
    /// <summary>Asked for by a person.</summary>
    QueuedByPerson,

    /// <summary>Asked for by the plan's schedule.</summary>
    QueuedByPlan,

    /// <summary>The scope was counted and the policy version fixed.</summary>
    Started,

    /// <summary>Taken up again after an interruption.</summary>
    Resumed,

    /// <summary>A block was written.</summary>
    BlockDone,

    /// <summary>A stop was asked for.</summary>
    CancelAsked,

    /// <summary>Stopped before the end.</summary>
    Cancelled,

    /// <summary>The end was reached.</summary>
    Completed,

    /// <summary>A fault ended it.</summary>
    Failed,

    /// <summary>Somebody asked for the rest.</summary>
    RerunAsked,
}

/// <summary>Where a finding stands. The moves are in <see cref="FindingLifecycle"/>.</summary>
public enum FindingState
{
    /// <summary>Nobody has taken it up.</summary>
    New,

    /// <summary>Somebody of the organisation answers for it.</summary>
    Assigned,

    /// <summary>It is being fixed.</summary>
    BeingFixed,

    /// <summary>The organisation or the register says that it is fixed; an auditor has to look.</summary>
    ToVerify,

    /// <summary>Verified by an auditor or by a run, or the service has left the register.</summary>
    Closed,
}

/// <summary>What can be done with a finding.</summary>
public enum FindingAction
{
    /// <summary>Somebody of the organisation takes it on.</summary>
    TakeOn,

    /// <summary>Work on it begins.</summary>
    StartFixing,

    /// <summary>The organisation reports that it is fixed.</summary>
    ReportFixed,

    /// <summary>An auditor confirms that it is fixed.</summary>
    Verify,

    /// <summary>An auditor finds that it is not fixed.</summary>
    Reopen,

    /// <summary>A run found the obligation met.</summary>
    CloseByRun,

    /// <summary>Somebody of the organisation, or an auditor, says something about it.</summary>
    Comment,

    /// <summary>The register says that the obligation is met.</summary>
    SeeMet,

    /// <summary>The register says again that it is not met.</summary>
    SeeFailing,

    /// <summary>It is not met for another reason than before.</summary>
    SeeReason,

    /// <summary>A waiver holds for it.</summary>
    Suspend,

    /// <summary>No waiver holds for it any more.</summary>
    Resume,

    /// <summary>The service is no longer in the register.</summary>
    Withdraw,

    /// <summary>The service was handed to another organisation, which has to mend it from then on.</summary>
    HandOver,

    /// <summary>Somebody of the organisation uploads a document that bears out how it is mended.</summary>
    Attach,
}

/// <summary>How long a finding has been open, in the buckets of the dashboards.</summary>
public enum FindingAge
{
    /// <summary>Up to 7 days.</summary>
    UpTo7,

    /// <summary>8 to 30 days.</summary>
    UpTo30,

    /// <summary>31 to 90 days.</summary>
    UpTo90,

    /// <summary>More than 90 days.</summary>
    Over90,
}
