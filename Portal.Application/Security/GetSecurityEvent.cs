using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>One event of the security log.</summary>
/// <param name="Id">The event.</param>
[Requires(Permissions.Administration.ReadSecurityLog)]
public sealed record GetSecurityEventQuery(SecurityEventId Id) : IQuery<SecurityEventRow>;

internal sealed class GetSecurityEventHandler(IPortalDb db, Pseudonyms pseudonyms) : IRequestHandler<GetSecurityEventQuery, Result<SecurityEventRow>>
{
    public async Task<Result<SecurityEventRow>> Handle(GetSecurityEventQuery request, CancellationToken cancellationToken)
    {
        if (await db.SecurityEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id, cancellationToken) is not { } found) return Error.NotFound;
        var names = await pseudonyms.NamesAsync([found.Actor], cancellationToken);
        return new SecurityEventRow(found, found.Actor is { } actor ? names.GetValueOrDefault(actor) : null);
    }
}
