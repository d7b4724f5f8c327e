using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Imports;
using Portal.Domain.Services;

namespace Portal.Application.Imports;

/// <summary>Deals with the next block of rows: counts what they would do while they are checked, and does it once the import runs. All in one transaction.</summary>
/// <param name="Id">The import.</param>
/// <param name="Attempt">What <see cref="BeginImportWorkCommand"/> answered; a later attempt fences this one off.</param>
/// <param name="Block">The rows. Sent again after a fault, a block that is in already changes nothing.</param>
[Requires(Permissions.Services.RunImports)]
public sealed record ProcessImportBlockCommand(ImportRunId Id, int Attempt, ImportBlock Block) : ICommand<ImportState>;

internal sealed class ProcessImportBlockHandler(IPortalDb db, IImportStore store, CurrentPolicy policy, TimeProvider clock)
    : IRequestHandler<ProcessImportBlockCommand, Result<ImportState>>
{
    public async Task<Result<ImportState>> Handle(ProcessImportBlockCommand request, CancellationToken cancellationToken)
    {
        if (await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        if (run.Progress.Attempt != request.Attempt) return ImportErrors.Superseded;
        var now = clock.GetUtcNow();
        if (run.State == ImportState.Cancelling) return Outcome(run, run.Stop(now));
        if (run.State is not (ImportState.Checking or ImportState.Running)) return ImportErrors.CannotMove(run.State);

        var rows = request.Block.Rows;
        if (rows.Count > 0 && rows[^1].Row > run.Progress.LastRow) await TakeAsync(run, rows, now, cancellationToken);
        return request.Block.IsLast ? Outcome(run, run.Complete(now)) : run.State;
    }

    private async Task TakeAsync(ImportRun run, IReadOnlyList<ReadRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var writes = run.State == ImportState.Running;
        if (writes) await store.EnterAsync(ct);
        var owners = await ImportOwners.LoadAsync(db, run, rows, now, ct);
        var sources = rows.Where(r => r.Problems.Count == 0).Select(r => r.Source).ToList();
        var services = writes ? db.Services.Include("_steps") : db.Services.AsNoTracking();
        var known = await services.Where(s => sources.Contains(s.Source)).ToDictionaryAsync(s => s.Source, ct);
        var take = new ImportTake(run, owners, known, writes, now);
        foreach (var row in rows) take.Add(row);
        var evaluator = writes ? await policy.EvaluatorAsync(ct) : null;
        // Only a service that was there before holds anything.
        var there = known.Values.Select(s => s.Id).ToList();
        var holders = db.Services.Where(s => there.Contains(s.Id)).Select(s => s.Id);
        var backing = await db.BackingAsync(holders, ct);
        // What follows from the services is worked out while the database takes them in.
        var summaries = Task.Run(() => Evaluate(take.Written, backing, evaluator, policy.Today, now), CancellationToken.None);
        var lines = Task.Run(take.Lines, CancellationToken.None);
        await store.WriteAsync(new ImportWrites(take.Added, summaries, take.Rows, take.Problems), ct);
        run.Progress.Advance(take.Tally(rows[^1].Row), await lines, now);
    }

    // The summary of a service is written in the transaction that writes the service, as when it moves in any other way.
    private static List<ComplianceSummary> Evaluate(
        List<Service> written, ServiceBackings backing, ComplianceEvaluator? evaluator, DateOnly today, DateTimeOffset now)
    {
        var summaries = new List<ComplianceSummary>();
        if (evaluator is null) return summaries;
        foreach (var service in written.Where(s => s.State is ServiceState.Registered or ServiceState.Suspended))
        {
            var summary = ComplianceSummary.For(service.Id);
            var facts = ServiceFacts.Of(service.Content, backing[service.Id], today);
            summary.Take(evaluator, facts, now);
            summaries.Add(summary);
        }

        return summaries;
    }

    private static Result<ImportState> Outcome(ImportRun run, Result moved) => moved.Error is { } refusal ? refusal : run.State;
}
