using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Portal.Application.Imports;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>The rows of a sheet, read as its markup comes by. The first row that holds anything is the header.</summary>
internal sealed class XlsxRows(XlsxBook book, XmlReader xml, SharedStrings strings, XlsxDates dates) : IImportRows
{
    private int _columns;
    private int _row;

    public async Task<Result<IReadOnlyList<string>>> ReadHeaderAsync(CancellationToken ct)
    {
        try
        {
            if (await NextAsync(ct) is not { } header) return ImportErrors.Empty;
            _columns = header.Cells.Count;
            return ColumnNames.Of(header.Cells);
        }
        catch (XmlException)
        {
            return ImportErrors.Damaged;
        }
    }

    public async IAsyncEnumerable<ImportedLine> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await NextLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }

    public async ValueTask DisposeAsync()
    {
        xml.Dispose();
        strings.Dispose();
        await book.DisposeAsync();
    }

    private async Task<ImportedLine?> NextLineAsync(CancellationToken ct)
    {
        try
        {
            if (await NextAsync(ct) is not { } row) return null;
            var (line, cells) = row;
            if (cells.Count > _columns) return new ImportedLine(++_row, line, cells, ImportErrors.CellCount(cells.Count, _columns));
            while (cells.Count < _columns) cells.Add("");
            var tooLong = cells.Sum(c => (long)c.Length) > ImportLimits.MaxRecordLength;
            return new ImportedLine(++_row, line, cells, tooLong ? ImportErrors.RecordTooLong(ImportLimits.MaxRecordLength) : null);
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException(ImportErrors.Damaged.Code, broken);
        }
    }

    // The next row that holds anything, without empty cells at its end.
    private async Task<(int Line, List<string> Cells)?> NextAsync(CancellationToken ct)
    {
        while (await xml.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row" || xml.IsEmptyElement) continue;
            var line = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var said) ? said : _row + 2;
            var cells = await CellsAsync();
            while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > 0) return (line, cells);
        }

        return null;
    }

    private async Task<List<string>> CellsAsync()
    {
        var cells = new List<string>();
        while (await xml.ReadAsync() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var place = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
            if (place > ImportLimits.MaxColumns) throw new ImportFileException(ImportErrors.TooManyColumns(ImportLimits.MaxColumns));
            while (cells.Count <= place) cells.Add("");
            cells[place] = xml.IsEmptyElement ? "" : await CellAsync(xml.GetAttribute("t"), xml.GetAttribute("s"));
        }

        return cells;
    }

    private async Task<string> CellAsync(string? type, string? style)
    {
        var text = new StringBuilder();
        var wanted = false;
        while (await xml.ReadAsync() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c"))
        {
            if (xml.LocalName is "v" or "t") wanted = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (wanted && xml.HasValue) text.Append(await xml.GetValueAsync());
        }

        var value = text.ToString();
        return type switch
        {
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? strings[number] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "inlineStr" or "e" or "d" => value,
            _ => Number(value, style),
        };
    }

    private string Number(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        if (dates.Of(number, style) is { } day) return day;

        // Large whole numbers are written as 1.2E+6.
        return number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString(CultureInfo.InvariantCulture) : value;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4)) column = (column * 26) + (letter - 'A' + 1);
        return column == 0 ? null : column - 1;
    }
}
