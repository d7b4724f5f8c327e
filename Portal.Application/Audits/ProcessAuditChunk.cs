using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;

namespace Portal.Application.Audits;

/// <summary>Checks the next block of a run's services: verdicts, findings and progress in one transaction.</summary>
/// <param name="Id">The run.</param>
/// <param name="Attempt">What <see cref="BeginAuditRunCommand"/> answered; a later attempt fences this one off.</param>
/// <param name="Size">Services in the block; null for what suits the run.</param>
[Requires(Permissions.Audits.Work)]
public sealed record ProcessAuditChunkCommand(AuditRunId Id, int Attempt, int? Size = null) : ICommand<AuditRunState>;

internal sealed class ProcessAuditChunkHandler(IPortalDb db, IAuditStore store, Caller caller, TimeProvider clock)
    : IRequestHandler<ProcessAuditChunkCommand, Result<AuditRunState>>
{
    public async Task<Result<AuditRunState>> Handle(ProcessAuditChunkCommand request, CancellationToken cancellationToken)
    {
        var run = await db.AuditRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken);
        if (run is null) return Error.NotFound;
        if (run.Progress.Attempt != request.Attempt) return AuditErrors.Superseded;
        var now = clock.GetUtcNow();
        if (run.State == AuditRunState.Cancelling) return Outcome(run, run.Stop(caller.Actor, now));
        if (run.State != AuditRunState.Running) return AuditErrors.CannotMove(run.State);

        // Every block is judged by the policy and the day on which the run began.
        var today = WorkingCalendar.DayOf(run.StartedAt!.Value);
        var size = request.Size ?? AuditWorker.BlockSize(run.Progress.Total);
        var services = await store.ReadAsync(run.Scope, run.Progress.Cursor, size, today, cancellationToken);
        if (services.Count == 0) return Outcome(run, run.Complete(caller.Actor, now));

        var policy = await db.PolicyVersions.AsNoTracking().SingleAsync(p => p.Number == run.PolicyNumber, cancellationToken);
        var block = AuditBlock.Check(services, new ComplianceEvaluator(policy), run.Scope, now);
        block.Leave(await store.HoldAsync(block.Read, cancellationToken));
        var opened = await OpenAsync(run, block, today, now, cancellationToken);
        var closed = await CloseAsync(run, block, now, cancellationToken);
        await store.WriteAsync(block.Summaries, opened, cancellationToken);
        // An audit of the whole register says it of all of them once, when it is done.
        if (!run.Scope.IsWhole) await store.ConfirmAsync(block.Confirmed, policy.Number, now, cancellationToken);
        run.Progress.Advance(services[^1].Id, block.Outcomes, block.Failures, opened, closed, now);
        run.Note(AuditNoteKind.BlockDone, now, run.Progress.Blocks, run.Progress.Done);
        return run.State;
    }

    private static Result<AuditRunState> Outcome(AuditRun run, Result moved) => moved.Error is { } refusal ? refusal : run.State;

    private async Task<List<Finding>> OpenAsync(AuditRun run, AuditBlock block, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        if (block.ToOpen.Count == 0) return [];
        var first = await store.TakeNumbersAsync(AuditSerial.OfFindings(today.Year), block.ToOpen.Count, ct);
        return [.. block.ToOpen.Select((f, i) => Finding.Open(
            AuditSerial.FindingCode(today.Year, first + i), f.Service.Id, f.Service.OrganisationId, f.Obligation, f.Verdict, run.PolicyNumber!.Value, run.Id, today, now))];
    }

    private async Task<List<Finding>> CloseAsync(AuditRun run, AuditBlock block, DateTimeOffset now, CancellationToken ct)
    {
        if (block.ToClose.Count == 0) return [];
        var findings = await db.Findings.Where(f => block.ToClose.Contains(f.Id)).OrderBy(f => f.Code).ToListAsync(ct);
        return findings.FindAll(f => f.CloseByRun(run.Id, caller.Actor, now).IsSuccess);
    }
}
