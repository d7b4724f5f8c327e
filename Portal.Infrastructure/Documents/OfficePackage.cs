using System.IO.Compression;
using System.Xml;
using Portal.Domain.Documents;

namespace Portal.Infrastructure.Documents;

/// <summary>Looks into a Word or Excel file (ECMA-376 part 2): the right main part, no macros, and no more inside than a document has.</summary>
internal static class OfficePackage
{
    private const int MostEntries = 2000;
    private const long MostBytes = 100 * 1024 * 1024;
    private const long MostTypesBytes = 1024 * 1024;
    private const string Types = "[Content_Types].xml";
    private const string Namespace = "application/vnd.openxmlformats-officedocument.";

    /// <summary>Why a package is to be refused; null for nothing against it.</summary>
    /// <param name="content">The package.</param>
    /// <param name="type">Word or Excel.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<DocumentRefusal?> RefusalAsync(Stream content, DocumentMediaType type, CancellationToken ct)
    {
        try
        {
            content.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            if (zip.Entries.Count > MostEntries) return DocumentRefusal.Oversized;
            if (HasMacros(zip)) return DocumentRefusal.Macros;
            if (!await InflatesWithinAsync(zip, ct)) return DocumentRefusal.Oversized;
            return await KindRefusalAsync(zip, type, ct);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or EndOfStreamException)
        {
            return DocumentRefusal.Damaged;
        }
    }

    /// <summary>Why an opened package is not of its kind, or is to be refused for what it brings along; how much it unpacks to is for its reader to watch.</summary>
    /// <param name="zip">The package.</param>
    /// <param name="type">Word or Excel.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<DocumentRefusal?> KindRefusalAsync(ZipArchive zip, DocumentMediaType type, CancellationToken ct)
    {
        if (zip.Entries.Count > MostEntries) return DocumentRefusal.Oversized;
        if (HasMacros(zip)) return DocumentRefusal.Macros;
        if (zip.Entries.Count(e => e.FullName == Types) != 1 || zip.GetEntry(Types) is not { } types || types.Length > MostTypesBytes) return DocumentRefusal.WrongContent;
        return await MainPartRefusalAsync(zip, types, type, ct);
    }

    private static bool HasMacros(ZipArchive zip) => zip.Entries.Any(e => e.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase));

    // Counted while unpacking: what a directory says about sizes is only what its maker says.
    private static async Task<bool> InflatesWithinAsync(ZipArchive zip, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            await using var inflated = await entry.OpenAsync(ct);
            for (int read; (read = await inflated.ReadAsync(buffer, ct)) > 0;)
            {
                total += read;
                if (total > MostBytes) return false;
            }
        }

        return true;
    }

    private static async Task<DocumentRefusal?> MainPartRefusalAsync(ZipArchive zip, ZipArchiveEntry types, DocumentMediaType type, CancellationToken ct)
    {
        var (main, part) = type == DocumentMediaType.Docx
            ? (Namespace + "wordprocessingml.document.main+xml", "/word/document.xml")
            : (Namespace + "spreadsheetml.sheet.main+xml", "/xl/workbook.xml");
        var found = false;
        await using var stream = await types.OpenAsync(ct);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (await xml.ReadAsync())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } said) continue;
            if (said.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || said.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) return DocumentRefusal.Macros;
            found |= said == main && xml.GetAttribute("PartName") == part;
        }

        return found && zip.GetEntry(part[1..]) is not null ? null : DocumentRefusal.WrongContent;
    }
}
