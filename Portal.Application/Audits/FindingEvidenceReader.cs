using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>Documents that people name as evidence: only those of the finding's own service, accepted and not removed.</summary>
internal static class FindingEvidenceReader
{
    /// <summary>No more than may be named.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<DocumentId>> Evidence<T>(this IRuleBuilder<T, IReadOnlyList<DocumentId>> rule) =>
        rule.NotNull().Must(ids => ids is null || ids.Count <= Finding.MostEvidence).WithErrorCode("Audits.TooMuchEvidence");

    /// <summary>The documents, in the order in which they are named.</summary>
    public static async Task<Result<IReadOnlyList<FindingEvidence>>> EvidenceAsync(this IPortalDb db, Finding finding, IReadOnlyList<DocumentId> named, CancellationToken ct)
    {
        var ids = named.Distinct().ToList();
        if (ids.Count == 0) return Result.Of<IReadOnlyList<FindingEvidence>>([]);
        var known = await db.Documents.AsNoTracking()
            .Where(d => ids.Contains(d.Id) && d.ServiceId == finding.ServiceId && d.RemovedAt == null && d.State == DocumentState.Accepted)
            .ToDictionaryAsync(d => d.Id, ct);
        return ids.TrueForAll(known.ContainsKey) ? Result.Of<IReadOnlyList<FindingEvidence>>([.. ids.Select(id => FindingEvidence.Of(known[id]))]) : AuditErrors.NoSuchEvidence;
    }

    /// <summary>The finding of a service that an upload is to bear out, with its history; null where none is named, not found for whoever does not mend it.</summary>
    public static async Task<Result<Finding?>> FindingToBearOutAsync(this IPortalDb db, Actor actor, ServiceId service, FindingId? id, CancellationToken ct)
    {
        if (id is null) return Result.Of<Finding?>(null);
        var finding = await db.Findings.Include("_steps").SingleOrDefaultAsync(f => f.Id == id && f.ServiceId == service, ct);
        return finding is not null && FindingActions.MayRemedy(finding, actor) ? finding : Error.NotFound;
    }
}
