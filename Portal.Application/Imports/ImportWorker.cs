using System.Data.Common;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>
/// Does what an import wants done, whatever that is: checks its rows, brings them in or takes them out. One block is written while the next
/// is read. A worker that dies leaves nothing half done; the next one skips the rows that were dealt with and goes on.
/// </summary>
/// <param name="useCases">Runs the blocks.</param>
/// <param name="files">Reads the file.</param>
/// <param name="feed">Tells pages.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class ImportWorker(UseCaseRunner useCases, IImportFiles files, ImportFeed feed, TimeProvider clock, ILogger<ImportWorker> logger)
{
    // Together long enough for a database to restart.
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.2, 1, 3, 8, 20 }.Select(TimeSpan.FromSeconds)];

    /// <summary>An import whose worker has not written for this long has no worker any more.</summary>
    public static TimeSpan SilentAfter { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Who does the work; the services are the deed of whoever started the import.</summary>
    public static Actor Actor { get; } = Actor.System("imports", Permissions.Services.RunImports);

    /// <summary>Works until there is nothing to do.</summary>
    /// <param name="id">The import.</param>
    /// <param name="ct">Cancels; what is done stays done.</param>
    public async Task RunAsync(ImportRunId id, CancellationToken ct)
    {
        try
        {
            var begun = await TryAsync(new BeginImportWorkCommand(id), ct);
            feed.Publish(id);
            if (begun.Error is { } idle) logger.LogInformation("Import {Import} needs no worker: {Reason}", id.Code, idle.Code);
            else if (begun.Value.State == ImportState.Undoing) await TryAsync(new UndoImportedRowsCommand(id, begun.Value.Attempt), ct);
            else await ReadAsync(id, begun.Value, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            var failure = fault is InvalidDataException or IOException ? ImportFailure.Unreadable : IsOfDatabase(fault) ? ImportFailure.Database : ImportFailure.Unexpected;
            logger.LogError(fault, "Import {Import} failed: {Failure}", id.Code, failure);
            await useCases.SendAsync(Actor, new FailImportCommand(id, failure), ct);
        }

        feed.Publish(id);
    }

    private async Task ReadAsync(ImportRunId id, ImportWork work, CancellationToken ct)
    {
        var reading = ImportReading.Of(work.Map, work.Look.Columns, work.OrganisationCode);
        if (reading.Error is { } unusable) throw new InvalidDataException(unusable.Code);
        var writing = Task.FromResult(true);
        await foreach (var block in BlocksAsync(id, work, reading.Value, ct))
        {
            if (!await writing) return;
            writing = Task.Run(() => SendAsync(id, work.Attempt, block, ct), ct);
        }

        await writing;
    }

    private async Task<bool> SendAsync(ImportRunId id, int attempt, ImportBlock block, CancellationToken ct)
    {
        var sent = await TryAsync(new ProcessImportBlockCommand(id, attempt, block), ct);
        feed.Publish(id);
        if (sent.Error is not { } refusal) return ImportLifecycle.IsAtWork(sent.Value);
        logger.LogInformation("Import {Import} is left by attempt {Attempt}: {Reason}", id.Code, attempt, refusal.Code);
        return false;
    }

    private async IAsyncEnumerable<ImportBlock> BlocksAsync(ImportRunId id, ImportWork work, ImportReading reading, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new SeenKeys();
        var rows = new List<ReadRow>(ImportBlock.Size);
        await foreach (var line in files.ReadAsync(id, work.Look.Reading, ct))
        {
            ct.ThrowIfCancellationRequested();
            var row = reading.Read(line);
            if (row.Problems.Count == 0 && seen.Before(row) is { } other) row.Problems.Add(new(-1, "Import.KeyTwice", [row.Source, other], ""));
            if (row.Row <= work.LastRow) continue;
            rows.Add(row);
            if (rows.Count < ImportBlock.Size) continue;
            yield return new ImportBlock(rows, isLast: false);
            rows = new List<ReadRow>(ImportBlock.Size);
        }

        yield return new ImportBlock(rows, isLast: true);
    }

    // Somebody else's change in between or a fault that may pass is tried again.
    private async Task<Result<T>> TryAsync<T>(IRequest<Result<T>> step, CancellationToken ct)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                var result = await useCases.SendAsync(Actor, step, ct);
                if (result.Error != Error.Stale || tried == Pauses.Length) return result;
            }
            catch (Exception fault) when (IsOfDatabase(fault) && tried < Pauses.Length)
            {
                logger.LogWarning(fault, "A step of an import failed, try {Try}", tried + 1);
            }

            await Task.Delay(Pauses[tried], clock, ct);
        }
    }

    private static bool IsOfDatabase(Exception fault) => fault is DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException };
}
