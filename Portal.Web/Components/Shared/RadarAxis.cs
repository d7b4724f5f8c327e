namespace Portal.Web.Components.Shared;

/// <summary>One spoke of <see cref="RadarChart"/>.</summary>
/// <param name="Code">What stands at its end: short, alike in all languages.</param>
/// <param name="Level">How far it is reached.</param>
/// <param name="Floor">How far it has to be reached; 0 for no floor.</param>
/// <param name="IsHollow">Its dot is hollow: the level rests on a declaration.</param>
public sealed record RadarAxis(string Code, int Level, int Floor, bool IsHollow);
