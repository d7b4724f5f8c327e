namespace Portal.Web.Components.Shared;

/// <summary>A file that can be saved.</summary>
/// <param name="Href">Where it is.</param>
/// <param name="Text">What it is called.</param>
/// <param name="FileName">The name it is saved under.</param>
/// <param name="Group">What stands above it and those of the same group; null for nothing.</param>
public sealed record DownloadLink(string Href, string Text, string FileName, string? Group = null);
