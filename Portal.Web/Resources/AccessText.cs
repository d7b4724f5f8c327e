namespace Portal.Web.Resources;

/// <summary>Organisations and people: Resources/Access.resx.</summary>
public sealed class AccessText;
