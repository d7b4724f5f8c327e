using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Policies;

namespace Portal.Domain.Compliance;

/// <summary>What is done with a policy version between its first draft and its day.</summary>
public sealed partial class PolicyVersion
{
    /// <summary>
    /// Switches obligations and changes figures. Where somebody else changed a field since the person saw it, theirs stands and is
    /// reported; a value out of its range, or one that contradicts another, refuses all.
    /// </summary>
    /// <param name="edits">The changes, each with its reason.</param>
    /// <param name="by">Who changes.</param>
    /// <param name="now">The moment.</param>
    public Result<PolicyMerge> Change(IReadOnlyList<PolicyEdit> edits, Actor by, DateTimeOffset now)
    {
        if (PolicyLifecycle.Next(State, PolicyAction.Change) is null) return PolicyErrors.CannotMove(State);
        if (Refusals(edits) is { Count: > 0 } refused) return Error.Invalid(refused);
        var content = Content;
        var (taken, conflicts, made) = (new List<string>(), new List<PolicyDifference>(), new List<PolicyChange>());
        foreach (var edit in edits)
        {
            var field = PolicyField.Find(edit.Field)!;
            var (current, wanted) = (field.Read(content), field.Take(edit.Value).Value);
            if (current != wanted && current != edit.Seen)
            {
                conflicts.Add(new PolicyDifference(field, current, wanted));
                continue;
            }

            taken.Add(field.Name);
            if (current == wanted) continue;
            content = field.Write(content, wanted);
            made.Add(new PolicyChange(Guid.CreateVersion7(now), field.Name, current, wanted, edit.Reason.Trim(), by.Id, now));
        }

        if (content.Contradiction is { } contradiction) return Error.Invalid([new FieldError(contradiction.Field, contradiction.Code)]);
        if (made.Count > 0) Take(content, made, by, now);
        return new PolicyMerge(taken, conflicts);
    }

