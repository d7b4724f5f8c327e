using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>Documents that wait for their check longer than one takes, oldest first: whoever was to check them died.</summary>
[Requires(Permissions.Services.CheckDocuments)]
public sealed record ListUncheckedDocumentsQuery : IQuery<IReadOnlyList<DocumentId>>;

internal sealed class ListUncheckedDocumentsHandler(IPortalDb db, TimeProvider time) : IRequestHandler<ListUncheckedDocumentsQuery, Result<IReadOnlyList<DocumentId>>>
{
    private const int Most = 100;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public async Task<Result<IReadOnlyList<DocumentId>>> Handle(ListUncheckedDocumentsQuery request, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Wait;
        var waiting = db.Documents.Where(d => d.State == DocumentState.Quarantined && d.RemovedAt == null && d.UploadedAt < before);
        return Result.Of<IReadOnlyList<DocumentId>>(await waiting.OrderBy(d => d.UploadedAt).Select(d => d.Id).Take(Most).ToListAsync(cancellationToken));
    }
}
