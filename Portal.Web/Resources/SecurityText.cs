namespace Portal.Web.Resources;

/// <summary>The security log's pages: Resources/Security.resx. Keys <c>Pattern.*</c> say what an alert found.</summary>
[DynamicKeys(@"^Pattern\.")]
public sealed class SecurityText;
