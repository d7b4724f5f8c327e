namespace Portal.Web.Components.Shared;

/// <summary>One row of <see cref="ShareBars"/>: a name, its outcomes, and the list behind them.</summary>
public sealed record ShareRow(string Label, OutcomeCounts Counts, string? Href = null);
