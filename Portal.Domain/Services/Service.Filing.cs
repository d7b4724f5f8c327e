using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Services;

/// <content>The way of a filing, the first one and every amendment, from the draft to the decision.</content>
public sealed partial class Service
{
    /// <summary>Begins to change a registered service.</summary>
    /// <param name="filer">Somebody of the owning organisation.</param>
    /// <param name="reason">Why it is changed.</param>
    /// <param name="now">The moment.</param>
    public Result Amend(Actor filer, string reason, DateTimeOffset now)
    {
        if (Amendment is not null) return ServiceErrors.AmendmentOpen;
        if (!ServiceLifecycle.Allows(FilingState, ServiceAction.Amend)) return ServiceErrors.CannotMove(FilingState);
        if (string.IsNullOrWhiteSpace(reason)) return ServiceErrors.ReasonMissing;
        var content = Content;
        Keep(SnapshotKind.Original, content, filer, now);
        Amendment = new ServiceAmendment { Content = content, Reason = reason, By = filer.Id, At = now };
        (FiledBy, ReviewedBy, SavedAt) = (filer.Id, null, now);
        return Move(ServiceAction.Amend, filer, reason, now);
    }

    /// <summary>Saves one section of what is being written.</summary>
    /// <param name="section">The section.</param>
    /// <param name="now">The moment.</param>
    public Result Save(IServiceSection section, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(FilingState, ServiceAction.Edit)) return ServiceErrors.CannotMove(FilingState);
        var content = Filing.With(section);
        if (Amendment is null) Take(content);
        else Amendment = Amendment with { Content = content };
        SavedAt = now;
        Touch();
        return Result.Ok;
    }

    /// <summary>Files what was written.</summary>
    /// <param name="filer">Who files it; takes over from whoever began it.</param>
    /// <param name="now">The moment.</param>
    public Result Submit(Actor filer, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(FilingState, ServiceAction.Submit)) return ServiceErrors.CannotMove(FilingState);
        var content = Filing;
        if (ServiceCompleteness.Of(content).Any(s => !s.IsComplete)) return ServiceErrors.Incomplete;
        if (Amendment is not null && ContentComparison.Between(Content, content).Count == 0) return ServiceErrors.NothingChanged;
        Keep(SnapshotKind.Requested, content, filer, now);
        FiledBy = filer.Id;
        ReviewedBy = null;
        SubmittedAt = now;
        return Move(ServiceAction.Submit, filer, "", now);
    }

    /// <summary>Takes the filing up for review.</summary>
    /// <param name="reviewer">The case officer.</param>
    /// <param name="now">The moment.</param>
    public Result StartReview(Actor reviewer, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(FilingState, ServiceAction.StartReview)) return ServiceErrors.CannotMove(FilingState);
        if (reviewer.Id == FiledBy) return ServiceErrors.OwnFiling;
        ReviewedBy = reviewer.Id;
        return Move(ServiceAction.StartReview, reviewer, "", now);
    }

    /// <summary>Gives the review to another case officer.</summary>
    /// <param name="reviewer">The case officer from now on; not the filer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who decides so.</param>
    /// <param name="now">The moment.</param>
    public Result Assign(PersonId reviewer, string reason, Actor by, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(FilingState, ServiceAction.Assign)) return ServiceErrors.CannotMove(FilingState);
        if (reviewer == FiledBy) return ServiceErrors.OwnFiling;
        if (reviewer == ReviewedBy) return ServiceErrors.AlreadyAssigned;
        if (string.IsNullOrWhiteSpace(reason)) return ServiceErrors.ReasonMissing;
        ReviewedBy = reviewer;
        return Move(ServiceAction.Assign, by, reason, now);
    }

    /// <summary>Sends the filing back to the filer.</summary>
    /// <param name="reviewer">Somebody other than the filer.</param>
    /// <param name="reason">What is to be changed.</param>
    /// <param name="now">The moment.</param>
    public Result Return(Actor reviewer, string reason, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(FilingState, ServiceAction.Return)) return ServiceErrors.CannotMove(FilingState);
        if (reviewer.Id == FiledBy) return ServiceErrors.OwnFiling;
        if (string.IsNullOrWhiteSpace(reason)) return ServiceErrors.ReasonMissing;
        return Move(ServiceAction.Return, reviewer, reason, now);
    }

    /// <summary>Enters the filing in the register; the first one gives the service its code.</summary>
    /// <param name="approver">Neither filer nor reviewer.</param>
    /// <param name="owner">The owning organisation, which numbers its services.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Approve(Actor approver, Organisation owner, string reason, DateTimeOffset now)
    {
        if (Decidable(approver, ServiceAction.Approve, reason) is { } refusal) return refusal;
        if (RegisteredVersion == 0) Code = owner.NextServiceCode();
        RegisteredVersion++;
        RegisteredAt = now;
        var content = Filing;
        var isMaterial = Amendment is not null && ContentComparison.Between(Content, content).Any(c => c.IsMaterial);
        Keep(SnapshotKind.Decided, content, approver, now);
        if (Amendment is not null) Take(content);
        return Move(ServiceAction.Approve, approver, reason, now, isMaterial);
    }

    /// <summary>Refuses the filing; a registered service stays as it is.</summary>
    /// <param name="approver">Neither filer nor reviewer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Refuse(Actor approver, string reason, DateTimeOffset now)
    {
        if (Decidable(approver, ServiceAction.Refuse, reason) is { } refusal) return refusal;
        Keep(SnapshotKind.Decided, Content, approver, now);
        return Move(ServiceAction.Refuse, approver, reason, now);
    }

    /// <summary>Takes the filing back; a registered service stays as it is.</summary>
    /// <param name="filer">Somebody of the owning organisation.</param>
    /// <param name="now">The moment.</param>
    public Result Withdraw(Actor filer, DateTimeOffset now) =>
        ServiceLifecycle.Allows(FilingState, ServiceAction.Withdraw) ? Move(ServiceAction.Withdraw, filer, "", now) : ServiceErrors.CannotMove(FilingState);

    /// <summary>
    /// Throws away a draft that was never filed and that no import brought. Whoever calls takes it out of the database; its history must be loaded.
    /// </summary>
    /// <param name="by">Somebody of the owning organisation.</param>
    /// <param name="now">The moment.</param>
    public Result Discard(Actor by, DateTimeOffset now)
    {
        if (State != ServiceState.Draft) return ServiceErrors.CannotMove(State);
        if (_steps.Count > 0) return ServiceErrors.HasHistory;
        Raise(new ServiceDiscarded(Id, Code, Content, Version, by, now));
        return Result.Ok;
    }

    private Error? Decidable(Actor approver, ServiceAction action, string reason)
    {
        if (!ServiceLifecycle.Allows(FilingState, action)) return ServiceErrors.CannotMove(FilingState);
        if (approver.Id == FiledBy || approver.Id == ReviewedBy) return ServiceErrors.FourEyes;
        return string.IsNullOrWhiteSpace(reason) ? ServiceErrors.ReasonMissing : null;
    }

    private Result Move(ServiceAction action, Actor by, string reason, DateTimeOffset now, bool isMaterial = false)
    {
        FilingState = ServiceLifecycle.Next(FilingState, action) ?? throw new InvalidOperationException();
        if (Amendment is null) State = FilingState;
        Note(action, FilingState, Filing, by, reason, now, isMaterial);
        if (Amendment is null || !ServiceLifecycle.EndsFiling(FilingState)) return Result.Ok;
        (Amendment, FilingState) = (null, State);
        return Result.Ok;
    }
}
