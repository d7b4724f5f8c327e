using MediatR;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Gives the review of a filing to another case officer of the own organisation.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="To">The case officer from now on.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Services.Review)]
public sealed record AssignReviewCommand(ServiceId Id, Guid Version, PersonId To, string Reason) : ICommand, IReasonedDecision;

internal sealed class AssignReviewValidator : ReasonValidator<AssignReviewCommand>;

internal sealed class AssignReviewHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<AssignReviewCommand, Result>
{
    public async Task<Result> Handle(AssignReviewCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var reviewers = await db.WhoMayAsync(Permissions.Services.Review, [caller.Actor.OrganisationId], time.TodayInPakistan(), cancellationToken);
        return reviewers.Any(r => r.Person == request.To)
            ? found.Value.Assign(request.To, request.Reason.Trim(), caller.Actor, time.GetUtcNow())
            : ServiceErrors.NoSuchReviewer;
    }
}
