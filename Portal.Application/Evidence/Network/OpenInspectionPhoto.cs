using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>What is needed to show a photograph; its content is then read from the store.</summary>
/// <param name="Id">The photograph.</param>
[Requires(Permissions.Network.Read)]
public sealed record OpenInspectionPhotoQuery(InspectionPhotoId Id) : IQuery<InspectionPhoto>;

internal sealed class OpenInspectionPhotoHandler(IPortalDb db) : IRequestHandler<OpenInspectionPhotoQuery, Result<InspectionPhoto>>
{
    public async Task<Result<InspectionPhoto>> Handle(OpenInspectionPhotoQuery request, CancellationToken cancellationToken) =>
        await db.SiteInspections.AsNoTracking().SelectMany(i => i.Photos).SingleOrDefaultAsync(p => p.Id == request.Id, cancellationToken) is { } photo ? photo : Error.NotFound;
}
