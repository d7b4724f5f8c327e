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
/// The evidence that everybody may check: the newest of each canister of a service whose places are published. Evidence that is not of such a service does not exist here.
/// </summary>
/// <param name="Code">The service's code, in capital or small letters.</param>
[OpenToEveryone]
public sealed record GetPublicEvidenceQuery(string Code) : IQuery<PublicEvidence>;

/// <summary>Evidence of a published service.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Items">The evidence, in the order of the canisters.</param>
public sealed record PublicEvidence(string Code, LocalizedText Name, IReadOnlyList<EvidenceDetail> Items);

internal sealed class GetPublicEvidenceHandler(IPortalDb db, EvidenceReading reading) : IRequestHandler<GetPublicEvidenceQuery, Result<PublicEvidence>>
{
    public async Task<Result<PublicEvidence>> Handle(GetPublicEvidenceQuery request, CancellationToken cancellationToken)
    {
        if (request.Code.Length > Service.CodeMaxLength) return Error.NotFound;
        var code = request.Code.ToUpperInvariant();
        var service = await db.Services.AsNoTracking().Published().SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
        if (service is null || !Publication.TellsSites(service.Data.Class)) return Error.NotFound;
        var held = await db.CanisterWatches.AsNoTracking().Where(w => w.ServiceId == service.Id && w.Held != null).OrderBy(w => w.Canister)
            .Join(db.Evidence, w => w.Held, r => (EvidenceId?)r.Id, (_, r) => r).AsNoTracking().ToListAsync(cancellationToken);
        var items = new List<EvidenceDetail>();
        foreach (var record in held) items.Add(await reading.OfAsync(record, db.Services.Where(s => s.Id == service.Id), cancellationToken));
        return items.Count > 0 ? new PublicEvidence(service.Code, service.About.Name, items) : Error.NotFound;
    }
}
