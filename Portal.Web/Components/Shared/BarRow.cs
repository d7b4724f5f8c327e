namespace Portal.Web.Components.Shared;

/// <summary>One row of <see cref="Bars"/>: the bar is Share (0 to 1) long; Figure and Note stand at its end. Current marks the one that the page is narrowed to.</summary>
public sealed record BarRow(string Label, double Share, string Figure, string? Note = null, string? Href = null, string? Code = null, bool Current = false);
