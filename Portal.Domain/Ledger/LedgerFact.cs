namespace Portal.Domain.Ledger;

/// <summary>What the ledger keeps of one event. No personal data: hashes and codes only.</summary>
/// <param name="Type">Dotted verb, for example <c>service.registered</c>.</param>
/// <param name="Subject">Public code of the thing, for example <c>PITB-0042</c>.</param>
/// <param name="SubjectVersion">The aggregate's version after the event.</param>
/// <param name="Snapshot">The decided content; only its hash (canonical JSON, SHA-256) is kept.</param>
/// <param name="SubjectUrl">Path of the page that shows the thing.</param>
public sealed record LedgerFact(string Type, string Subject, Guid SubjectVersion, object Snapshot, string SubjectUrl);
