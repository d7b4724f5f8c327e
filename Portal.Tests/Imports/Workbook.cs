using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Imports;

/// <summary>Makes small Excel workbooks, good and bad.</summary>
internal sealed class Workbook
{
    private readonly Dictionary<string, string> _parts = new()
    {
        ["[Content_Types].xml"] = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
        ["xl/workbook.xml"] = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Notes" sheetId="1" r:id="rId1" state="hidden"/><sheet name="Services" sheetId="2" r:id="rId2"/></sheets></workbook>""",
        ["xl/_rels/workbook.xml.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>""",
        ["xl/styles.xml"] = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="dd\-mmm\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>""",
        ["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData/></worksheet>",
    };

    /// <summary>Sets a part.</summary>
    public Workbook With(string part, string content)
    {
        _parts[part] = content;
        return this;
    }

    /// <summary>Sets the texts that cells refer to.</summary>
    public Workbook Strings(params string[] texts) => With("xl/sharedStrings.xml", $"<sst>{string.Concat(texts.Select(t => $"<si>{t}</si>"))}</sst>");

    /// <summary>Sets the rows of the sheet, each the markup of its cells.</summary>
    public Workbook Rows(params string[] rows) =>
        With("xl/worksheets/sheet2.xml", $"<worksheet><sheetData>{string.Concat(rows.Select((cells, i) => $"<row r=\"{i + 1}\">{cells}</row>"))}</sheetData></worksheet>");

    /// <summary>The file.</summary>
    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
