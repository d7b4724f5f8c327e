using System.Formats.Cbor;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>Reads requests for state as strictly as a replica does (Interface Specification, sections "Request: Read state" and "Authentication").</summary>
internal static class ReadStateReader
{
    /// <summary>The most bytes of a request.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxPaths = 1_000;
    private const int MaxLabels = 127;
    private const int MaxNonce = 32;

    /// <summary>Reads a request.</summary>
    /// <param name="body">The request's body.</param>
    /// <exception cref="RequestRefusedException">It is not a request of that form.</exception>
    public static ReadStateRequest Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MaxBytes) throw new RequestRefusedException(413, "The request is too large.");
        try
        {
            var reader = new CborReader(body, CborConformanceMode.Strict);
            if (reader.PeekState() != CborReaderState.Tag || reader.ReadTag() != CborTag.SelfDescribeCbor) throw Refusal("The request is not self-described CBOR.");
            ReadStateRequest? request = null;
            Map(reader, key => request = key == ReadStateRequest.Content ? ReadContent(reader) : throw Refusal($"The envelope of an anonymous request has no {key}."));
            if (reader.BytesRemaining > 0) throw Refusal("Something follows the request.");
            return request ?? throw Refusal("The envelope has no content.");
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Refusal("The request is not CBOR of the form that is specified.");
        }
    }

    private static ReadStateRequest ReadContent(CborReader reader)
    {
        string? type = null;
        byte[]? sender = null, nonce = null;
        ulong? expiry = null;
        List<byte[][]>? paths = null;
        Map(reader, key =>
        {
            switch (key)
            {
                case ReadStateRequest.RequestType:
                    type = reader.ReadTextString();
                    break;
                case ReadStateRequest.Sender:
                    sender = reader.ReadByteString();
                    break;
                case ReadStateRequest.Expiry:
                    expiry = reader.ReadUInt64();
                    break;
                case ReadStateRequest.NonceName:
                    nonce = reader.ReadByteString();
                    break;
                case ReadStateRequest.PathList:
                    paths = ReadPaths(reader);
                    break;
                default:
                    throw Refusal($"A request for state has no {key}.");
            }
        });
        if (type != ReadStateRequest.ReadState) throw Refusal("The request is not one for state.");
        if (sender is null || !Principal.Anonymous.Bytes.SequenceEqual(sender)) throw new RequestRefusedException(403, "Whoever is not anonymous must sign.");
        if (nonce?.Length > MaxNonce) throw Refusal("The nonce is too long.");
        return new ReadStateRequest(expiry ?? throw Refusal("The request has no expiry."), paths ?? throw Refusal("The request has no paths."), nonce);
    }

    private static List<byte[][]> ReadPaths(CborReader reader) => List(reader, MaxPaths, () => List(reader, MaxLabels, reader.ReadByteString).ToArray());

    private static List<T> List<T>(CborReader reader, int most, Func<T> read)
    {
        var items = new List<T>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            if (items.Count == most) throw Refusal("Too much is asked for at once.");
            items.Add(read());
        }

        reader.ReadEndArray();
        return items;
    }

    private static void Map(CborReader reader, Action<string> read)
    {
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap) read(reader.ReadTextString());
        reader.ReadEndMap();
    }

    private static RequestRefusedException Refusal(string reason) => new(400, reason);
}

/// <summary>A request that is not answered.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="reason">Why, for developers.</param>
internal sealed class RequestRefusedException(int status, string reason) : Exception(reason)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
