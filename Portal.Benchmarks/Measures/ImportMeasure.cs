using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Portal.Benchmarks.Support;
using Portal.Domain.Access;
using Portal.Domain.Imports;

namespace Portal.Benchmarks.Measures;

/// <summary>
/// A file of services brought in with every cell validated, history, compliance and what an undo needs written, beside a plain COPY of the
/// same rows into the same tables without an index. Then out again.
/// </summary>
internal sealed class ImportMeasure : IMeasure
{
    // Long enough that compiling the importer, which the first import after a start does in its first seconds, weighs little.
    private const int Rows = 300_000;
    private const double LeastRows = 5_000;

    // What a row of an import writes.
    private static readonly (string Table, string Where)[] Written =
    [
        ("services", "id IN (SELECT service_id FROM imported_rows)"),
        ("service_steps", "service_id IN (SELECT service_id FROM imported_rows)"),
        ("placements", "service_id IN (SELECT service_id FROM imported_rows)"),
        ("compliance_summaries", "service_id IN (SELECT service_id FROM imported_rows)"),
        ("imported_rows", "true"),
    ];

    public string Name => "import";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct)
    {
        var portal = await bench.PortalAsync(ct);
        var import = await FileImport.UploadAsync(portal, BenchPortal.People(Role.PdaAdministrator)[0], File(), ct);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = new Peak();
        var check = await import.CheckAsync(Map, ct);
        var run = await import.RunAsync(ct);
        var most = peak.Stop() - before;
        var done = (await import.FindAsync(ct)).Progress;
        if (done.Added != Rows) throw new InvalidOperationException($"Of {Rows} rows {done.Added} came in.");
        var copy = await CopyAsync(portal, ct);
        var undo = await import.UndoAsync(ct);
        return
        [
            new Figure(Name, "rows imported with full validation", Rows / run, "/s") { Bar = new Bar(LeastRows, AtLeast: true) },
            new Figure(Name, $"{Rows:#,0} rows", run, "s") { ComparedWith = "COPY of the same rows", Comparison = copy },
            new Figure(Name, "rows checked", Rows / check, "/s"),
            new Figure(Name, "rows undone", Rows / undo, "/s"),
            new Figure(Name, "managed memory at most, above rest", most / (1024.0 * 1024), "MB"),
        ];
    }

    private static ImportMap Map { get; } = new()
    {
        Name = "bench",
        Key = ["key"],
        Organisation = new ImportedOwner { Kind = ImportOwnership.ByCode, Code = "owner" },
        Fields = new Dictionary<ImportField, ImportedField>
        {
            [ImportField.NameEn] = new() { Column = "name", Required = true },
            [ImportField.NameUr] = new() { Column = "name_ur" },
            [ImportField.SummaryEn] = new() { Column = "summary" },
            [ImportField.Audience] = new() { Column = "audience" },
            [ImportField.YearlyVolume] = new() { Column = "volume" },
            [ImportField.SecurityContact] = new() { Column = "contact" },
            [ImportField.DataClass] = new() { Column = "class" },
            [ImportField.AutomatedDecisions] = new() { Column = "automated" },
            [ImportField.CriticalReview] = new() { Column = "review" },
            [ImportField.PrimaryCountry] = new() { Column = "country" },
            [ImportField.PrimaryKind] = new() { Column = "kind" },
            [ImportField.PrimarySite] = new() { Column = "site" },
        },
    };

    private static string File()
    {
        var text = new StringBuilder("key,owner,name,name_ur,summary,audience,volume,contact,class,automated,review,country,kind,site\n");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"S{i},PITB,Issue of certificate {i},سند نمبر {i} کا اجرا,\"Takes applications, checks them and issues certificate {i}\",Citizens,{i * 7},");
            text.Append(CultureInfo.InvariantCulture, $"security{i % 50}@example.gov.pk,Restricted,N,2026-01-{(i % 28) + 1:00},Pakistan,data centre,Lahore {i % 9}\n");
        }

        return text.ToString();
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> CopyAsync(BenchPortal portal, CancellationToken ct)
    {
        await using var connection = await portal.OpenAsync(ct);
        var seconds = 0.0;
        foreach (var (table, where) in Written)
        {
            using var rows = new MemoryStream();
            await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT * FROM {table} WHERE {where}) TO STDOUT (FORMAT BINARY)", ct)) await copy.CopyToAsync(rows, ct);
            await using (var create = new NpgsqlCommand(null, connection))
            {
                // All are constants of this class.
#pragma warning disable CA2100
                create.CommandText = $"CREATE TEMP TABLE import_copied_{table} (LIKE {table})";
#pragma warning restore CA2100
                await create.ExecuteNonQueryAsync(ct);
            }

            rows.Position = 0;
            seconds += await TimeAsync(async () =>
            {
                await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY import_copied_{table} FROM STDIN (FORMAT BINARY)", ct);
                await rows.CopyToAsync(copy, ct);
            });
        }

        return seconds;
    }

    /// <summary>Looks at the managed memory every few milliseconds.</summary>
    private sealed class Peak
    {
        private readonly Task<long> _watch;
        private volatile bool _ended;

        public Peak() => _watch = Task.Run(WatchAsync);

        public long Stop()
        {
            _ended = true;
            return _watch.GetAwaiter().GetResult();
        }

        private async Task<long> WatchAsync()
        {
            var most = 0L;
            while (!_ended)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(5);
            }

            return most;
        }
    }
}
