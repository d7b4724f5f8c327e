namespace Portal.Web.Resources;

/// <summary>Texts of the audit and finding pages. Keys <c>Note.*</c>, <c>Step.*</c> and <c>When.*</c> are members of enumerations.</summary>
[DynamicKeys(@"^(Note|Step|When)\.\w+$")]
public sealed class AuditsText;
