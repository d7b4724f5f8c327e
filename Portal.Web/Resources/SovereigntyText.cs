namespace Portal.Web.Resources;

/// <summary>Words of the sovereignty score: Resources/Sovereignty.resx.</summary>
[DynamicKeys(@"^(Objective|About)\.\w+$|^Asks\.\w+\.\d$")]
public sealed class SovereigntyText;
