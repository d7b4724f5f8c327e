using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>
/// Where contents of documents lie: the database, or whatever takes its place. Written before the document's record and deleted after
/// it, each on its own: what is left over is found by <see cref="TidyDocumentsCommand"/>.
/// </summary>
public interface IDocumentStore
{
    /// <summary>Keeps a content as it comes in; never the whole of it in memory.</summary>
    /// <param name="id">A new identifier.</param>
    /// <param name="content">The content.</param>
    /// <param name="mostBytes">No more than this is kept.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Size and hash; null when there was more than allowed, and then nothing is kept.</returns>
    Task<StoredContent?> SaveAsync(DocumentId id, Stream content, long mostBytes, CancellationToken ct);

    /// <summary>A content to read, from any position; empty where there is none.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="ct">Cancels.</param>
    Task<Stream> OpenAsync(DocumentId id, CancellationToken ct);

    /// <summary>Deletes contents; those that are gone already are no fault.</summary>
    /// <param name="ids">The identifiers.</param>
    /// <param name="ct">Cancels.</param>
    Task DeleteAsync(IReadOnlyCollection<DocumentId> ids, CancellationToken ct);

    /// <summary>The identifiers of every content that was begun before a moment.</summary>
    /// <param name="before">The moment, in UTC.</param>
    IAsyncEnumerable<DocumentId> ListAsync(DateTimeOffset before);

    /// <summary>Deletes what no identifier leads to, such as what a crash left half-way, where it was begun before a moment.</summary>
    /// <param name="before">The moment, in UTC.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many contents were deleted.</returns>
    Task<int> TidyAsync(DateTimeOffset before, CancellationToken ct);
}

/// <summary>What the store took in.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
public sealed record StoredContent(long Size, string Sha256);
