using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;

namespace Portal.Application.Compliance;

/// <summary>
/// Evaluates the next services whose day has come: those of which a date passed that may change how they stand, and, where the clock was ahead for a while, those that
/// were judged by days that have not come. An evaluated service is no longer due, so that the work goes on where it was left.
/// </summary>
/// <param name="Size">The most services wanted.</param>
/// <returns>How many were evaluated; 0 when none is due.</returns>
[Requires(Permissions.Audits.Work)]
public sealed record EvaluateDueCommand(int Size = EvaluateDueCommand.Usual) : ICommand<int>
{
    /// <summary>Few enough that whoever changes one of them meanwhile hardly waits.</summary>
    public const int Usual = 500;
}

internal sealed class EvaluateDueHandler(IPortalDb db, IAuditStore store, ServiceEvaluation evaluation, CurrentPolicy policy, TimeProvider clock)
    : IRequestHandler<EvaluateDueCommand, Result<int>>
{
    public async Task<Result<int>> Handle(EvaluateDueCommand request, CancellationToken cancellationToken)
    {
        if (await policy.EvaluatorAsync(cancellationToken) is not { } evaluator) return 0;
        var (today, now) = (policy.Today, clock.GetUtcNow());
        var wasAhead = await db.RegisterDays.AnyAsync(d => d.Day > today, cancellationToken);
        var due = await db.ComplianceSummaries.Where(c => c.ChangesOn <= today || (wasAhead && c.EvaluatedAt > now))
            .OrderBy(c => c.ServiceId).Select(c => c.ServiceId).Take(request.Size).ToListAsync(cancellationToken);
        // Always in the same order, so that two such blocks never wait for each other; what each service says is read behind its lock.
        foreach (var id in due) await evaluation.EnterAsync(id, cancellationToken);
        var services = await store.ReadAsync(due, today, cancellationToken);
        await store.WriteAsync([.. services.Select(s => Judge(s, evaluator, now))], [], cancellationToken);
        return services.Count;
    }

    private static ComplianceSummary Judge(AuditedService service, ComplianceEvaluator evaluator, DateTimeOffset now)
    {
        var summary = ComplianceSummary.For(service.Id);
        summary.Take(evaluator.Evaluate(service.Facts.Sheet), evaluator.PolicyNumber, evaluator.ChangesOn(service.Facts.Sheet), now);
        return summary;
    }
}
