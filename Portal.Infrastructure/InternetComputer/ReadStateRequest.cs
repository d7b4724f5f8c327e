using System.Formats.Cbor;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>A request for parts of the state, of somebody who does not say who they are (Interface Specification, section "Request: Read state").</summary>
/// <param name="IngressExpiry">Until when it may be answered, in nanoseconds since 1970.</param>
/// <param name="Paths">What is asked for: labels from the root on.</param>
/// <param name="Nonce">Any bytes, to tell it from a request that asks the same; may be left out.</param>
internal sealed record ReadStateRequest(ulong IngressExpiry, IReadOnlyList<byte[][]> Paths, byte[]? Nonce = null)
{
    /// <summary>What requests and answers are written in.</summary>
    public const string ContentType = "application/cbor";

    public const string Content = "content", RequestType = "request_type", ReadState = "read_state", Sender = "sender", Expiry = "ingress_expiry", PathList = "paths", NonceName = "nonce";

    /// <summary>The request's id.</summary>
    public byte[] Id() => RepresentationHash.OfMap(
    [
        (RequestType, RepresentationHash.Of(ReadState)),
        (Sender, RepresentationHash.Of(Principal.Anonymous.Bytes)),
        (Expiry, RepresentationHash.Of(IngressExpiry)),
        (PathList, RepresentationHash.OfList(Paths.Select(path => RepresentationHash.OfList(path.Select(label => RepresentationHash.Of(label)))))),
        .. Nonce is null ? Enumerable.Empty<(string, byte[])>() : [(NonceName, RepresentationHash.Of(Nonce))],
    ]);

    /// <summary>The request in CBOR, in its envelope.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter();
        writer.WriteTag(CborTag.SelfDescribeCbor);
        writer.WriteStartMap(1);
        writer.WriteTextString(Content);
        writer.WriteStartMap(Nonce is null ? 4 : 5);
        writer.WriteTextString(RequestType);
        writer.WriteTextString(ReadState);
        writer.WriteTextString(Sender);
        writer.WriteByteString(Principal.Anonymous.Bytes);
        writer.WriteTextString(Expiry);
        writer.WriteUInt64(IngressExpiry);
        if (Nonce is not null)
        {
            writer.WriteTextString(NonceName);
            writer.WriteByteString(Nonce);
        }

        writer.WriteTextString(PathList);
        writer.WriteStartArray(Paths.Count);
        foreach (var path in Paths)
        {
            writer.WriteStartArray(path.Length);
            foreach (var label in path) writer.WriteByteString(label);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndMap();
        writer.WriteEndMap();
        return writer.Encode();
    }
}
