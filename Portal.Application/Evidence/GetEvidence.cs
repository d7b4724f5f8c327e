using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>One piece of evidence: of a canister for whoever may see a service that names it, of a subnet for everybody who reads the register.</summary>
/// <param name="Id">The evidence.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetEvidenceQuery(EvidenceId Id) : IQuery<EvidenceDetail>;

internal sealed class GetEvidenceHandler(IPortalDb db, Caller caller, EvidenceReading reading) : IRequestHandler<GetEvidenceQuery, Result<EvidenceDetail>>
{
    public async Task<Result<EvidenceDetail>> Handle(GetEvidenceQuery request, CancellationToken cancellationToken)
    {
        if (await db.Evidence.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } record) return Error.NotFound;
        var detail = await reading.OfAsync(record, db.Services.Visible(caller.Actor), cancellationToken);
        return record.Kind == EvidenceSubject.Subnet || detail.Services.Count > 0 ? detail : Error.NotFound;
    }
}
