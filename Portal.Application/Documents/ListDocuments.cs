using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>The documents of a service, newest first, and what the person may do with them.</summary>
/// <param name="ServiceId">The service.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListDocumentsQuery(ServiceId ServiceId) : IQuery<ServiceDocuments>;

/// <summary>The documents of a service.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="MayAdd">Whether the person may add one.</param>
/// <param name="MayRemove">Whether the person may remove one.</param>
public sealed record ServiceDocuments(IReadOnlyList<DocumentRow> Items, bool MayAdd, bool MayRemove);

/// <summary>One document of a list.</summary>
/// <param name="Id">The document.</param>
/// <param name="Version">The version shown; a removal carries it back.</param>
/// <param name="FileName">Its name.</param>
/// <param name="MediaType">Its kind.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="UploadedAt">When, in UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record DocumentRow(
    DocumentId Id, Guid Version, string FileName, DocumentMediaType MediaType, long Size, string Sha256, DateTimeOffset UploadedAt, DocumentState State, DocumentRefusal? Refusal);

internal sealed class ListDocumentsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListDocumentsQuery, Result<ServiceDocuments>>
{
    public async Task<Result<ServiceDocuments>> Handle(ListDocumentsQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.ServiceId, cancellationToken);
        if (service is null) return Error.NotFound;
        var rows = await db.Documents.AsNoTracking()
            .Where(d => d.ServiceId == service.Id && d.RemovedAt == null)
            .OrderByDescending(d => d.Number)
            .Select(d => new DocumentRow(d.Id, d.Version, d.FileName, d.MediaType, d.Size, d.Sha256, d.UploadedAt, d.State, d.Refusal))
            .ToListAsync(cancellationToken);
        return new ServiceDocuments(rows, caller.Actor.MayAddTo(service), caller.Actor.MayRemoveFrom(service));
    }
}
