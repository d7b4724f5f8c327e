using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Documents;

/// <summary>Keeps contents in the portal's own database, so that one backup holds both. At most one part is in memory at a time.</summary>
internal sealed class DatabaseDocumentStore(IServiceScopeFactory scopes, TimeProvider time) : IDocumentStore
{
    public async Task<StoredContent?> SaveAsync(DocumentId id, Stream content, long mostBytes, CancellationToken ct)
    {
        try
        {
            var stored = await WriteAsync(id, content, mostBytes, ct);
            if (stored is null) await DeleteAsync([id], CancellationToken.None);
            return stored;
        }
        catch
        {
            // Whoever hung up half-way leaves nothing behind; if this fails too, the tidying finds it.
            await DeleteAsync([id], CancellationToken.None);
            throw;
        }
    }

    public async Task<Stream> OpenAsync(DocumentId id, CancellationToken ct)
    {
        var last = await LastAsync(id, ct);
        return new DocumentStream(scopes, id, last is null ? 0 : ((long)last.Number * DocumentChunk.Length) + last.Content.Length);
    }

    public async Task DeleteAsync(IReadOnlyCollection<DocumentId> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().DocumentChunks.Where(c => ids.Contains(c.DocumentId)).ExecuteDeleteAsync(ct);
    }

    public async IAsyncEnumerable<DocumentId> ListAsync(DateTimeOffset before)
    {
        await using var scope = scopes.CreateAsyncScope();
        var chunks = scope.ServiceProvider.GetRequiredService<PortalDbContext>().DocumentChunks;
        await foreach (var id in chunks.Where(c => c.Number == 0 && c.WrittenAt < before).Select(c => c.DocumentId).AsAsyncEnumerable()) yield return id;
    }

    // A part without an identifier cannot be: the two stand in one row.
    public Task<int> TidyAsync(DateTimeOffset before, CancellationToken ct) => Task.FromResult(0);

    // Each part is committed by itself: a slow upload holds no transaction open.
    private async Task<StoredContent?> WriteAsync(DocumentId id, Stream content, long mostBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[DocumentChunk.Length];
        var size = 0L;
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            if (read == 0) break;
            size += read;
            if (size > mostBytes) return null;
            hash.AppendData(buffer, 0, read);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            db.DocumentChunks.Add(new DocumentChunk { DocumentId = id, Number = number, Content = buffer[..read], WrittenAt = time.GetUtcNow() });
            await db.SaveChangesAsync(ct);
            if (read < buffer.Length) break;
        }

        return new StoredContent(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task<DocumentChunk?> LastAsync(DocumentId id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var chunks = scope.ServiceProvider.GetRequiredService<PortalDbContext>().DocumentChunks.AsNoTracking();
        return await chunks.Where(c => c.DocumentId == id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
    }
}
