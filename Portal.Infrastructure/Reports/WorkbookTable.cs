using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Infrastructure.Reports;

/// <summary>What holds for every workbook.</summary>
public static class Workbook
{
    /// <summary>The most rows that spreadsheets take.</summary>
    public const int MostRows = 1_048_576;
}

/// <summary>
/// Rows as a workbook of ECMA-376, written straight into its zip. Texts are inline, and no cell is a formula whatever it holds. What one sheet cannot
/// take goes on to the next.
/// </summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="output">Where it goes.</param>
/// <param name="sheetName">What its sheets are called, a number behind it from the second on.</param>
/// <param name="columns">What is in it.</param>
/// <param name="begin">Called before the first byte.</param>
/// <param name="rowsOfSheet">Rows of one sheet, its head among them.</param>
public sealed class WorkbookTable<TRow>(Stream output, string sheetName, IReadOnlyList<TableColumn<TRow>> columns, Action begin, int rowsOfSheet = Workbook.MostRows) : TableFile<TRow>(begin)
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int Block = 64 * 1024;

    private readonly StringBuilder _text = new(Block + 4096);

    /// <inheritdoc />
    protected override async Task WriteFileAsync(IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        await using var gathered = new GatheredStream(output);
        await WriteZipAsync(gathered, rows, ct);
        await gathered.FlushAsync(ct);
    }

    private async Task WriteZipAsync(Stream stream, IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var sheets = 0;
        await using (var source = rows.GetAsyncEnumerator(ct))
        {
            var more = await source.MoveNextAsync();
            do
            {
                sheets++;
                more = await WriteSheetAsync(zip, sheets, source, more, ct);
            }
            while (more);
        }

        // What names the sheets comes after them: only now is their number known, and a zip has no order.
        await WritePartAsync(zip, "xl/workbook.xml", $"""{Declaration}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(sheets, n => $"""<sheet name="{sheetName}{(n == 1 ? "" : $" {n}")}" sheetId="{n}" r:id="rId{n}"/>""")}</sheets></workbook>""", ct);
        await WritePartAsync(zip, "xl/_rels/workbook.xml.rels", Related(Each(sheets, n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>""")), ct);
        await WritePartAsync(zip, "_rels/.rels", Related($"""<Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/>"""), ct);
        await WritePartAsync(zip, "[Content_Types].xml", $"""{Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}sheet.main+xml"/>{Each(sheets, n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Types}worksheet+xml"/>""")}</Types>""", ct);
    }

    private static string Related(string relationships) => $"""{Declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationships}</Relationships>""";

    private static string Each(int sheets, Func<int, string> part) => string.Concat(Enumerable.Range(1, sheets).Select(part));

    private static async Task WritePartAsync(ZipArchive zip, string name, string content, CancellationToken ct)
    {
        await using var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await part.WriteAsync(Encoding.UTF8.GetBytes(content), ct);
    }

    // Answers whether there is more than fits.
    private async Task<bool> WriteSheetAsync(ZipArchive zip, int number, IAsyncEnumerator<TRow> source, bool more, CancellationToken ct)
    {
        await using var stream = await zip.CreateEntry($"xl/worksheets/sheet{number}.xml", CompressionLevel.Fastest).OpenAsync(ct);
        await using var sheet = new StreamWriter(stream, new UTF8Encoding(false), Block);
        // The first row stays in sight.
        _text.Clear().Append(Declaration).Append("<worksheet xmlns=\"").Append(Main).Append("\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData><row>");
        foreach (var column in columns) Text(column.Name);
        _text.Append("</row>");
        for (var written = 1; more && written < rowsOfSheet; written++, more = await source.MoveNextAsync())
        {
            _text.Append("<row>");
            foreach (var column in columns) Cell(column, column.Value(source.Current));
            _text.Append("</row>");
            if (_text.Length >= Block) await FlushAsync();
        }

        _text.Append("</sheetData></worksheet>");
        await FlushAsync();
        return more;

        async Task FlushAsync()
        {
            foreach (var chunk in _text.GetChunks()) await sheet.WriteAsync(chunk, ct);
            _text.Clear();
        }
    }

    private void Cell(TableColumn<TRow> column, string? value)
    {
        if (string.IsNullOrEmpty(value)) _text.Append("<c/>");
        else if (column.IsNumber) _text.Append(CultureInfo.InvariantCulture, $"<c><v>{value}</v></c>");
        else Text(value);
    }

    private void Text(string value)
    {
        _text.Append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        foreach (var character in value)
        {
            switch (character)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                // XML has no other control characters, and no text of the portal's either.
                case < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF': break;
                default: _text.Append(character); break;
            }
        }

        _text.Append("</t></is></c>");
    }
}
