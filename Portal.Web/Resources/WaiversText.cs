namespace Portal.Web.Resources;

/// <summary>Waivers: Resources/Waivers.resx. Keys <c>Do.*</c>, <c>Did.*</c> and <c>Then.*</c> are members of <c>WaiverAction</c>.</summary>
[DynamicKeys(@"^(Do|Did|Then)\.\w+$")]
public sealed class WaiversText;
