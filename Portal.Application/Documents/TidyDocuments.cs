using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>Deletes contents that no document has any use for: of uploads that broke off, and of what was refused or removed.</summary>
[Requires(Permissions.Services.CheckDocuments)]
public sealed record TidyDocumentsCommand : ICommand<int>;

internal sealed class TidyDocumentsHandler(IPortalDb db, TimeProvider time, IDocumentStore store) : IRequestHandler<TidyDocumentsCommand, Result<int>>
{
    private const int Block = 500;

    // Longer than any upload takes.
    private static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    public async Task<Result<int>> Handle(TidyDocumentsCommand request, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var block = new List<DocumentId>(Block);
        await foreach (var id in store.ListAsync(time.GetUtcNow() - Wait).WithCancellation(cancellationToken))
        {
            block.Add(id);
            if (block.Count == Block) deleted += await TidyAsync(block, cancellationToken);
        }

        return deleted + await TidyAsync(block, cancellationToken);
    }

    private async Task<int> TidyAsync(List<DocumentId> block, CancellationToken ct)
    {
        var kept = await db.Documents.Where(d => block.Contains(d.Id) && d.RemovedAt == null && d.State != DocumentState.Refused).Select(d => d.Id).ToListAsync(ct);
        var useless = block.Except(kept).ToList();
        await store.DeleteAsync(useless, ct);
        block.Clear();
        return useless.Count;
    }
}
