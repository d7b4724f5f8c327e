using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Imports;
using Portal.Domain.Access;
using Portal.Domain.Documents;
using Portal.Domain.Imports;

namespace Portal.Benchmarks.Support;

/// <summary>A file of services that somebody brings in by the steps of the pages, in the worker's own way. Each step answers how many seconds it took.</summary>
internal sealed class FileImport
{
    private readonly BenchPortal _portal;
    private readonly PersonId _importer;
    private readonly ImportRunId _id = ImportRunId.New();

    private FileImport(BenchPortal portal, PersonId importer) => (_portal, _importer) = (portal, importer);

    /// <summary>A file that was uploaded.</summary>
    public static async Task<FileImport> UploadAsync(BenchPortal portal, PersonId importer, string text, CancellationToken ct)
    {
        var import = new FileImport(portal, importer);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await portal.Services.GetRequiredService<IDocumentStore>().SaveAsync(DocumentId.From(import._id.Value), file, ImportLimits.MaxBytes, ct);
        await portal.DemandAsync(importer, new AddImportCommand(import._id, "bench.csv", stored!.Size, stored.Sha256), ct);
        return import;
    }

    /// <summary>What became of it.</summary>
    public Task<ImportDetail> FindAsync(CancellationToken ct) => _portal.DemandAsync(_importer, new GetImportQuery(_id), ct);

    public Task<double> CheckAsync(ImportMap map, CancellationToken ct) => StepAsync(version => new CheckImportCommand(_id, version, map, Save: false), ct);

    public Task<double> RunAsync(CancellationToken ct) => StepAsync(version => new StartImportCommand(_id, version), ct);

    public Task<double> UndoAsync(CancellationToken ct) => StepAsync(version => new UndoImportCommand(_id, version), ct);

    private async Task<double> StepAsync(Func<Guid, MediatR.IRequest<Domain.Common.Result>> step, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await _portal.DemandAsync(_importer, step((await FindAsync(ct)).Version), ct);
        await _portal.Services.GetRequiredService<ImportWorker>().RunAsync(_id, ct);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
