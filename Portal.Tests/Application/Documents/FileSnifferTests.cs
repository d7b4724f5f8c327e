using System.Text;
using Portal.Domain.Documents;
using Portal.Infrastructure.Documents;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Documents;

public sealed class FileSnifferTests
{
    public static TheoryData<string, DocumentMediaType, byte[], DocumentRefusal> Hostile => new()
    {
        { "an exe renamed", DocumentMediaType.Pdf, SampleFiles.Exe, DocumentRefusal.WrongContent },
        { "an exe renamed", DocumentMediaType.Docx, SampleFiles.Exe, DocumentRefusal.WrongContent },
        { "an exe renamed", DocumentMediaType.Text, SampleFiles.Exe, DocumentRefusal.WrongContent },
        { "a picture under another name", DocumentMediaType.Jpeg, SampleFiles.Png, DocumentRefusal.WrongContent },
        { "a PDF under another name", DocumentMediaType.Text, SampleFiles.Pdf, DocumentRefusal.WrongContent },
        { "a zip under another name", DocumentMediaType.Csv, SampleFiles.OtherZip, DocumentRefusal.WrongContent },
        { "a picture with a zip behind it", DocumentMediaType.Png, [.. SampleFiles.Png, .. SampleFiles.OtherZip], DocumentRefusal.WrongContent },
        { "a picture with a script behind it", DocumentMediaType.Jpeg, [.. SampleFiles.Jpeg, .. "<script>alert(1)</script>"u8], DocumentRefusal.WrongContent },
        { "a PDF with a zip behind it", DocumentMediaType.Pdf, [.. SampleFiles.Pdf, .. SampleFiles.OtherZip], DocumentRefusal.WrongContent },
        { "a program with a zip behind it", DocumentMediaType.Docx, [.. SampleFiles.Exe, .. SampleFiles.Docx], DocumentRefusal.WrongContent },
        { "half a PDF", DocumentMediaType.Pdf, SampleFiles.Pdf[..30], DocumentRefusal.Damaged },
        { "half a picture", DocumentMediaType.Png, SampleFiles.Png[..40], DocumentRefusal.WrongContent },
        { "a zero in a text", DocumentMediaType.Text, "a\0b"u8.ToArray(), DocumentRefusal.WrongContent },
        { "an escape sequence in a text", DocumentMediaType.Csv, "a\u001b[2J"u8.ToArray(), DocumentRefusal.WrongContent },
        { "another encoding", DocumentMediaType.Csv, Encoding.Unicode.GetBytes("اردو"), DocumentRefusal.WrongContent },
        { "broken UTF-8", DocumentMediaType.Text, [0x61, 0xC3], DocumentRefusal.WrongContent },
        { "macros", DocumentMediaType.Docx, SampleFiles.MacroDocx, DocumentRefusal.Macros },
        { "a macro document renamed", DocumentMediaType.Docx, SampleFiles.MacroTypeDocx, DocumentRefusal.Macros },
        { "a zip bomb", DocumentMediaType.Docx, SampleFiles.Bomb, DocumentRefusal.Oversized },
        { "too many parts", DocumentMediaType.Docx, SampleFiles.ManyEntries, DocumentRefusal.Oversized },
        { "a truncated zip", DocumentMediaType.Docx, SampleFiles.Docx[..^30], DocumentRefusal.Damaged },
        { "any zip", DocumentMediaType.Docx, SampleFiles.OtherZip, DocumentRefusal.WrongContent },
        { "a document type that reads files", DocumentMediaType.Docx, SampleFiles.EntityZip, DocumentRefusal.Damaged },
        { "Word as Excel", DocumentMediaType.Xlsx, SampleFiles.Docx, DocumentRefusal.WrongContent },
        { "nothing", DocumentMediaType.Pdf, [], DocumentRefusal.WrongContent },
    };

    public static TheoryData<DocumentMediaType, byte[]> Good => new()
    {
        { DocumentMediaType.Pdf, SampleFiles.Pdf },
        { DocumentMediaType.Png, SampleFiles.Png },
        { DocumentMediaType.Jpeg, SampleFiles.Jpeg },
        { DocumentMediaType.Csv, Encoding.UTF8.GetBytes("نام,شہر\r\nعلی,لاہور\r\n") },
        { DocumentMediaType.Text, Encoding.UTF8.GetBytes(new string('ہ', 100_000)) },
        { DocumentMediaType.Docx, SampleFiles.Docx },
    };

    [Theory]
    [Asvs("5.2.2")]
    [MemberData(nameof(Hostile))]
    public async Task Refusal_OfAHostileFile_SaysWhy(string what, DocumentMediaType type, byte[] content, DocumentRefusal expected)
    {
        using var stream = new MemoryStream(content);
        var refusal = await FileSniffer.RefusalAsync(stream, type, CancellationToken.None);
        Assert.True(refusal == expected, $"{what}: {refusal}");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Refusal_OfWhatItSaysItIs_IsNone(DocumentMediaType type, byte[] content)
    {
        using var stream = new MemoryStream(content);
        Assert.Null(await FileSniffer.RefusalAsync(stream, type, CancellationToken.None));
    }
}
