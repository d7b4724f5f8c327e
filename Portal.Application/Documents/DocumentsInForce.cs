using Microsoft.EntityFrameworkCore;
using Portal.Domain.Compliance;
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
        return documents.Held().Where(d => d.ValidUntil <= last);
    }

    /// <summary>The documents that obligations look at: accepted, not replaced or removed, and that end one day. One filed for the record has ended and bears out nothing.</summary>
    /// <param name="documents">Documents.</param>
    public static IQueryable<Document> Held(this IQueryable<Document> documents) =>
        documents.Where(d => d.State == DocumentState.Accepted && d.ReplacedAt == null && d.RemovedAt == null && !d.IsForTheRecord && d.ValidUntil != null);

    /// <summary>What obligations look at of services' documents, in one query.</summary>
    /// <param name="documents">Documents.</param>
    /// <param name="services">The services.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ILookup<ServiceId, HeldDocument>> HeldByAsync(this IQueryable<Document> documents, IQueryable<ServiceId> services, CancellationToken ct)
    {
        var rows = await documents.Held().Join(services, d => d.ServiceId, id => id, (d, _) => new { d.ServiceId, d.Number, d.Kind, d.ValidUntil }).ToListAsync(ct);
        return rows.OrderBy(d => d.Number).ToLookup(d => d.ServiceId, d => new HeldDocument(d.Kind, d.ValidUntil!.Value));
    }

    /// <summary>What obligations look at of one service's documents, with what the current transaction has changed of them.</summary>
    /// <param name="documents">Documents.</param>
    /// <param name="service">The service.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<HeldDocument>> HeldByAsync(this DbSet<Document> documents, ServiceId service, CancellationToken ct)
    {
        var all = await documents.Where(d => d.ServiceId == service).OrderBy(d => d.Number).ToListAsync(ct);
        return [.. all.AsQueryable().Held().Select(d => new HeldDocument(d.Kind, d.ValidUntil!.Value))];
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
