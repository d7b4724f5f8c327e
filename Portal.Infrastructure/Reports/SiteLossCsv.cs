using System.Globalization;
using System.Text;
using CsvHelper;
using Portal.Application.Services.Relations;

namespace Portal.Infrastructure.Reports;

/// <summary>Services that the loss of a site concerns as comma-separated values, in the words of the API. Cells that a spreadsheet would run are made text.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="begin">Called before the first byte.</param>
public sealed class SiteLossCsv(Stream output, Action begin) : ILossSink
{
    // What is gathered before it goes out.
    private const int Block = 500;

    private static readonly string[] Names =
        ["code", "name_en", "name_ur", "organisation", "effect", "lost", "because_of", "data_class", "critical", "recovery_time_hours", "recovery_point_hours"];

    /// <summary>Whether anything was written.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Services written so far.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc />
    public async Task WriteAsync(IAsyncEnumerable<LossRow> rows, CancellationToken ct)
    {
        begin();
        HasBegun = true;
        await using var gathered = new GatheredStream(output);

        // With a byte order mark spreadsheets read Urdu as Urdu.
        await gathered.WriteAsync(Encoding.UTF8.Preamble.ToArray(), ct);
        await using var csv = CsvWriter.Create(gathered, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord(Names);
        await foreach (var row in rows)
        {
            csv.WriteRecord(Cells(row));
            if (++Rows % Block == 0) await FlushAsync();
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            await csv.FlushAsync(ct);
            await gathered.FlushAsync(ct);
        }
    }

    private static string?[] Cells(LossRow row) =>
    [
        row.Service.Code, row.Service.Name.En, row.Service.Name.Ur, row.OrganisationName.En, row.Effect.ToString(), row.Lost.ToString(),
        string.Join(" > ", row.Path.Select(step => step.Code.Length > 0 ? step.Code : "?")),
        row.Class?.ToString(), row.IsCritical ? "true" : "false",
        row.RecoveryTimeHours?.ToString(CultureInfo.InvariantCulture), row.RecoveryPointHours?.ToString(CultureInfo.InvariantCulture),
    ];
}
