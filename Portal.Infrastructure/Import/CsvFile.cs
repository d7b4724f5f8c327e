using System.Buffers;
using System.Text.Unicode;
using Portal.Application.Services.Import;
using Portal.Domain.Common;

namespace Portal.Infrastructure.Import;

/// <summary>A file that somebody sends us, looked at once from end to end before a single record is taken from it.</summary>
internal static class CsvFile
{
    public const long MaxBytes = 100L * 1024 * 1024;

    public const int MaxLineBytes = 1024 * 1024;

    private const int BlockBytes = 64 * 1024;

    /// <summary>Why the file cannot be read, or null when it can: size, text, UTF-8, length of lines. Keeps one block in memory.</summary>
    public static async Task<Error?> RefusalAsync(string path, CancellationToken ct)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length == 0) return ImportErrors.Empty;
            if (length > MaxBytes) return ImportErrors.FileTooLarge(MaxBytes / (1024 * 1024));
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockBytes, FileOptions.SequentialScan | FileOptions.Asynchronous);
            return await ScanAsync(stream, ct);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ImportErrors.FileMissing(path);
        }
    }

    private static async Task<Error?> ScanAsync(Stream stream, CancellationToken ct)
    {
        var block = new byte[BlockBytes];
        var characters = new char[BlockBytes];
        var (kept, line, lineBytes) = (0, 1, 0);
        while (true)
        {
            var read = await stream.ReadAsync(block.AsMemory(kept), ct);
            var bytes = block.AsSpan(0, kept + read);
            if (bytes.Contains((byte)0)) return ImportErrors.NotText;
            var status = Utf8.ToUtf16(bytes, characters, out var used, out _, replaceInvalidSequences: false, isFinalBlock: read == 0);
            if (LongLine(bytes[..used], ref line, ref lineBytes) is { } tooLong) return tooLong;
            if (status == OperationStatus.InvalidData) return ImportErrors.NotUtf8(line);
            if (read == 0) return null;

            // Half a character at the end of the block is read again with its other half.
            bytes[used..].CopyTo(block);
            kept = bytes.Length - used;
        }
    }

    private static Error? LongLine(ReadOnlySpan<byte> bytes, ref int line, ref int lineBytes)
    {
        while (true)
        {
            var end = bytes.IndexOf((byte)'\n');
            lineBytes += end < 0 ? bytes.Length : end;
            if (lineBytes > MaxLineBytes) return ImportErrors.LineTooLong(line, MaxLineBytes);
            if (end < 0) return null;
            bytes = bytes[(end + 1)..];
            (line, lineBytes) = (line + 1, 0);
        }
    }
}
