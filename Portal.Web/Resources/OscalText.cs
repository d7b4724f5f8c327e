namespace Portal.Web.Resources;

/// <summary>Exports of results and OSCAL documents: Resources/Oscal.resx.</summary>
public sealed class OscalText;
