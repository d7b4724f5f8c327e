namespace Portal.Web.Components.Shared;

/// <summary>A line of <see cref="TrendChart"/>: shares between 0 and 1, one for each label. Tones: pass, und, fail.</summary>
public sealed record TrendSeries(string Label, string Tone, IReadOnlyList<double> Values);

/// <summary>Something that happened at one of the chart's labels.</summary>
public sealed record TrendEvent(int Index, string Text);
