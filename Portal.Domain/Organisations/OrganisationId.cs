using Portal.Domain.Common;

namespace Portal.Domain.Organisations;

/// <summary>Identifies an organisation.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static OrganisationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static OrganisationId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
