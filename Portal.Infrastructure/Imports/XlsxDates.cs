using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace Portal.Infrastructure.Imports;

/// <summary>Which styles of a workbook make a number a day (ECMA-376 part 1, 18.8.30), and which day.</summary>
internal sealed partial class XlsxDates
{
    // The calendar that begins in 1904 is four years and a day behind.
    private const int Days1904 = 1462;
    private const double LastDay = 2_958_466;

    private readonly List<bool> _isDate = [];
    private readonly bool _since1904;

    private XlsxDates(bool since1904) => _since1904 = since1904;

    /// <summary>Reads the styles.</summary>
    public static async Task<XlsxDates> ReadAsync(ZipArchiveEntry? part, bool since1904, CancellationToken ct)
    {
        var dates = new XlsxDates(since1904);
        if (part is null) return dates;
        var own = new Dictionary<int, bool>();
        using var xml = await XlsxBook.OpenAsync(part, ct);
        var cells = false;
        while (await xml.ReadAsync())
        {
            if (xml.LocalName == "cellXfs") cells = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element || !int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var format)) continue;
            if (xml.LocalName == "numFmt") own[format] = IsDate(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && cells) dates._isDate.Add(own.TryGetValue(format, out var known) ? known : IsDate(format));
        }

        return dates;
    }

    /// <summary>The day or moment that a number stands for in a style; null where it is just a number.</summary>
    public string? Of(double number, string? style)
    {
        if (!int.TryParse(style, CultureInfo.InvariantCulture, out var place) || place < 0 || place >= _isDate.Count || !_isDate[place]) return null;
        var serial = _since1904 ? number + Days1904 : number;
        if (serial is < 1 or >= LastDay) return null;
        var moment = DateTime.FromOADate(serial);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static bool IsDate(int builtIn) => builtIn is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    private static bool IsDate(string code) => Letters().IsMatch(Quoted().Replace(code, ""));

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[yd]|m{3,}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Letters();
}
