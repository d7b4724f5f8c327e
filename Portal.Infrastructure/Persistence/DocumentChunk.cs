using Portal.Domain.Documents;

namespace Portal.Infrastructure.Persistence;

/// <summary>A part of a document's content. It is there before its document is, so the two are not tied together.</summary>
public sealed class DocumentChunk
{
    /// <summary>The most bytes of a part; every part but the last has as many.</summary>
    public const int Length = 256 * 1024;

    /// <summary>The document.</summary>
    public DocumentId DocumentId { get; init; }

    /// <summary>The part's place, from 0.</summary>
    public int Number { get; init; }

    /// <summary>The bytes.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset WrittenAt { get; init; }
}
