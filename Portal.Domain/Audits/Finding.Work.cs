using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Organisations;

namespace Portal.Domain.Audits;

/// <summary>What people do about a finding without moving it: they talk, name evidence and tick off steps.</summary>
public sealed partial class Finding
{
    /// <summary>The most documents that one step may name.</summary>
    public const int MostEvidence = 10;

    /// <summary>Steps of remedies that were ticked off, those of earlier reasons too.</summary>
    public IReadOnlyList<FindingTick> Ticks { get; private set; } = [];

    /// <summary>What is to be done about it, in this order; nothing where no remedy is known for the reason.</summary>
    public IReadOnlyList<RemedyStep> Remedy => Remedies.For(ObligationId, Reason)?.Steps ?? [];

    /// <summary>Somebody of the organisation, or an auditor, says something about it.</summary>
    /// <param name="by">Who.</param>
    /// <param name="text">What.</param>
    /// <param name="evidence">Documents that bear it out.</param>
    /// <param name="now">The moment.</param>
    public Result Comment(Actor by, string text, IReadOnlyList<FindingEvidence> evidence, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(text) ? AuditErrors.NoteMissing : Move(FindingAction.Comment, by, text, now, evidence: evidence);

    /// <summary>
    /// Somebody of the organisation adds a document that bears out how it is mended; one that was added before stays added once. Whoever looks at the evidence sees
    /// whether the document's check has accepted it.
    /// </summary>
    /// <param name="by">Who.</param>
    /// <param name="document">A document of the same service.</param>
    /// <param name="now">The moment.</param>
    public Result Attach(Actor by, FindingEvidence document, DateTimeOffset now)
    {
        if (_steps.Exists(s => s.Action == FindingAction.Attach && s.Evidence.Any(e => e.DocumentId == document.DocumentId))) return Result.Ok;
        return Move(FindingAction.Attach, by, "", now, evidence: [document]);
    }

    /// <summary>Ticks a step off, or takes the tick away. It helps whoever works at it and decides nothing.</summary>
    /// <param name="step">A step of <see cref="Remedy"/>.</param>
    /// <param name="done">Whether it is done.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">The moment.</param>
    public Result Tick(RemedyStep step, bool done, Actor by, DateTimeOffset now)
    {
        if (State == FindingState.Closed) return AuditErrors.CannotMove(State);
        if (!Remedy.Contains(step)) return AuditErrors.NoSuchStep;
        if (TickOf(step) is not null == done) return Result.Ok;
        Ticks = done ? [.. Ticks, new FindingTick(step, Reason, by.Id, now)] : [.. Ticks.Where(t => t != TickOf(step))];
        IsTouched = true;
        Touch();
        return Result.Ok;
    }

    /// <summary>
    /// The service was handed to another organisation, and the finding goes along: whoever answered for it does so no more. A closed one goes along too, as a part of
    /// the service's past that nobody has to mend. The transfer's own ledger entry stands for this.
    /// </summary>
    /// <param name="to">The organisation that owns the service from now on.</param>
    /// <param name="between">Codes of the two organisations, as the history shows them.</param>
    /// <param name="by">Who handed the service over.</param>
    /// <param name="now">The moment of the transfer.</param>
    public void HandOver(OrganisationId to, string between, Actor by, DateTimeOffset now)
    {
        if (to == OrganisationId) return;
        OrganisationId = to;
        if (FindingLifecycle.Next(State, FindingAction.HandOver) is not { } next)
        {
            Touch();
            return;
        }

        (AssignedTo, IsTouched) = (null, true);
        Step(FindingAction.HandOver, next, by, between, now);
    }

    /// <summary>Who ticked a step off for the reason that holds now; null where nobody did.</summary>
    /// <param name="step">The step.</param>
    public FindingTick? TickOf(RemedyStep step) => Ticks.FirstOrDefault(t => t.Step == step && t.Reason == Reason);
}

/// <summary>A step of a remedy that was ticked off.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reason">The reason for which it was to be done.</param>
/// <param name="By">Who ticked it off.</param>
/// <param name="At">When, in UTC.</param>
public sealed record FindingTick(RemedyStep Step, string Reason, PersonId By, DateTimeOffset At);

/// <summary>A document that bears out what was said of a finding, as it was then; it stays named when it is removed.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Kind">What it bears out.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
public sealed record FindingEvidence(DocumentId DocumentId, string FileName, DocumentKind Kind, string Sha256)
{
    /// <summary>A document as it is.</summary>
    /// <param name="document">The document.</param>
    public static FindingEvidence Of(Document document) => new(document.Id, document.FileName, document.Kind, document.Sha256);
}
