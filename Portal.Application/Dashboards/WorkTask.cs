using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Dashboards;

/// <summary>What a person is asked to do.</summary>
public enum WorkKind
{
    /// <summary>Check a filing and take it up or send it back.</summary>
    ReviewFiling,

    /// <summary>Decide a filing.</summary>
    DecideFiling,

    /// <summary>Change a filing that came back.</summary>
    ReviseFiling,

    /// <summary>Take up a sandbox application.</summary>
    TakeUpCase,

    /// <summary>Decide whether an application is complete.</summary>
    CheckCase,

    /// <summary>Score an application.</summary>
    EvaluateCase,

    /// <summary>Note another regulator's view.</summary>
    AnswerReferral,

    /// <summary>Open the design of a test.</summary>
    BeginTestDesign,

    /// <summary>Decide an application in principle.</summary>
    DecideCase,

    /// <summary>Approve or refuse a test.</summary>
    ApproveTest,

    /// <summary>Give or refuse more time.</summary>
    DecideExtension,

    /// <summary>Decide how an application leaves the sandbox.</summary>
    DecideExit,

    /// <summary>Say whether an approval holds though a service it rests on has changed.</summary>
    ConfirmApproval,

    /// <summary>Answer the regulator's question.</summary>
    AnswerCase,

    /// <summary>Complete the plan of a test.</summary>
    DesignTest,

    /// <summary>Begin a test.</summary>
    StartTest,

    /// <summary>File the final report.</summary>
    FileReport,

    /// <summary>Mend what a finding names.</summary>
    RemedyFinding,

    /// <summary>Look whether a finding was mended.</summary>
    VerifyFinding,

    /// <summary>Say what a security alert was.</summary>
    ReviewAlert,

    /// <summary>Grant or refuse a role that another administrator asked for.</summary>
    DecideRoleRequest,

    /// <summary>Look through everybody who holds a role at an organisation.</summary>
    ReviewAccess,

    /// <summary>File a new revision of a document that expires.</summary>
    RenewDocument,

    /// <summary>Recommend on a waiver.</summary>
    RecommendWaiver,

    /// <summary>Grant or refuse a waiver.</summary>
    DecideWaiver,

    /// <summary>Meet what is waived, or ask anew, before the waiver ends.</summary>
    RenewWaiver,

    /// <summary>Meet what a waiver no longer covers, or ask anew.</summary>
    ReplaceWaiver,

    /// <summary>Look at what evidence says otherwise than before, and decide whether approvals hold.</summary>
    SettleDrift,

    /// <summary>Approve or refuse a policy version that was put forward.</summary>
    ApprovePolicy,
}

/// <summary>What a task is about; decides how <see cref="WorkTask.Facts"/> read.</summary>
public enum WorkArea
{
    /// <summary>A filing; its version.</summary>
    Filing,

    /// <summary>A sandbox application; code of the scheme and its cohort.</summary>
    Case,

    /// <summary>A finding; severity and obligation.</summary>
    Finding,

    /// <summary>A security alert; its pattern and count.</summary>
    Alert,

    /// <summary>A role asked for; the role.</summary>
    RoleRequest,

    /// <summary>A review of access; people decided, and people in all.</summary>
    AccessReview,

    /// <summary>A document; its kind and file name.</summary>
    Document,

    /// <summary>A waiver; its obligation.</summary>
    Waiver,

    /// <summary>A drift alarm; what differs.</summary>
    Drift,

    /// <summary>A policy version; the day it is to take effect, and approvals given.</summary>
    Policy,
}

/// <summary>Something that waits for the person.</summary>
public sealed record WorkTask
{
    /// <summary>What is to be done.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required WorkArea Area { get; init; }

    /// <summary>Public code of the thing.</summary>
    public required string Code { get; init; }

    /// <summary>Name of the thing.</summary>
    public required LocalizedText Subject { get; init; }

    /// <summary>The organisation whose thing it is; empty where the thing is the organisation.</summary>
    public required LocalizedText Party { get; init; }

    /// <summary>Figures of the thing, as <see cref="Area"/> says.</summary>
    public required IReadOnlyList<object> Facts { get; init; }

    /// <summary>The time there is for it; null where no clock runs.</summary>
    public required TaskClock? Clock { get; init; }

    /// <summary>Path of the page where it is done.</summary>
    public required string Href { get; init; }

    /// <summary>The person answers for it by name.</summary>
    public required bool IsMine { get; init; }

    /// <summary>The group it is listed in.</summary>
    public ClockState Urgency => Clock?.State ?? ClockState.OnTime;
}

/// <summary>A task's clock in working days, however its limit is counted.</summary>
/// <param name="State">How it stands; due soon means within five working days.</param>
/// <param name="Reading">The statutory reading.</param>
/// <param name="Left">Working days until it is due; negative when over; 0 while it stands still.</param>
public sealed record TaskClock(ClockState State, ClockReading Reading, int Left)
{
    /// <summary>Working days within which a task counts as due soon.</summary>
    public const int SoonDays = 5;

    /// <summary>Reads a clock for a list of tasks.</summary>
    /// <param name="reading">The statutory reading.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="today">Today in Pakistan.</param>
    public static TaskClock? Of(ClockReading? reading, WorkingCalendar calendar, DateOnly today)
    {
        if (reading is null || reading.State == ClockState.Closed) return null;
        if (reading.Due is not { } due) return new TaskClock(reading.State, reading, 0);
        if (reading.IsLate) return new TaskClock(reading.State, reading, -Math.Max(1, calendar.Count(due, today, ClockUnit.WorkingDays)));
        var left = calendar.Count(today, due, ClockUnit.WorkingDays);
        return new TaskClock(left <= SoonDays ? ClockState.DueSoon : ClockState.OnTime, reading, left);
    }
}
