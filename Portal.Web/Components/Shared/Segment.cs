namespace Portal.Web.Components.Shared;

/// <summary>A count with its words. Tones: fail, und, pass, info, na.</summary>
public sealed record Segment(string Text, long Count, string Icon, string Tone, string Href, bool Current = false);
