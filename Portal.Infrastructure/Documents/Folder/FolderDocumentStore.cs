using System.Security.Cryptography;
using Portal.Application.Documents;
using Portal.Domain.Documents;

namespace Portal.Infrastructure.Documents.Folder;

/// <summary>
/// Keeps contents in a folder, each once under its SHA-256; an entry per identifier says which content is its. Every path is made of an
/// identifier or a hash, never of anything that a person sent.
/// </summary>
/// <param name="folder">Where.</param>
/// <param name="time">The clock.</param>
internal sealed class FolderDocumentStore(DocumentFolder folder, TimeProvider time) : IDocumentStore
{
    private const int BufferLength = 128 * 1024;

    public async Task<StoredContent?> SaveAsync(DocumentId id, Stream content, long mostBytes, CancellationToken ct)
    {
        var unfinished = folder.Unfinished(id);
        try
        {
            if (await WriteAsync(unfinished, content, mostBytes, ct) is not { } stored) return null;
            await KeepAsync(id, unfinished, stored.Sha256, ct);
            return stored;
        }
        finally
        {
            // Gone already when it was kept; there still when it was too much or whoever sent it hung up.
            File.Delete(unfinished);
        }
    }

    public Task<Stream> OpenAsync(DocumentId id, CancellationToken ct)
    {
        if (folder.Entry(id) is not { } entry) return Task.FromResult(Stream.Null);
        try
        {
            return Task.FromResult<Stream>(new FileStream(
                folder.Content(entry.Sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength, FileOptions.Asynchronous));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult(Stream.Null);
        }
    }

    public Task DeleteAsync(IReadOnlyCollection<DocumentId> ids, CancellationToken ct)
    {
        // The content may be another document's too; the tidying finds out.
        foreach (var id in ids)
        {
            if (folder.Entry(id) is { } entry) File.Delete(entry.Path);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<DocumentId> ListAsync(DateTimeOffset before)
    {
        foreach (var entry in folder.Entries().Where(e => IsBefore(e.Path, before)))
        {
            await Task.CompletedTask;
            yield return entry.Id;
        }
    }

    public async Task<int> TidyAsync(DateTimeOffset before, CancellationToken ct)
    {
        var deleted = 0;
        foreach (var path in folder.UnfinishedPaths().Where(p => IsBefore(p, before)))
        {
            File.Delete(path);
            deleted++;
        }

        var used = folder.Entries().Select(e => e.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var path in folder.ContentPaths().Where(p => !used.Contains(Path.GetFileName(p)) && IsBefore(p, before)))
        {
            ct.ThrowIfCancellationRequested();
            using var only = await folder.LockAsync(ct);

            // An upload of the same content made it young again meanwhile.
            if (!IsBefore(path, before)) continue;
            File.Delete(path);
            deleted++;
        }

        return deleted;
    }

    private static bool IsBefore(string path, DateTimeOffset moment) => File.GetLastWriteTimeUtc(path) < moment.UtcDateTime;

    private static async Task<StoredContent?> WriteAsync(string path, Stream content, long mostBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferLength];
        var size = 0L;
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            size += read;
            if (size > mostBytes) return null;
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
        return new StoredContent(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // The content first, then the entry: an entry never leads to nothing, however suddenly the machine stops.
    private async Task KeepAsync(DocumentId id, string unfinished, string sha256, CancellationToken ct)
    {
        using var only = await folder.LockAsync(ct);
        var content = folder.Content(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(content)!);
        File.Move(unfinished, content, overwrite: true);
        File.SetLastWriteTimeUtc(content, time.GetUtcNow().UtcDateTime);
        DirectorySync.Flush(content);
        var entry = folder.NewEntry(id, sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(entry)!);
        await File.WriteAllBytesAsync(entry, [], CancellationToken.None);
        File.SetLastWriteTimeUtc(entry, time.GetUtcNow().UtcDateTime);
        DirectorySync.Flush(entry);
    }
}
