using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Access;

/// <summary>What signing out at the provider of the person's own session needs.</summary>
[Requires(Permissions.Access.OwnSessions)]
public sealed record GetProviderSignOutQuery : IQuery<ProviderSignOut?>;

/// <summary>What signing out at a provider needs.</summary>
/// <param name="ProviderKey">Configuration key of the provider.</param>
/// <param name="ProtectedIdToken">The ID token under data protection; null where it is not known.</param>
public sealed record ProviderSignOut(string ProviderKey, string? ProtectedIdToken);

internal sealed class GetProviderSignOutHandler(IPortalDb db, Caller caller) : IRequestHandler<GetProviderSignOutQuery, Result<ProviderSignOut?>>
{
    public async Task<Result<ProviderSignOut?>> Handle(GetProviderSignOutQuery request, CancellationToken cancellationToken) => await db.Sessions.AsNoTracking()
        .Where(s => s.Id == caller.Session && s.PersonId == caller.Actor.Id && s.ProviderKey != null)
        .Select(s => new ProviderSignOut(s.ProviderKey!, s.ProtectedIdToken))
        .SingleOrDefaultAsync(cancellationToken);
}
