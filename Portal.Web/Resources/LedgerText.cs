namespace Portal.Web.Resources;

/// <summary>The ledger's pages: Resources/Ledger.resx. Keys <c>Type.*</c> are the types of entries.</summary>
[DynamicKeys(@"^Type\.")]
public sealed class LedgerText;
