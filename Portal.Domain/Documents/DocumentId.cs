using Portal.Domain.Common;

namespace Portal.Domain.Documents;

/// <summary>Identifies an evidence document, and its content in the store.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct DocumentId(Guid Value) : IEntityId<DocumentId>
{
    /// <summary>The document's public code; the identifier's random end.</summary>
    public string Code => "DOC-" + Value.ToString("N")[^10..].ToUpperInvariant();

    /// <summary>A new identifier, ordered by time.</summary>
    public static DocumentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static DocumentId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
