namespace Portal.Web.Resources;

/// <summary>Evidence on pages: Resources/Proofs.resx. Keys <c>Drift.*</c> are members of <c>DriftKind</c>: what differs, and what it means.</summary>
[DynamicKeys(@"^Drift\.\w+(\.Lead)?$")]
public sealed class ProofsText;
