namespace Portal.Web.Resources;

/// <summary>Texts of the import pages. Keys <c>Report.*</c>, <c>Working.*</c> and <c>Map.Owner.*</c> end in members of enumerations.</summary>
[DynamicKeys(@"^(Report|Working|Map\.Owner)\.\w+$")]
public sealed class ImportsText;
