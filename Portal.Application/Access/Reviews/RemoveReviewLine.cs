using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;

namespace Portal.Application.Access.Reviews;

/// <summary>Finds that a person of a review no longer needs their roles at the organisation, and takes all of them away.</summary>
/// <param name="Id">The review.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Person">The person.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record RemoveReviewLineCommand(AccessReviewId Id, Guid Version, PersonId Person, string Reason) : ICommand, IReasonedAccess;

internal sealed class RemoveReviewLineValidator : ReasonedAccessValidator<RemoveReviewLineCommand>;

internal sealed class RemoveReviewLineHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<RemoveReviewLineCommand, Result>
{
    public async Task<Result> Handle(RemoveReviewLineCommand request, CancellationToken cancellationToken)
    {
        var (actor, now, reason) = (caller.Actor, time.GetUtcNow(), request.Reason.Trim());
        var found = await db.FindReviewAsync(actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var review = found.Value;
        if (review.Remove(request.Person, reason, actor, now).Error is { } refusal) return refusal;
        var person = await db.People.SingleAsync(p => p.Id == request.Person, cancellationToken);
        foreach (var grant in person.Grants.Where(g => g.OrganisationId == review.OrganisationId && g.WithdrawnAt is null).ToList())
        {
            if (!actor.KeepsRole(grant.Role, grant.OrganisationId)) return Error.Forbidden;
            if (person.TakeAway(grant.Id, reason, actor, now).Error is { } no) return no;
        }

        return Result.Ok;
    }
}
