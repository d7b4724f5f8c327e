using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Services;

/// <content>What happens to an entry of the register apart from its amendments.</content>
public sealed partial class Service
{
    /// <summary>Suspends operation.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Suspend(Actor by, string reason, DateTimeOffset now) => MoveEntry(ServiceAction.Suspend, by, reason, now);

    /// <summary>Lifts a suspension.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Reinstate(Actor by, string reason, DateTimeOffset now) => MoveEntry(ServiceAction.Reinstate, by, reason, now);

    /// <summary>Ends operation for good.</summary>
    /// <param name="by">Who declares it.</param>
    /// <param name="done">What was seen to.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Decommission(Actor by, IReadOnlyCollection<DecommissionStep> done, string reason, DateTimeOffset now)
    {
        if (Enum.GetValues<DecommissionStep>().Except(done).Any()) return ServiceErrors.StepsLeft;
        if (Amendment is not null) return ServiceErrors.AmendmentOpen;
        return MoveEntry(ServiceAction.Decommission, by, reason, now);
    }

    /// <summary>Hands the service to another organisation, for example its owner's successor. The code stays what it was.</summary>
    /// <param name="owner">The organisation from now on.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Transfer(Organisation owner, Actor by, string reason, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(State, ServiceAction.Transfer)) return ServiceErrors.CannotMove(State);
        if (Amendment is not null) return ServiceErrors.AmendmentOpen;
        if (owner.Id == OrganisationId) return ServiceErrors.SameOwner;
        if (string.IsNullOrWhiteSpace(reason)) return ServiceErrors.ReasonMissing;
        (OrganisationId, Region, SavedAt) = (owner.Id, owner.Region, now);
        Note(ServiceAction.Transfer, State, Content, by, reason, now);
        return Result.Ok;
    }

    private Result MoveEntry(ServiceAction action, Actor by, string reason, DateTimeOffset now)
    {
        if (ServiceLifecycle.Next(State, action) is not { } next) return ServiceErrors.CannotMove(State);
        if (string.IsNullOrWhiteSpace(reason)) return ServiceErrors.ReasonMissing;
        State = next;
        if (Amendment is null) FilingState = next;
        SavedAt = now;
        Note(action, State, Content, by, reason, now);
        return Result.Ok;
    }
}
