namespace Portal.Web.Resources;

/// <summary>Words of the law: for each obligation its title, demand, source, how to fix it, and a sentence for each reason: Resources/Obligations.resx, read through <see cref="Text.ReasonText"/>.</summary>
[DynamicKeys(@"^([A-Z]+(-[A-Z]+)*|Phrase|Step)(\.\w+)+$")]
public sealed class ObligationsText;
