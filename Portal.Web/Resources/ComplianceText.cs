namespace Portal.Web.Resources;

/// <summary>Obligations and how services stand on them: Resources/Compliance.resx.</summary>
public sealed class ComplianceText;
