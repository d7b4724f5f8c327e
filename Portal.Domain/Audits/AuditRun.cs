using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Domain.Audits;

/// <summary>One execution of an audit plan.</summary>
public sealed class AuditRun : AggregateRoot
{
    /// <summary>The most characters of a code.</summary>
    public const int CodeMaxLength = 24;

    private readonly List<AuditNote> _notes = [];

    private AuditRun()
    {
    }

    /// <summary>Its identifier.</summary>
    public AuditRunId Id { get; private set; }

    /// <summary>Its code, <c>AR-2026-118</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The plan it executes.</summary>
    public AuditPlanId PlanId { get; private set; }

    /// <summary>What is audited, as the plan said when the run was asked for.</summary>
    public AuditScope Scope { get; private set; } = AuditScope.Everything;

    /// <summary>Where it stands.</summary>
    public AuditRunState State { get; private set; }

    /// <summary>True while a worker has something to do, null afterwards: a unique index lets a plan have one such run.</summary>
    public bool? IsOpen { get; private set; }

    /// <summary>Who asked for it.</summary>
    public PersonId RequestedBy { get; private set; }

    /// <summary>When it was asked for, in UTC.</summary>
    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Whether it looked at the whole register to the end: of the services that it did not write, each stands as it stood when it began.</summary>
    public bool ConfirmsRest { get; private set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Number of the policy version applied, the same from the first block to the last.</summary>
    public int? PolicyNumber { get; private set; }

    /// <summary>Why it failed.</summary>
    public AuditFailure? Failure { get; private set; }

    /// <summary>How far it is.</summary>
    public AuditProgress Progress { get; private set; } = null!;

    /// <summary>The run's log, as far as it was loaded.</summary>
    public IReadOnlyList<AuditNote> Notes => _notes;

    /// <summary>Asks for a run.</summary>
    /// <param name="id">Made by the caller, so that a second click starts nothing twice.</param>
    /// <param name="code">Its code.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="bySchedule">The plan's schedule asks, not a person.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">The moment.</param>
    public static AuditRun Queue(AuditRunId id, string code, AuditPlan plan, bool bySchedule, Actor by, DateTimeOffset now)
    {
        var run = new AuditRun
        {
            Id = id,
            Code = code,
            PlanId = plan.Id,
            Scope = plan.Scope,
            State = AuditRunState.Queued,
            IsOpen = true,
            RequestedBy = by.Id,
            QueuedAt = now,
            Progress = AuditProgress.For(id, now),
        };
        run.Note(bySchedule ? AuditNoteKind.QueuedByPlan : AuditNoteKind.QueuedByPerson, now);
        return run;
    }

    /// <summary>A worker takes it up, for the first time or after an interruption.</summary>
    /// <param name="policy">The policy version in force.</param>
    /// <param name="total">Services in the scope.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    public Result Begin(PolicyVersion policy, int total, Actor worker, DateTimeOffset now)
    {
        if (AuditRunLifecycle.Next(State, AuditRunAction.Begin) is not { } next) return AuditErrors.CannotMove(State);
        Progress.TakeUp(now);
        State = next;
        if (StartedAt is not null)
        {
            Note(AuditNoteKind.Resumed, now, Progress.Done);
            Touch();
            return Result.Ok;
        }

        StartedAt = now;
        PolicyNumber = policy.Number;
        Progress.Count(total);
        Note(AuditNoteKind.Started, now, total, policy.Number);
        Tell(worker, now);
        return Result.Ok;
    }

    /// <summary>Asks it to stop; the worker does so within a block.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="now">The moment.</param>
    public Result Cancel(Actor by, DateTimeOffset now)
    {
        if (AuditRunLifecycle.Next(State, AuditRunAction.Cancel) is not { } next) return AuditErrors.CannotMove(State);
        if (next == AuditRunState.Cancelled) return End(next, AuditNoteKind.Cancelled, by, now);
        State = next;
        Note(AuditNoteKind.CancelAsked, now);
        Tell(by, now);
        return Result.Ok;
    }

    /// <summary>The worker stops as asked.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    public Result Stop(Actor worker, DateTimeOffset now) => Move(AuditRunAction.Stop, AuditNoteKind.Cancelled, worker, now);

    /// <summary>Every service of the scope has been checked.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    public Result Complete(Actor worker, DateTimeOffset now)
    {
        var completed = Move(AuditRunAction.Complete, AuditNoteKind.Completed, worker, now);
        if (completed.IsSuccess) ConfirmsRest = Scope.IsWhole;
        return completed;
    }

    /// <summary>A fault ends it. What was written stays; a rerun goes on from there.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    public Result Fail(AuditFailure failure, Actor worker, DateTimeOffset now)
    {
        if (AuditRunLifecycle.Next(State, AuditRunAction.Fail) is not { } next) return AuditErrors.CannotMove(State);
        Failure = failure;
        return End(next, AuditNoteKind.Failed, worker, now);
    }

    /// <summary>Asks for the rest after a fault.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="now">The moment.</param>
    public Result Rerun(Actor by, DateTimeOffset now)
    {
        if (AuditRunLifecycle.Next(State, AuditRunAction.Rerun) is not { } next) return AuditErrors.CannotMove(State);
        (State, IsOpen, Failure, EndedAt) = (next, true, null, null);
        Note(AuditNoteKind.RerunAsked, now);
        Tell(by, now);
        return Result.Ok;
    }

    /// <summary>Adds a line to the log.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="now">The moment.</param>
    /// <param name="numbers">Figures it names.</param>
    public void Note(AuditNoteKind kind, DateTimeOffset now, params int[] numbers) =>
        _notes.Add(new AuditNote(Guid.CreateVersion7(now), Id, kind, now, numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1)));

    private Result Move(AuditRunAction action, AuditNoteKind note, Actor by, DateTimeOffset now) =>
        AuditRunLifecycle.Next(State, action) is { } next ? End(next, note, by, now) : AuditErrors.CannotMove(State);

    private Result End(AuditRunState state, AuditNoteKind note, Actor by, DateTimeOffset now)
    {
        (State, IsOpen, EndedAt) = (state, null, now);
        Note(note, now, Progress.Done, Progress.Opened);
        Tell(by, now);
        return Result.Ok;
    }

    private void Tell(Actor by, DateTimeOffset now)
    {
        var snapshot = new
        {
            PlanId,
            Scope,
            PolicyNumber,
            State,
            Failure,
            Progress.Total,
            Progress.Pass,
            Progress.Waived,
            Progress.Undetermined,
            Progress.Fail,
            Progress.NotApplicable,
            Progress.Opened,
            Progress.Closed,
            Progress.FindingsHash,
        };
        Raise(new AuditRunMoved(Id, Code, State, snapshot, Version, by, now));
    }
}

/// <summary>A line of a run's log.</summary>
/// <param name="Id">Its key, ordered by time.</param>
/// <param name="RunId">The run.</param>
/// <param name="Kind">What it says.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="First">First figure it names.</param>
/// <param name="Second">Second figure it names.</param>
public sealed record AuditNote(Guid Id, AuditRunId RunId, AuditNoteKind Kind, DateTimeOffset At, int First, int Second);
