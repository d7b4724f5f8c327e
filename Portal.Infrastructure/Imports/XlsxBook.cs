using System.IO.Compression;
using System.Xml;
using Portal.Domain.Documents;
using Portal.Domain.Imports;
using Portal.Infrastructure.Documents;

namespace Portal.Infrastructure.Imports;

/// <summary>
/// An Excel workbook (ECMA-376 part 1, 18) read part by part as a stream. Parts that a hostile hand made are bounded while they are unpacked:
/// how large they are, how much larger than packed, and how long one piece of markup is.
/// </summary>
internal sealed class XlsxBook : IAsyncDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, string> _parts = [];
    private bool _since1904;

    private XlsxBook(ZipArchive zip) => _zip = zip;

    /// <summary>Names of the sheets in their order.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="ImportFileException">It is none, is broken, or brings along what it must not.</exception>
    public static async Task<XlsxBook> OpenAsync(Stream content, CancellationToken ct)
    {
        try
        {
            var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, ct);
            var refusal = await OfficePackage.KindRefusalAsync(zip, DocumentMediaType.Xlsx, ct);
            if (refusal is not null) throw new ImportFileException(Words(refusal.Value));
            var book = new XlsxBook(zip);
            await book.ReadSheetsAsync(ct);
            return book.Sheets.Count > 0 ? book : throw new ImportFileException(ImportErrors.Empty);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or ArgumentException or (IOException and not ImportFileException))
        {
            // A directory that points outside the file makes the reader look there.
            throw new ImportFileException(ImportErrors.Damaged);
        }
    }

    /// <summary>The rows of a sheet; they own the workbook from then on.</summary>
    public async Task<XlsxRows> RowsAsync(string sheet, CancellationToken ct)
    {
        try
        {
            if (!_parts.TryGetValue(sheet, out var part) || _zip.GetEntry(part) is not { } entry) throw new ImportFileException(ImportErrors.Damaged);
            var strings = await SharedStrings.ReadAsync(_zip.GetEntry("xl/sharedStrings.xml"), ct);
            var dates = await XlsxDates.ReadAsync(_zip.GetEntry("xl/styles.xml"), _since1904, ct);
            return new XlsxRows(this, await OpenAsync(entry, ct), strings, dates);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException)
        {
            throw new ImportFileException(ImportErrors.Damaged);
        }
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    /// <summary>A part of a workbook as markup, read piece by piece.</summary>
    internal static async Task<XmlReader> OpenAsync(ZipArchiveEntry entry, CancellationToken ct) => XmlReader.Create(
        new GuardedStream(await entry.OpenAsync(ct), entry.CompressedLength),
        new XmlReaderSettings { Async = true, CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });

    private async Task ReadSheetsAsync(CancellationToken ct)
    {
        var targets = new Dictionary<string, string>();
        if (_zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } links || _zip.GetEntry("xl/workbook.xml") is not { } workbook) throw new ImportFileException(ImportErrors.Damaged);
        using (var xml = await OpenAsync(links, ct))
        {
            while (await xml.ReadAsync())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                    targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        var names = new List<string>();
        using var book = await OpenAsync(workbook, ct);
        while (await book.ReadAsync())
        {
            if (book.NodeType != XmlNodeType.Element) continue;
            if (book.LocalName == "workbookPr") _since1904 = book.GetAttribute("date1904") is "1" or "true";
            if (book.LocalName != "sheet" || book.GetAttribute("name") is not { Length: > 0 and <= 200 } name || book.GetAttribute("state") is "hidden" or "veryHidden") continue;
            if (targets.TryGetValue(book.GetAttribute("id", Relationships) ?? "", out var part) && _parts.TryAdd(name, part)) names.Add(name);
        }

        Sheets = names;
    }

    private static Domain.Common.Error Words(DocumentRefusal refusal) => refusal switch
    {
        DocumentRefusal.Macros => ImportErrors.Macros,
        DocumentRefusal.Oversized => ImportErrors.Inflated,
        DocumentRefusal.Damaged => ImportErrors.Damaged,
        _ => ImportErrors.NotOfItsKind,
    };
}
