using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Application.Imports;
using Portal.Domain.Imports;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Imports;

/// <summary>Writes refused rows as CSV, read out of the import's own file once more, with one more column that says what is wrong.</summary>
/// <param name="files">Reads the file.</param>
/// <param name="texts">The column's name.</param>
/// <param name="errors">The sentences.</param>
public sealed class RefusedRowsFile(IImportFiles files, IStringLocalizer<ImportsText> texts, ErrorText errors)
{
    /// <summary>Writes them.</summary>
    /// <param name="id">The import.</param>
    /// <param name="refused">Which rows.</param>
    /// <param name="to">Where to.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(ImportRunId id, RefusedRows refused, Stream to, CancellationToken ct)
    {
        await using var writer = Writer(to);
        await LineAsync(writer, [.. refused.Look.Columns, texts["Csv.Problem"]]);
        if (refused.LastRow == 0) return;
        await foreach (var line in files.ReadAsync(id, refused.Look.Reading, ct))
        {
            var problems = refused.Problems[line.Row].Select(Sentence).ToList();
            if (problems.Count > 0) await LineAsync(writer, [.. Fitted(line.Cells, refused.Look.Columns.Count), string.Join(" ", problems)]);
            if (line.Row >= refused.LastRow) break;
        }
    }

    /// <summary>Writes an empty list whose columns are understood without being told.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WriteTemplateAsync(Stream to, CancellationToken ct)
    {
        await using var writer = Writer(to);
        await LineAsync(writer, ["Service ID", "Organisation code", .. Enum.GetNames<ImportField>()]);
        await writer.FlushAsync(ct);
    }

    // The mark tells spreadsheets that Urdu follows.
    private static StreamWriter Writer(Stream to) => new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    private string Sentence(ImportProblem problem)
    {
        var why = errors.Of(problem.Code, [.. problem.Args]);
        return problem.Column.Length == 0 ? why : string.Create(CultureInfo.InvariantCulture, $"{problem.Column}: {why}");
    }

    // What stands beyond the last column would be lost: it is kept in the last one.
    private static IEnumerable<string> Fitted(IReadOnlyList<string> cells, int columns)
    {
        for (var i = 0; i < columns; i++) yield return i >= cells.Count ? "" : i == columns - 1 && cells.Count > columns ? string.Join(" ", cells.Skip(i)) : cells[i];
    }

    private static Task LineAsync(StreamWriter writer, IReadOnlyList<string> cells) => writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));

    // A cell that a spreadsheet would take for a formula is written as text; our reader takes the apostrophe off again.
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.IndexOfAny([',', '"', '\n', '\r']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
