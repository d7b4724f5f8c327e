using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Documents;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Documents;

/// <summary>
/// Reads a content part by part, from any position. Each part is a short query of its own: a download on a slow line holds no
/// connection to the database.
/// </summary>
internal sealed class DocumentStream(IServiceScopeFactory scopes, DocumentId id, long length) : Stream
{
    private byte[] _part = [];
    private long _partNumber = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.Length == 0) return 0;
        var number = Position / DocumentChunk.Length;
        if (number != _partNumber)
        {
            await using var scope = scopes.CreateAsyncScope();
            Hold(number, await Part(scope, number).SingleOrDefaultAsync(cancellationToken));
        }

        return Copy(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A zip's directory is read like this even by those who ask for it asynchronously.
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position >= Length || count == 0) return 0;
        var number = Position / DocumentChunk.Length;
        if (number != _partNumber)
        {
            using var scope = scopes.CreateScope();
            Hold(number, Part(scope, number).SingleOrDefault());
        }

        return Copy(buffer.AsSpan(offset, count));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private IQueryable<byte[]> Part(IServiceScope scope, long number) => scope.ServiceProvider.GetRequiredService<PortalDbContext>().DocumentChunks.AsNoTracking()
        .Where(c => c.DocumentId == id && c.Number == (int)number).Select(c => c.Content);

    private void Hold(long number, byte[]? part) => (_part, _partNumber) = (part ?? throw new EndOfStreamException("A part of the content is gone."), number);

    private int Copy(Span<byte> buffer)
    {
        var offset = (int)(Position % DocumentChunk.Length);
        var read = Math.Min(buffer.Length, _part.Length - offset);
        if (read <= 0) throw new EndOfStreamException("A part of the content is shorter than it was.");
        _part.AsSpan(offset, read).CopyTo(buffer);
        Position += read;
        return read;
    }
}
