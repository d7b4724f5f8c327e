namespace Portal.Web.Resources;

/// <summary>Organisations and their end: Resources/Organisations.resx.</summary>
public sealed class OrganisationsText;
