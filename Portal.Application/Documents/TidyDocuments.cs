using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Imports;

namespace Portal.Application.Documents;

/// <summary>Deletes contents that no document, no import and no inspection has any use for: of uploads that broke off, of what was refused or removed, and of imports that ended long ago.</summary>
[Requires(Permissions.Services.CheckDocuments)]
public sealed record TidyDocumentsCommand : ICommand<int>;

internal sealed class TidyDocumentsHandler(IPortalDb db, TimeProvider time, IDocumentStore store) : IRequestHandler<TidyDocumentsCommand, Result<int>>
{
    private const int Block = 500;

    // Longer than any upload takes.
    private static readonly TimeSpan Wait = TimeSpan.FromHours(1);

    public async Task<Result<int>> Handle(TidyDocumentsCommand request, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Wait;
        var deleted = 0;
        var block = new List<DocumentId>(Block);
        await foreach (var id in store.ListAsync(before).WithCancellation(cancellationToken))
        {
            block.Add(id);
            if (block.Count == Block) deleted += await TidyAsync(block, cancellationToken);
        }

        deleted += await TidyAsync(block, cancellationToken);
        return deleted + await store.TidyAsync(before, cancellationToken);
    }

    private async Task<int> TidyAsync(List<DocumentId> block, CancellationToken ct)
    {
        var kept = await db.Documents.Where(d => block.Contains(d.Id) && d.RemovedAt == null && d.State != DocumentState.Refused).Select(d => d.Id).ToListAsync(ct);
        var over = time.GetUtcNow() - ImportLimits.FileKeptFor;
        var imports = block.ConvertAll(id => new ImportRunId(id.Value));
        var imported = await db.ImportRuns.Where(r => imports.Contains(r.Id) && (r.EndedAt == null ? r.UploadedAt : r.EndedAt) > over).Select(r => r.Id).ToListAsync(ct);
        var shots = block.ConvertAll(id => new InspectionPhotoId(id.Value));
        var photos = await db.SiteInspections.SelectMany(i => i.Photos).Where(p => shots.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var useless = block.Except(kept).Except(imported.Select(id => new DocumentId(id.Value))).Except(photos.Select(id => new DocumentId(id.Value))).ToList();
        await store.DeleteAsync(useless, ct);
        block.Clear();
        return useless.Count;
    }
}
