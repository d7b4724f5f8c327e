using System.Diagnostics;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Infrastructure.Reports;

namespace Portal.Benchmarks.Measures;

/// <summary>The whole list as a file, beside COPY of the same columns; and by how much the process grows while it is written.</summary>
internal sealed class ListExport(BenchPortal portal, PersonId person, string measure)
{
    private const double LeastRows = 50_000;

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken ct)
    {
        var (copied, copying) = await CopyAsync(ct);
        var csv = await ExportAsync(stream => new CsvTable<ServiceRow>(stream, ServiceColumns.Of(null), () => { }), ct);
        var xlsx = await ExportAsync(stream => new WorkbookTable<ServiceRow>(stream, "Services", ServiceColumns.Of(null), () => { }), ct);
        return
        [
            new Figure(measure, "export as CSV", csv.PerSecond, "rows/s") { ComparedWith = "COPY of the same columns", Comparison = copied / copying, Bar = new Bar(LeastRows, AtLeast: true) },
            new Figure(measure, "export as a workbook", xlsx.PerSecond, "rows/s") { ComparedWith = "COPY of the same columns", Comparison = copied / copying, Bar = new Bar(LeastRows, AtLeast: true) },
            new Figure(measure, "growth of the process meanwhile", Math.Max(csv.Megabytes, xlsx.Megabytes), "MB"),
            new Figure(measure, "services exported", csv.Rows, "in all"),
        ];
    }

    private async Task<(int Rows, double PerSecond, double Megabytes)> ExportAsync(Func<Stream, IRowSink<ServiceRow>> write, CancellationToken ct)
    {
        GC.Collect();
        var before = Environment.WorkingSet;
        var most = before;
        await using var watch = new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, 0, 20);
        var began = Stopwatch.GetTimestamp();
        var sent = await portal.DemandAsync(person, new ExportServicesQuery(new ServiceFilter(), new ServicePaging(Sort: "code"), [], write(Stream.Null)), ct);
        return (sent.Rows, sent.Rows / Stopwatch.GetElapsedTime(began).TotalSeconds, (most - before) / 1048576.0);
    }

    private async Task<(long Rows, double Seconds)> CopyAsync(CancellationToken ct)
    {
        await using var connection = await portal.OpenAsync(ct);
        var began = Stopwatch.GetTimestamp();
        using var reader = await connection.BeginTextExportAsync(
            "COPY (SELECT code, name_en, name_ur, organisation_id, region, state, class_rank, outcome_rank, fail_mask, undetermined_mask, countries, changed FROM register_entries WHERE is_filed ORDER BY code, id) TO STDOUT", ct);
        var rows = 0L;
        while (await reader.ReadLineAsync(ct) is not null) rows++;
        return (rows, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
