using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Services;

namespace Portal.Domain.Documents;

/// <summary>Something was done with a document. Names neither file nor person: the hash says which content it was.</summary>
/// <param name="Id">The document.</param>
/// <param name="ServiceId">The service it is evidence of.</param>
/// <param name="Change">What was done.</param>
/// <param name="Refusal">Why it was refused; null otherwise.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DocumentMoved(
    DocumentId Id, ServiceId ServiceId, DocumentChange Change, DocumentRefusal? Refusal, string Sha256, Guid SubjectVersion, Actor By, DateTimeOffset At)
    : DomainEvent(By, At)
{
    /// <summary>What it bears out.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>Which revision it is, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The last day on which it holds; null for one that does not end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <inheritdoc />
    public override LedgerFact Fact => new(
        "document." + Change.ToString().ToLowerInvariant(), Id.Code, SubjectVersion, new { Change, Refusal, Sha256, Kind, Revision, ValidUntil },
        $"/services/{ServiceId.Value}?tab=documents");
}
