using System.Net;

namespace Portal.Tests.Browser;

/// <summary>So many zeros; breaks off on the way where it is told to.</summary>
internal sealed class ZeroContent(long length, long? breakAt = null) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var part = new byte[64 * 1024];
        for (var sent = 0L; sent < length; sent += part.Length)
        {
            if (sent >= breakAt) throw new IOException("The connection was lost.");
            await stream.WriteAsync(part);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }
}

/// <summary>A file that comes in eight pieces.</summary>
internal sealed class SlowContent(byte[] file, int pause) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var piece in file.Chunk((file.Length / 8) + 1))
        {
            await stream.FlushAsync();
            await Task.Delay(pause);
            await stream.WriteAsync(piece);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = file.Length;
        return true;
    }
}
