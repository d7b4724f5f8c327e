using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>Which documents hold, today and at a decision.</summary>
public static class DocumentsInForce
{
    /// <summary>Whether a step decides a filing: what was decided on what grounds stays knowable.</summary>
    /// <param name="action">The step's action.</param>
    public static bool Decides(this ServiceAction action) => action is ServiceAction.Approve or ServiceAction.Refuse or ServiceAction.Return;

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
        step.Action.Decides() && document.State == DocumentState.Accepted && (document.CheckedAt ?? document.UploadedAt) <= step.At
        && !(document.ReplacedAt <= step.At) && !(document.RemovedAt <= step.At);
}
