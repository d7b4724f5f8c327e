using Portal.Application.Common;
using Portal.Application.Services.Import;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Infrastructure.Import;

/// <summary>Brings the services of a CSV file in, batch by batch, each in a transaction of its own. Run twice, it changes nothing the second time.</summary>
/// <param name="useCases">Runs the batches.</param>
public sealed class ServiceImporter(UseCaseRunner useCases)
{
    private const int Attempts = 3;

    private static readonly Actor Importer = Actor.System("import", Permissions.Administration.Import);

    /// <summary>Brings a file in.</summary>
    /// <param name="file">The CSV file.</param>
    /// <param name="map">The map's JSON file.</param>
    /// <param name="rejected">Told of every line that does not come in, as it happens.</param>
    /// <param name="ct">Cancels; batches that are in stay in.</param>
    public async Task<Result<ImportReport>> ImportAsync(string file, string map, Action<ImportRejection> rejected, CancellationToken ct)
    {
        var read = await ImportMapFile.ReadAsync(map, ct);
        if (read.Error is { } unreadable) return unreadable;
        if (await CsvFile.RefusalAsync(file, ct) is { } refusal) return refusal;
        using var records = new CsvRecords(file, read.Value);
        if (await records.ReadHeaderAsync(ct) is { } unusable) return unusable;

        var report = new ImportReport();
        var batch = new List<ImportRecord>(ImportServicesCommand.MaxRecords);
        await foreach (var record in records.ReadAsync(ct))
        {
            if (record.Error is { } reason) Reject(new(records.Line, reason));
            else batch.Add(record.Value);
            if (batch.Count == ImportServicesCommand.MaxRecords && await FlushAsync() is { } failed) return failed;
        }

        return await FlushAsync() is { } last ? last : report;

        void Reject(ImportRejection rejection)
        {
            report.Rejected++;
            rejected(rejection);
        }

        async Task<Error?> FlushAsync()
        {
            if (batch.Count == 0) return null;
            var result = await SendAsync(batch, ct);
            if (result.Error is { } error) return error;
            foreach (var rejection in result.Value.Rejected) Reject(rejection);
            report.Take(batch, result.Value);
            batch.Clear();
            return null;
        }
    }

    // Somebody may change an imported organisation meanwhile: the batch is then simply worked out again.
    private async Task<Result<ImportedBatch>> SendAsync(List<ImportRecord> batch, CancellationToken ct)
    {
        var command = new ImportServicesCommand([.. batch]);
        for (var attempt = 1; ; attempt++)
        {
            var result = await useCases.SendAsync(Importer, command, ct);
            if (result.Error?.Kind != ErrorKind.Stale || attempt == Attempts) return result;
        }
    }
}

/// <summary>What came of an import.</summary>
public sealed class ImportReport
{
    /// <summary>Records that were not here.</summary>
    public int Added { get; private set; }

    /// <summary>Records that say something else than last time.</summary>
    public int Changed { get; private set; }

    /// <summary>Records that say the same as last time.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Lines that did not come in.</summary>
    public int Rejected { get; internal set; }

    /// <summary>Records with a cell that begins as a formula does.</summary>
    public int Formulas { get; private set; }

    /// <summary>Records that are in.</summary>
    public int Accepted => Added + Changed + Unchanged;

    internal void Take(IReadOnlyList<ImportRecord> batch, ImportedBatch result)
    {
        Added += result.Added;
        Changed += result.Changed;
        Unchanged += result.Unchanged;
        Formulas += batch.Count(r => r.LooksLikeFormula);
    }
}
