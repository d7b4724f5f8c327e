using System.Buffers;
using System.Text;
using Portal.Domain.Documents;

namespace Portal.Infrastructure.Documents;

/// <summary>
/// Says whether a content is of the kind that its name says, by how it begins and how it ends: what hangs on behind the end of a picture
/// or a PDF is another file in disguise. It is no virus scanner.
/// </summary>
internal static class FileSniffer
{
    private const int TailLength = 1024;

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] PngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] JpegEnd = [0xFF, 0xD9];
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n\f\0"u8);
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();

    /// <summary>Why a content is to be refused; null for nothing against it.</summary>
    /// <param name="content">The content; it can be read from any position.</param>
    /// <param name="type">The kind its name says.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<DocumentRefusal?> RefusalAsync(Stream content, DocumentMediaType type, CancellationToken ct)
    {
        var head = await PartAsync(content, 0, 8, ct);
        switch (type)
        {
            case DocumentMediaType.Pdf:
                if (!IsPdf(head)) return DocumentRefusal.WrongContent;
                return await EndOfPdfAsync(content, ct);
            case DocumentMediaType.Png:
                return head.AsSpan().StartsWith(Png) ? await EndAsync(content, PngEnd, ct) : DocumentRefusal.WrongContent;
            case DocumentMediaType.Jpeg:
                return head.AsSpan().StartsWith(Jpeg) ? await EndAsync(content, JpegEnd, ct) : DocumentRefusal.WrongContent;
            case DocumentMediaType.Csv or DocumentMediaType.Text:
                return IsPdf(head) || head.AsSpan().StartsWith(Zip) ? DocumentRefusal.WrongContent : await TextAsync(content, ct);
            case DocumentMediaType.Docx or DocumentMediaType.Xlsx:
                return head.AsSpan().StartsWith(Zip) ? await OfficePackage.RefusalAsync(content, type, ct) : DocumentRefusal.WrongContent;
            default:
                return DocumentRefusal.WrongContent;
        }
    }

    private static bool IsPdf(byte[] head) => head.AsSpan().StartsWith("%PDF-"u8);

    private static async Task<DocumentRefusal?> EndAsync(Stream content, byte[] end, CancellationToken ct)
    {
        var tail = await PartAsync(content, Math.Max(0, content.Length - TailLength), TailLength, ct);
        if (tail.AsSpan().EndsWith(end)) return null;
        return DocumentRefusal.WrongContent;
    }

    // After the last end mark only white space (ISO 32000-2, 7.5.5).
    private static async Task<DocumentRefusal?> EndOfPdfAsync(Stream content, CancellationToken ct)
    {
        var tail = await PartAsync(content, Math.Max(0, content.Length - TailLength), TailLength, ct);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0) return DocumentRefusal.Damaged;
        return tail.AsSpan(end + 5).IndexOfAnyExcept(WhiteSpace) < 0 ? null : DocumentRefusal.WrongContent;
    }

    // Strict UTF-8 without control characters but tabs and ends of lines.
    private static async Task<DocumentRefusal?> TextAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[bytes.Length + 1];
        try
        {
            int read;
            do
            {
                read = await content.ReadAsync(bytes, ct);
                var count = decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
                if (characters.AsSpan(0, count).ContainsAnyInRange('\0', '\u0008') || characters.AsSpan(0, count).ContainsAnyInRange('\u000E', '\u001F')) return DocumentRefusal.WrongContent;
            }
            while (read > 0);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return DocumentRefusal.WrongContent;
        }
    }

    private static async Task<byte[]> PartAsync(Stream content, long from, int most, CancellationToken ct)
    {
        content.Position = from;
        var part = new byte[most];
        var read = await content.ReadAtLeastAsync(part, most, throwOnEndOfStream: false, ct);
        return part[..read];
    }
}