    /// <summary>Puts it forward for approval.</summary>
    /// <param name="effectiveFrom">The day on which it is to take effect, in Pakistan.</param>
    /// <param name="preceding">The approved version with the latest day, which this one would follow.</param>
    /// <param name="reason">Why it is needed.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public Result Propose(DateOnly effectiveFrom, PolicyVersion? preceding, string reason, Actor by, DateOnly today, DateTimeOffset now)
    {
        if (PolicyLifecycle.Next(State, PolicyAction.Propose) is not { } next) return PolicyErrors.CannotMove(State);
        if (string.IsNullOrWhiteSpace(reason)) return PolicyErrors.ReasonMissing;
        if (effectiveFrom <= today) return PolicyErrors.TooEarly;
        if (effectiveFrom > today.AddDays(MaxDaysAhead)) return PolicyErrors.TooLate;
        if (BehindOf(effectiveFrom, preceding) is { } behind) return behind;
        if (preceding is not null && preceding.Content.Hash == Content.Hash) return PolicyErrors.NothingChanged;
        (State, EffectiveFrom) = (next, effectiveFrom);
        NoteAuthor(by);
        Tell(PolicyAction.Propose, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Takes it back to be written on; an approval that was given lapses.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="now">The moment.</param>
    public Result Recall(string reason, Actor by, DateTimeOffset now)
    {
        if (PolicyLifecycle.Next(State, PolicyAction.Recall) is not { } next) return PolicyErrors.CannotMove(State);
        if (string.IsNullOrWhiteSpace(reason)) return PolicyErrors.ReasonMissing;
        (State, EffectiveFrom, FirstApproval) = (next, null, null);
        NoteAuthor(by);
        Tell(PolicyAction.Recall, reason, by, now);
        return Result.Ok;
    }

    /// <summary>
    /// Gives the first approval, or the second by another person, which approves it. Nobody approves what they wrote or proposed.
    /// </summary>
    /// <param name="preceding">The approved version with the latest day.</param>
    /// <param name="seen">What the version would do to the register, as the approver saw it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public Result Approve(PolicyVersion? preceding, ForeseenEffect seen, string reason, Actor by, DateOnly today, DateTimeOffset now)
    {
        var action = FirstApproval is null ? PolicyAction.ApproveFirst : PolicyAction.Approve;
        if (PolicyLifecycle.Next(State, action) is not { } next) return PolicyErrors.CannotMove(State);
        if (IsAuthor(by.Id)) return PolicyErrors.FourEyes;
        if (FirstApproval == by.Id) return PolicyErrors.SecondPerson;
        if (string.IsNullOrWhiteSpace(reason)) return PolicyErrors.ReasonMissing;
        if (EffectiveFrom <= today) return PolicyErrors.DayPassed;
        if (BehindOf(EffectiveFrom!.Value, preceding) is { } behind) return behind;
        if (seen.RefusalFor(Content, now) is { } unforeseen) return unforeseen;
        if (FirstApproval is null) FirstApproval = by.Id;
        else SecondApproval = by.Id;
        State = next;
        Tell(action, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Refuses it for good.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who refuses; nobody who had a hand in it.</param>
    /// <param name="now">The moment.</param>
    public Result Refuse(string reason, Actor by, DateTimeOffset now)
    {
        if (PolicyLifecycle.Next(State, PolicyAction.Refuse) is not { } next) return PolicyErrors.CannotMove(State);
        if (IsAuthor(by.Id)) return PolicyErrors.FourEyes;
        if (string.IsNullOrWhiteSpace(reason)) return PolicyErrors.ReasonMissing;
        State = next;
        Tell(PolicyAction.Refuse, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Takes it back for good: before it is approved by those who write, afterwards by those who approve, and never once its day has come.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public Result Withdraw(string reason, Actor by, DateOnly today, DateTimeOffset now)
    {
        if (PolicyLifecycle.Next(State, PolicyAction.Withdraw) is not { } next) return PolicyErrors.CannotMove(State);
        if (!by.May(State == PolicyState.Approved ? Permissions.Compliance.ApprovePolicy : Permissions.Compliance.DraftPolicy)) return Error.Forbidden;
        if (State == PolicyState.Approved && EffectiveFrom <= today) return PolicyErrors.HasTakenEffect;
        if (string.IsNullOrWhiteSpace(reason)) return PolicyErrors.ReasonMissing;
        State = next;
        Tell(PolicyAction.Withdraw, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Its day has come; a second time changes nothing.</summary>
    /// <param name="by">The portal's own actor.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public Result TakeEffect(Actor by, DateOnly today, DateTimeOffset now)
    {
        if (PolicyLifecycle.Next(State, PolicyAction.TakeEffect) is null) return PolicyErrors.CannotMove(State);
        if (EffectiveFrom > today) return PolicyErrors.NotYet;
        if (TookEffectAt is not null) return Result.Ok;
        TookEffectAt = now;
        Tell(PolicyAction.TakeEffect, "", by, now);
        return Result.Ok;
    }

    private static List<FieldError> Refusals(IReadOnlyList<PolicyEdit> edits)
    {
        var refused = new List<FieldError>();
        foreach (var edit in edits)
        {
            if (PolicyField.Find(edit.Field) is not { } field) refused.Add(new FieldError(edit.Field, "Common.NotAChoice"));
            else if (field.Take(edit.Value).Error is { } error) refused.AddRange(error.Fields);
            else if (string.IsNullOrWhiteSpace(edit.Reason)) refused.Add(new FieldError(field.Name, PolicyErrors.ReasonMissing.Code));
        }

        return refused;
    }

    // Versions take effect in the order in which they are approved; otherwise an approval would decide about a policy nobody looked at it with.
    private static Error? BehindOf(DateOnly day, PolicyVersion? preceding) => preceding is not null && preceding.EffectiveFrom >= day ? PolicyErrors.BehindApproved(preceding.Number) : null;

    private void Take(PolicyContent content, List<PolicyChange> made, Actor by, DateTimeOffset now)
    {
        _obligationIds = [.. content.ObligationIds];
        Parameters = content.Parameters;
        _changes.AddRange(made);
        NoteAuthor(by);
        Tell(PolicyAction.Change, "", by, now, made);
    }

    private void NoteAuthor(Actor by)
    {
        if (!IsAuthor(by.Id)) _authors = [.. _authors, by.Id.Value];
    }
}
