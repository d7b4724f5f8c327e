using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Who may know of which waiver and do what with it; the only place that knows.</summary>
internal static class WaiverAccess
{
    /// <summary>Those of the own organisation, or all with the right to read every service.</summary>
    public static IQueryable<Waiver> Visible(this IQueryable<Waiver> waivers, Actor actor)
    {
        var own = actor.OrganisationId;
        return actor.May(Permissions.Services.ReadAll) ? waivers : waivers.Where(w => w.OrganisationId == own);
    }

    /// <summary>Whether an actor may do something with a waiver as it stands.</summary>
    public static bool MayDo(this Actor actor, Waiver waiver, WaiverAction action) => WaiverLifecycle.Next(waiver.State, action) is not null && action switch
    {
        WaiverAction.Recommend or WaiverAction.AdviseAgainst => actor.Judges(waiver) && actor.May(Permissions.Compliance.RecommendWaiver),
        WaiverAction.Grant or WaiverAction.Refuse => actor.Judges(waiver) && actor.May(Permissions.Compliance.GrantWaiver) && actor.Id != waiver.RecommendedBy,
        // Nobody's interest speaks against making it stricter: the body may, though the service is its own by now.
        WaiverAction.Revoke => actor.IsOf(waiver.BodyId) && actor.May(Permissions.Compliance.GrantWaiver),
        WaiverAction.Withdraw => actor.IsOf(waiver.OrganisationId) && actor.May(Permissions.Services.Register),
        _ => false,
    };

    /// <summary>The waiver, as the person saw it.</summary>
    public static async Task<Result<Waiver>> FindWaiverAsync(this IPortalDb db, Actor actor, WaiverId id, Guid seen, CancellationToken ct)
    {
        if (await db.Waivers.Visible(actor).SingleOrDefaultAsync(w => w.Id == id, ct) is not { } waiver) return Error.NotFound;
        return waiver.Version == seen ? waiver : Error.Stale;
    }

    private static bool Judges(this Actor actor, Waiver waiver) => actor.IsOf(waiver.BodyId) && !actor.IsOf(waiver.OrganisationId) && actor.Id != waiver.RequestedBy;
}

/// <summary>Says what a service fails for now, by the policy in force.</summary>
/// <param name="db">The database.</param>
/// <param name="policy">The policy in force.</param>
internal sealed class WaiverGrounds(IPortalDb db, CurrentPolicy policy)
{
    /// <summary>What the service fails for; a verdict other than a failure where it does not.</summary>
    /// <param name="service">The service.</param>
    /// <param name="obligationId">The obligation.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<WaiverGround>> OfAsync(Service service, string obligationId, CancellationToken ct)
    {
        if (ObligationCatalogue.Find(obligationId) is not { } obligation) return Error.NotFound;
        if (await policy.FindAsync(ct) is not { } version || !version.ObligationIds.Contains(obligationId)) return WaiverErrors.NotFailing;
        var facts = ServiceFacts.Of(service.Content, await db.BackingAsync(service.Id, ct) with { Waivers = [] }, policy.Today);
        var verdict = obligation.Check(facts, version.Parameters);
        var found = verdict.Outcome == Outcome.Fail ? Shortfall.AllOf(obligation, verdict, facts, version.Parameters) : [];
        return new WaiverGround(obligationId, verdict, found, version.Parameters.WaiverDays);
    }
}

/// <summary>A step of a waiver that says why.</summary>
internal interface IReasonedWaiver
{
    /// <summary>Why.</summary>
    string Reason { get; }
}

internal abstract class ReasonedWaiverValidator<T> : AbstractValidator<T>
    where T : IReasonedWaiver
{
    protected ReasonedWaiverValidator() => RuleFor(c => c.Reason).Text(Waiver.ReasonMaxLength).NotEmpty();
}
