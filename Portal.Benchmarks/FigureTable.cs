using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Benchmarks;

/// <summary>The figures as a table for people and as JSON for programs.</summary>
internal static class FigureTable
{
    private static readonly string[] Heads = ["measure", "what", "figure", "unit", "compared with", "its figure", "ratio", "bar", ""];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyList<Figure> figures)
    {
        List<string[]> rows = [Heads, .. figures.Select(Cells)];
        var widths = Heads.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        return string.Join('\n', rows.Select(r => string.Join("  ", r.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd()));
    }

    public static async Task WriteAsync(string path, BenchOptions options, string database, IReadOnlyList<Figure> figures)
    {
        var record = new
        {
            date = DateTimeOffset.UtcNow,
            machine = new { processors = Environment.ProcessorCount, memoryMb = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20, system = RuntimeInformation.OSDescription },
            versions = new { portal = typeof(FigureTable).Assembly.GetName().Version?.ToString(3), runtime = RuntimeInformation.FrameworkDescription, database },
            services = options.Services,
            figures = figures.Select(f => new { f.Measure, f.What, f.Value, f.Unit, f.ComparedWith, f.Comparison, f.Ratio, bar = f.Bar?.ToString(), f.Met }),
        };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(record, Json) + "\n");
    }

    public static string Short(double figure) => Math.Abs(figure) switch
    {
        >= 100 => figure.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => figure.ToString("0.#", CultureInfo.InvariantCulture),
        _ => figure.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static bool IsNumber(int column) => column is 2 or 5 or 6;

    private static string[] Cells(Figure f) =>
    [
        f.Measure,
        f.What,
        Short(f.Value),
        f.Unit,
        f.ComparedWith ?? "",
        f.Comparison is { } comparison ? Short(comparison) : "",
        f.Ratio is { } ratio ? Short(ratio) : "",
        f.Bar?.ToString() ?? "",
        f.Met switch { true => "met", false => "NOT MET", null => "" },
    ];
}
