namespace Portal.Web.Resources;

/// <summary>The pages of API tokens: Resources/Token.resx. Keys <c>Scope.*</c> are the scopes of tokens.</summary>
[DynamicKeys(@"^Scope\.")]
public sealed class TokenText;
