using Portal.Domain.Common;

namespace Portal.Domain.Sandbox;

/// <summary>Identifies a sandbox application.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SandboxApplicationId(Guid Value) : IEntityId<SandboxApplicationId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SandboxApplicationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SandboxApplicationId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a sandbox scheme.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SandboxSchemeId(Guid Value) : IEntityId<SandboxSchemeId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static SandboxSchemeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static SandboxSchemeId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
