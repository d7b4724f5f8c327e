using Portal.Domain.Organisations;

namespace Portal.Web.Components.Shared;

/// <summary>A region on <see cref="TileMap"/>: the part of the whole that passes, and the list behind it.</summary>
public sealed record RegionTile(Region Region, long Part, long Whole, string? Href = null);
