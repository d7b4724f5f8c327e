using Portal.Domain.Common;

namespace Portal.Domain.Security;

/// <summary>Identifies an alert.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SecurityAlertId(Guid Value) : IEntityId<SecurityAlertId>
{
    /// <summary>The alert's public code.</summary>
    public string Code => "SA-" + Value.ToString("N")[^8..].ToUpperInvariant();

    /// <summary>A new identifier, ordered by time.</summary>
    public static SecurityAlertId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SecurityAlertId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
