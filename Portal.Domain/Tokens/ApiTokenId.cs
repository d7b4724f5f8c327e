using Portal.Domain.Common;

namespace Portal.Domain.Tokens;

/// <summary>Identifies an API token.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct ApiTokenId(Guid Value) : IEntityId<ApiTokenId>
{
    /// <summary>Eight characters that name the token in records; its random end.</summary>
    public string Short => Value.ToString("N")[^8..];

    /// <summary>The token's public code.</summary>
    public string Code => "TK-" + Short.ToUpperInvariant();

    /// <summary>A new identifier, ordered by time.</summary>
    public static ApiTokenId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static ApiTokenId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
