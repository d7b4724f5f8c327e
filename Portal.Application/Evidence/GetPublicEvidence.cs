using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.PublicRegister;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>
/// The evidence that everybody may check: the newest of a canister of a service whose places are published. Evidence that is not of such a service does not exist here.
/// </summary>
/// <param name="Code">The service's code, in capital or small letters.</param>
/// <param name="Canister">Principal of the canister; the first where it is none of the service's.</param>
[OpenToEveryone]
public sealed record GetPublicEvidenceQuery(string Code, string? Canister = null) : IQuery<PublicEvidence>;

/// <summary>The certificate of such evidence, to be checked by tools of the reader's own.</summary>
/// <param name="Code">The service's code, in capital or small letters.</param>
/// <param name="Id">The evidence.</param>
[OpenToEveryone]
public sealed record GetPublicCertificateQuery(string Code, EvidenceId Id) : IQuery<EvidenceRecord>;

/// <summary>Evidence of a published service.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Canisters">Principals of its canisters of which there is evidence.</param>
/// <param name="Shown">The evidence of one of them.</param>
public sealed record PublicEvidence(string Code, LocalizedText Name, IReadOnlyList<string> Canisters, EvidenceDetail Shown);

internal sealed class GetPublicEvidenceHandler(IPortalDb db, EvidenceReading reading) : IRequestHandler<GetPublicEvidenceQuery, Result<PublicEvidence>>
{
    public async Task<Result<PublicEvidence>> Handle(GetPublicEvidenceQuery request, CancellationToken cancellationToken)
    {
        if (await db.TellingAsync(request.Code, cancellationToken) is not { } service) return Error.NotFound;
        var held = await db.CanisterWatches.AsNoTracking().Where(w => w.ServiceId == service.Id && w.Held != null).OrderBy(w => w.Canister).Select(w => new { w.Canister, w.Held }).ToListAsync(cancellationToken);
        if (held.Count == 0) return Error.NotFound;
        var shown = (held.Find(w => w.Canister == request.Canister) ?? held[0]).Held;
        var record = await db.Evidence.AsNoTracking().SingleAsync(r => r.Id == shown, cancellationToken);
        return new PublicEvidence(service.Code, service.About.Name, held.ConvertAll(w => w.Canister), await reading.OfAsync(record, db.Services.Where(s => s.Id == service.Id), cancellationToken));
    }
}

internal sealed class GetPublicCertificateHandler(IPortalDb db) : IRequestHandler<GetPublicCertificateQuery, Result<EvidenceRecord>>
{
    public async Task<Result<EvidenceRecord>> Handle(GetPublicCertificateQuery request, CancellationToken cancellationToken)
    {
        if (await db.TellingAsync(request.Code, cancellationToken) is not { } service) return Error.NotFound;
        if (!await db.CanisterWatches.AnyAsync(w => w.ServiceId == service.Id && w.Held == request.Id, cancellationToken)) return Error.NotFound;
        return await db.Evidence.AsNoTracking().SingleAsync(r => r.Id == request.Id, cancellationToken);
    }
}

/// <summary>The published services that tell where they run.</summary>
internal static class Telling
{
    public static async Task<Service?> TellingAsync(this IPortalDb db, string code, CancellationToken ct)
    {
        if (code.Length > Service.CodeMaxLength) return null;
        var name = code.ToUpperInvariant();
        var service = await db.Services.AsNoTracking().Published().SingleOrDefaultAsync(s => s.Code == name, ct);
        return service is not null && Publication.TellsSites(service.Data.Class) ? service : null;
    }
}
