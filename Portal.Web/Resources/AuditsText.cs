namespace Portal.Web.Resources;

/// <summary>Texts of the audit and finding pages. Keys <c>Found.*</c>, <c>Note.*</c>, <c>Step.*</c> and <c>When.*</c> are members of enumerations.</summary>
[DynamicKeys(@"^(Found|Note|Step|When)\.\w+$")]
public sealed class AuditsText;
