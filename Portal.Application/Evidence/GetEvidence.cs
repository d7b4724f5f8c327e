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

/// <summary>The evidence with its certificate, to be checked by tools of the reader's own; nothing is found where no certificate came.</summary>
/// <param name="Id">The evidence.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetCertificateQuery(EvidenceId Id) : IQuery<EvidenceRecord>;

internal sealed class GetEvidenceHandler(IPortalDb db, Caller caller, EvidenceReading reading) : IRequestHandler<GetEvidenceQuery, Result<EvidenceDetail>>
{
    public async Task<Result<EvidenceDetail>> Handle(GetEvidenceQuery request, CancellationToken cancellationToken)
    {
        if (await db.Evidence.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } record) return Error.NotFound;
        var detail = await reading.OfAsync(record, db.Services.Visible(caller.Actor), cancellationToken);
        return record.Kind == EvidenceSubject.Subnet || detail.Services.Count > 0 ? detail : Error.NotFound;
    }
}

internal sealed class GetCertificateHandler(IPortalDb db, Caller caller) : IRequestHandler<GetCertificateQuery, Result<EvidenceRecord>>
{
    public async Task<Result<EvidenceRecord>> Handle(GetCertificateQuery request, CancellationToken cancellationToken)
    {
        var record = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (record is not { Certificate.Length: > 0 }) return Error.NotFound;
        var isVisible = record.Kind == EvidenceSubject.Subnet
            || await db.CanisterWatches.Visible(db, caller.Actor).AnyAsync(w => w.Network == record.Network && w.Canister == record.Subject, cancellationToken);
        return isVisible ? record : Error.NotFound;
    }
}
