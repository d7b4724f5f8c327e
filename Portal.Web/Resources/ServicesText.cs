namespace Portal.Web.Resources;

/// <summary>The register of services and its registration pages: Resources/Services.resx.</summary>
public sealed class ServicesText;
