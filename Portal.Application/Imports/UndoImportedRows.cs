using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>The worker takes out what an import brought, all of it in one transaction; or leaves all of it, if something was built on it.</summary>
/// <param name="Id">The import.</param>
/// <param name="Attempt">What <see cref="BeginImportWorkCommand"/> answered.</param>
[Requires(Permissions.Services.RunImports)]
public sealed record UndoImportedRowsCommand(ImportRunId Id, int Attempt) : ICommand<ImportState>;

internal sealed class UndoImportedRowsHandler(IPortalDb db, IImportStore store, TimeProvider clock) : IRequestHandler<UndoImportedRowsCommand, Result<ImportState>>
{
    public async Task<Result<ImportState>> Handle(UndoImportedRowsCommand request, CancellationToken cancellationToken)
    {
        if (await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        if (run.Progress.Attempt != request.Attempt) return ImportErrors.Superseded;
        if (run.State != ImportState.Undoing) return ImportErrors.CannotMove(run.State);
        await store.EnterAsync(cancellationToken);
        var obstacles = await db.ObstaclesAsync(request.Id, cancellationToken);
        if (obstacles.Count > 0)
        {
            run.KeepAfterAll(obstacles[0].Kind);
            return run.State;
        }

        await store.TakeOutAsync(request.Id, cancellationToken);
        run.EndUndo(clock.GetUtcNow());
        return run.State;
    }
}

/// <summary>Something that stands in the way of undoing an import.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Count">Services concerned.</param>
/// <param name="Codes">Codes of some of them.</param>
public sealed record ObstacleRow(ImportObstacle Kind, int Count, IReadOnlyList<string> Codes);

/// <summary>Finds what was built on what an import brought.</summary>
internal static class ImportObstacles
{
    private const int Examples = 5;

    /// <summary>All that stands in the way; nothing, as a rule.</summary>
    public static async Task<IReadOnlyList<ObstacleRow>> ObstaclesAsync(this IPortalDb db, ImportRunId id, CancellationToken ct)
    {
        var rows = db.ImportedRows.Where(r => r.RunId == id);
        var added = rows.Where(r => r.Outcome == ImportOutcome.Added);
        List<ObstacleRow> found = [];

        // A service's version turns with whatever is done to it: saved, filed, decided, brought up to date by a later import.
        await AddAsync(ImportObstacle.Changed, rows.Join(db.Services, r => r.ServiceId, s => s.Id, (r, s) => new { r.VersionAfter, s.Version, s.Code }).Where(x => x.Version != x.VersionAfter).Select(x => x.Code));
        await AddAsync(ImportObstacle.Documents, added.Join(db.Services, r => r.ServiceId, s => s.Id, (r, s) => s).Where(s => db.Documents.Any(d => d.ServiceId == s.Id)).Select(s => s.Code));
        // What the evaluation alone found goes with the service; what an audit or a person has dealt with stays.
        await AddAsync(ImportObstacle.Findings, added.Join(db.Services, r => r.ServiceId, s => s.Id, (r, s) => s).Where(s => db.Findings.Any(f => f.ServiceId == s.Id && f.IsTouched)).Select(s => s.Code));
        return found;

        async Task AddAsync(ImportObstacle kind, IQueryable<string> codes)
        {
            var count = await codes.CountAsync(ct);
            if (count > 0) found.Add(new ObstacleRow(kind, count, await codes.OrderBy(c => c).Take(Examples).ToListAsync(ct)));
        }
    }
}
