namespace Portal.Web.Resources;

/// <summary>The register for everybody: Resources/Public.resx.</summary>
[DynamicKeys(@"^State\.\w+\.(Title|Lead)$")]
public sealed class PublicText;
