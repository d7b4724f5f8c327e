using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>Unties an account from the identity it belongs to; its sessions end, and the next sign-in with its address ties it anew.</summary>
/// <param name="Id">The person.</param>
/// <param name="Version">The version the administrator saw.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.Administration.ManagePeople)]
public sealed record ReleaseIdentityCommand(PersonId Id, Guid Version, string Reason) : ICommand, IReasonedAccess;

internal sealed class ReleaseIdentityValidator : ReasonedAccessValidator<ReleaseIdentityCommand>;

internal sealed class ReleaseIdentityHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ReleaseIdentityCommand, Result>
{
    public async Task<Result> Handle(ReleaseIdentityCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPersonAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;

        // Whoever only lends a hand here is kept by their own organisation.
        if (!caller.Actor.Keeps(found.Value.OrganisationId)) return Error.Forbidden;
        var now = time.GetUtcNow();
        if (found.Value.Release(request.Reason.Trim(), caller.Actor, now).Error is { } refusal) return refusal;

        // They would be open again at the next sign-in, with an identity that is no longer the person's.
        var open = await db.Sessions.Where(s => s.PersonId == request.Id && s.EndedAt == null).ToListAsync(cancellationToken);
        foreach (var session in open) session.End(SessionEndReason.IdentityReleased, now);
        return Result.Ok;
    }
}
