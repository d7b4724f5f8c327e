using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Gives sign-in back to a person, with the roles they had.</summary>
/// <param name="Id">The person.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record EnablePersonCommand(PersonId Id, Guid Version, string Reason) : ICommand, IReasonedAccess;

internal sealed class EnablePersonValidator : ReasonedAccessValidator<EnablePersonCommand>;

internal sealed class EnablePersonHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<EnablePersonCommand, Result>
{
    public async Task<Result> Handle(EnablePersonCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPersonAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;

        // Whoever only lends a hand here is kept by their own organisation.
        if (!caller.Actor.Keeps(found.Value.OrganisationId)) return Error.Forbidden;
        return found.Value.Enable(request.Reason.Trim(), caller.Actor, time.GetUtcNow());
    }
}
