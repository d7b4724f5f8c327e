namespace Portal.Web.Resources;

/// <summary>Sign-in, organisations and people: Resources/Access.resx.</summary>
public sealed class AccessText;
