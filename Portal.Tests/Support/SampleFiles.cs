using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>Small files of each kind, and what hostile people make of them.</summary>
internal static class SampleFiles
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9];

    public static byte[] Exe { get; } = [.. "MZ"u8, .. new byte[62], .. "This program cannot be run in DOS mode."u8];

    public static byte[] Docx { get; } = Package(Types(Main), ("word/document.xml", "<document/>"));

    public static byte[] MacroDocx { get; } = Package(Types(Main), ("word/document.xml", "<document/>"), ("word/vbaProject.bin", "macro"));

    public static byte[] MacroTypeDocx { get; } = Package(Types("application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "<document/>"));

    public static byte[] Bomb { get; } = Package(Types(Main), ("word/document.xml", new string(' ', 60_000_000)), ("word/more.xml", new string(' ', 60_000_000)));

    public static byte[] ManyEntries { get; } = Package(Types(Main), [.. Enumerable.Range(0, 2100).Select(i => ($"word/{i}.xml", ""))]);

    public static byte[] OtherZip { get; } = Package("<Types/>", ("readme.txt", "Hello"));

    public static byte[] EntityZip { get; } = Package("<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Types>&e;</Types>", ("word/document.xml", "<document/>"));

    private static string Types(string main) =>
        $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>";

    private static byte[] Package(string types, params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts.Prepend(("[Content_Types].xml", types)))
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
