namespace Portal.Web.Resources;

/// <summary>Evidence documents of a service: Resources/Documents.resx.</summary>
public sealed class DocumentsText;
