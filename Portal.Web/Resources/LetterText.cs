namespace Portal.Web.Resources;

/// <summary>Letters on decisions: Resources/Letter.resx.</summary>
public sealed class LetterText;
