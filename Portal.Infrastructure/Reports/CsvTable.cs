using System.Text;
using CsvHelper;

namespace Portal.Infrastructure.Reports;

/// <summary>Rows as comma-separated values. Cells that a spreadsheet would run are made text.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="output">Where it goes.</param>
/// <param name="columns">What is in it.</param>
/// <param name="begin">Called before the first byte.</param>
public sealed class CsvTable<TRow>(Stream output, IReadOnlyList<TableColumn<TRow>> columns, Action begin) : TableFile<TRow>(begin)
{
    // What is gathered before it goes out; a download starts at once all the same.
    private const int Block = 500;

    /// <inheritdoc />
    protected override async Task WriteFileAsync(IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        await using var gathered = new GatheredStream(output);

        // With a byte order mark spreadsheets read Urdu as Urdu.
        await gathered.WriteAsync(Encoding.UTF8.Preamble.ToArray(), ct);
        await using var csv = CsvWriter.Create(gathered, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord([.. columns.Select(c => c.Name)]);
        var cells = new string?[columns.Count];
        await foreach (var row in rows)
        {
            for (var i = 0; i < cells.Length; i++) cells[i] = columns[i].Value(row);
            csv.WriteRecord(cells);
            if (Rows % Block == 0) await FlushAsync();
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            await csv.FlushAsync(ct);
            await gathered.FlushAsync(ct);
        }
    }
}
