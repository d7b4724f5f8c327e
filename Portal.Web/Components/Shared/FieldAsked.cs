namespace Portal.Web.Components.Shared;

/// <summary>A field, as a form knows it that has something to say about its fields.</summary>
/// <param name="Id">The control's id.</param>
/// <param name="Label">The question.</param>
public sealed record FieldAsked(string Id, string Label);
