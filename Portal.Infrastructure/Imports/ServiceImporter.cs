using MediatR;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>Brings a file in from its upload to its end in one go, by the steps that people take on the pages; for the command line.</summary>
/// <param name="useCases">Runs the steps.</param>
/// <param name="store">Where files lie.</param>
/// <param name="worker">Does the work.</param>
public sealed class ServiceImporter(UseCaseRunner useCases, IDocumentStore store, ImportWorker worker)
{
    private static readonly Actor Importer = Actor.System("import", Permissions.Services.Import, Permissions.Administration.Import);

    /// <summary>Brings a file in.</summary>
    /// <param name="file">The CSV or XLSX file.</param>
    /// <param name="map">The map's JSON file.</param>
    /// <param name="refused">Told what is wrong with rows that do not come in.</param>
    /// <param name="ct">Cancels; blocks that are in stay in.</param>
    public async Task<Result<ImportDetail>> ImportAsync(string file, string map, Action<ImportProblem> refused, CancellationToken ct)
    {
        var read = await ImportMapFile.ReadAsync(map, ct);
        if (read.Error is { } unreadable) return unreadable;
        var kept = await KeepAsync(file, ct);
        if (kept.Error is { } refusal) return refusal;
        var id = kept.Value;
        if ((await StepAsync(id, version => new CheckImportCommand(id, version, read.Value, Save: false), ct)).Error is { } unusable) return unusable;
        var found = await FindAsync(id, ct);
        if (found is { State: ImportState.Checked, Progress: { Done: > 0 } progress } && progress.Done > progress.Refused)
        {
            if ((await StepAsync(id, version => new StartImportCommand(id, version), ct)).Error is { } held) return held;
            found = await FindAsync(id, ct);
        }

        await TellAsync(id, refused, ct);
        return found;
    }

    private async Task<Result<ImportRunId>> KeepAsync(string file, CancellationToken ct)
    {
        if (Open(file) is not { } opened) return ImportErrors.FileMissing(file);
        await using var content = opened;
        var id = ImportRunId.New();
        if (content.Length > ImportLimits.MaxBytes || await store.SaveAsync(DocumentId.From(id.Value), content, ImportLimits.MaxBytes, ct) is not { } stored) return ImportErrors.FileTooLarge(ImportLimits.MaxBytes / (1024 * 1024));
        if (stored.Size == 0) return ImportErrors.Empty;
        var added = await useCases.SendAsync(Importer, new AddImportCommand(id, DocumentName.Clean(file), stored.Size, stored.Sha256), ct);
        if (added.Error is not { } refusal) return id;
        await store.DeleteAsync([DocumentId.From(id.Value)], CancellationToken.None);
        return refusal;
    }

    private static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // The scheduler of a portal that runs beside may be quicker; whoever comes second finds nothing to do, or waits until the other is done.
    private async Task<Result> StepAsync(ImportRunId id, Func<Guid, IRequest<Result>> step, CancellationToken ct)
    {
        var asked = await useCases.SendAsync(Importer, step((await FindAsync(id, ct)).Version), ct);
        if (asked.Error is not null) return asked;
        await worker.RunAsync(id, ct);
        while (ImportLifecycle.IsAtWork((await FindAsync(id, ct)).State)) await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        return asked;
    }

    private async Task<ImportDetail> FindAsync(ImportRunId id, CancellationToken ct) => (await useCases.SendAsync(Importer, new GetImportQuery(id), ct)).Value;

    private async Task TellAsync(ImportRunId id, Action<ImportProblem> refused, CancellationToken ct)
    {
        for (var skip = 0; ;)
        {
            var page = (await useCases.SendAsync(Importer, new ListImportProblemsQuery(id, new PageRequest(skip, PageRequest.MaxTake)), ct)).Value;
            foreach (var problem in page.Items) refused(problem);
            if (page.Items.Count == 0 || (skip += page.Items.Count) >= page.Total) return;
        }
    }
}
