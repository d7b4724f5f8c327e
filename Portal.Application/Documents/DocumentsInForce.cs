using Portal.Domain.Documents;
using Portal.Domain.Letters;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>Which documents hold, today and at a decision.</summary>
public static class DocumentsInForce
{
    /// <summary>Documents that expire within <see cref="Document.NoticeDays"/> days or have expired, and that nothing has taken the place of.</summary>
    /// <param name="documents">Documents.</param>
    /// <param name="today">The day, in Pakistan.</param>
    public static IQueryable<Document> Expiring(this IQueryable<Document> documents, DateOnly today)
    {
        var last = today.AddDays(Document.NoticeDays);
        return documents.Where(d => d.State == DocumentState.Accepted && d.ReplacedAt == null && d.RemovedAt == null && !d.IsForTheRecord && d.ValidUntil <= last);
    }

    /// <summary>
    /// Whether a step is a decision at which a document was accepted, and not yet replaced or removed. Moments never change, so neither does
    /// the answer.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="step">The step.</param>
    public static bool WasInForceAt(this Document document, ServiceStep step) =>
        DecisionLetter.IsDue(step.Action) && document.State == DocumentState.Accepted && (document.CheckedAt ?? document.UploadedAt) <= step.At
        && !(document.ReplacedAt <= step.At) && !(document.RemovedAt <= step.At);
}
