using Portal.Domain.Imports;

namespace Portal.Infrastructure.Imports;

/// <summary>
/// What comes out of a packed part, watched: no more than a workbook holds, not endlessly more than went in, and no single piece of markup so
/// long that reading it would fill the memory. What a directory says about sizes is only what its maker says.
/// </summary>
/// <param name="unpacked">What comes out.</param>
/// <param name="packedLength">Bytes that went in.</param>
internal sealed class GuardedStream(Stream unpacked, long packedLength) : Stream
{
    private const long MostBytes = 2L * 1024 * 1024 * 1024;
    private const long MostTimes = 300;
    private const long SmallEnough = 50L * 1024 * 1024;
    private const long LongestPiece = 4L * 1024 * 1024;

    private long _total;
    private long _piece;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Watch(buffer.AsSpan(offset, count), unpacked.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await unpacked.ReadAsync(buffer, cancellationToken);
        return Watch(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int Watch(Span<byte> buffer, int read)
    {
        var end = buffer[..read].LastIndexOf((byte)'>');
        _piece = end < 0 ? _piece + read : read - end;
        _total += read;
        if (_total > MostBytes || _piece > LongestPiece || (_total > SmallEnough && _total / Math.Max(1, packedLength) > MostTimes)) throw new ImportFileException(ImportErrors.Inflated);
        return read;
    }
}
