namespace Portal.Web.Resources;

/// <summary>What the import command prints: Resources/Import.resx.</summary>
public sealed class ImportText;
