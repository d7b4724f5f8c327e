using System.Text;

namespace Portal.Web.Features.Dashboards;

/// <summary>A small CSV file (RFC 4180) made in memory.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line.</summary>
    /// <param name="cells">Its cells.</param>
    public void Line(params string[] cells) => _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>The file; its mark tells spreadsheets that Urdu follows.</summary>
    public byte[] Bytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    // A cell that a spreadsheet would take for a formula is written as text.
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.IndexOfAny([',', '"', '\n', '\r']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
