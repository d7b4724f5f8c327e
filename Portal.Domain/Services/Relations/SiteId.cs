using Portal.Domain.Common;

namespace Portal.Domain.Services.Relations;

/// <summary>Identifies a site where parts of services are. It follows from country, name and operator, so that the same site has the same one everywhere.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct SiteId(Guid Value) : IEntityId<SiteId>
{
    /// <inheritdoc />
    public static SiteId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
