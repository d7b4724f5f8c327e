namespace Portal.Web.Components.Shared;

/// <summary>A step of the breadcrumb.</summary>
public sealed record Crumb(string Text, string? Href = null);
