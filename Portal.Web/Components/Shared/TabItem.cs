namespace Portal.Web.Components.Shared;

/// <summary>A tab with its own address. A bad count is drawn as a problem.</summary>
public sealed record TabItem(string Text, string Href, bool Current = false, long? Count = null, bool Bad = false);
