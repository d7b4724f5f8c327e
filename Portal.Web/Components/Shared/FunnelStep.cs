namespace Portal.Web.Components.Shared;

/// <summary>A step of <see cref="Funnel"/>: how many came so far.</summary>
public sealed record FunnelStep(string Label, long Count, string? Href = null);
