using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>Evaluates the next services of which something else is proved than when they were last evaluated.</summary>
/// <param name="Size">The most services wanted.</param>
/// <returns>How many canisters were looked at; 0 when none is marked.</returns>
[Requires(Permissions.Evidence.Collect)]
public sealed record EvaluateEvidenceCommand(int Size = EvidenceWorker.Block) : ICommand<int>;

internal sealed class EvaluateEvidenceHandler(IPortalDb db, IAuditStore store, ServiceEvaluation evaluation, CurrentPolicy policy, TimeProvider clock)
    : IRequestHandler<EvaluateEvidenceCommand, Result<int>>
{
    public async Task<Result<int>> Handle(EvaluateEvidenceCommand request, CancellationToken cancellationToken)
    {
        if (await policy.EvaluatorAsync(cancellationToken) is not { } evaluator) return 0;
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        var ids = await db.CanisterWatches.Where(c => c.IsMarked).Select(c => c.ServiceId).Distinct().OrderBy(id => id).Take(Math.Clamp(request.Size, 1, EvidenceWorker.Block)).ToListAsync(cancellationToken);
        if (ids.Count == 0) return 0;
        ids.Sort((a, b) => a.Value.CompareTo(b.Value));

        // Always in the same order, so that two such blocks never wait for each other; what each service says is read behind its lock.
        foreach (var id in ids) await evaluation.EnterAsync(id, cancellationToken);
        var (today, now) = (policy.Today, clock.GetUtcNow());
        var services = await store.ReadAsync(ids, today, cancellationToken);
        var proved = await db.ProvedAsync(db.CanisterWatches.Where(c => ids.Contains(c.ServiceId)).Select(c => c.ServiceId).Distinct(), cancellationToken);
        await store.WriteAsync([.. services.Select(s => Judge(s, [.. proved[s.Id]], evaluator, now))], [], cancellationToken);
        var watches = await db.CanisterWatches.Where(c => c.IsMarked && ids.Contains(c.ServiceId)).ToListAsync(cancellationToken);
        foreach (var watch in watches) watch.Unmark();
        return watches.Count;
    }

    private static ComplianceSummary Judge(AuditedService service, IReadOnlyList<CanisterEvidence> proved, ComplianceEvaluator evaluator, DateTimeOffset now)
    {
        var summary = ComplianceSummary.For(service.Id);
        summary.Take(evaluator, service.Facts.Sheet.Read() with { Evidence = proved }, now);
        return summary;
    }
}
