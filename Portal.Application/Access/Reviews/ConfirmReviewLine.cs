using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;

namespace Portal.Application.Access.Reviews;

/// <summary>Finds that a person of a review still needs their roles.</summary>
/// <param name="Id">The review.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Person">The person.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record ConfirmReviewLineCommand(AccessReviewId Id, Guid Version, PersonId Person) : ICommand;

internal sealed class ConfirmReviewLineHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ConfirmReviewLineCommand, Result>
{
    public async Task<Result> Handle(ConfirmReviewLineCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindReviewAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Confirm(request.Person, caller.Actor, time.GetUtcNow());
    }
}
