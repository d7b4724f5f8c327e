using System.Formats.Cbor;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;

namespace Portal.Tests.InternetComputer;

public sealed class ReadStateRequestTests
{
    private static readonly ReadStateRequest Right = new(1_685_570_400_000_000_000, [["time"u8.ToArray()], ["canister"u8.ToArray(), [0, 1], "controllers"u8.ToArray()]], [1, 2, 3]);

    [Fact]
    public void OfMap_OfTheSpecificationsExample_IsItsRequestId() => Assert.Equal(
        "1d1091364d6bb8a6c16b203ee75467d59ead468f523eb058880ae8ec80e2b101",
        Convert.ToHexStringLower(RepresentationHash.OfMap(
        [
            ("request_type", RepresentationHash.Of("call")),
            ("sender", RepresentationHash.Of([4])),
            ("ingress_expiry", RepresentationHash.Of(1_685_570_400_000_000_000UL)),
            ("canister_id", RepresentationHash.Of(Convert.FromHexString("00000000000004D2"))),
            ("method_name", RepresentationHash.Of("hello")),
            ("arg", RepresentationHash.Of(Convert.FromHexString("4449444C00FD2A"))),
        ])));

    [Fact]
    public void Read_OfWhatIsWritten_IsTheSame()
    {
        var read = ReadStateReader.Read(Right.Encode());

        Assert.Equal(Right.Id(), read.Id());
        Assert.Equal(Right.IngressExpiry, read.IngressExpiry);
        Assert.Equal(Right.Nonce, read.Nonce);
        Assert.Equal(Right.Paths, read.Paths);
    }

    // The body of a request that another client sent to the public network.
    [Fact]
    public void Read_OfARecordedRequest_IsUnderstood() => Assert.Equal(
        ["subnet"u8.ToArray()],
        Assert.Single(ReadStateReader.Read(Convert.FromHexString(
            "d9d9f7a167636f6e74656e74a46e696e67726573735f6578706972791b178f57eae7fc46006570617468738181467375626e65746c726571756573745f747970656a726561645f73746174656673656e6465724104")).Paths));

    [Fact]
    public void Id_WhenAnythingIsChanged_IsAnother()
    {
        byte[][] ids =
        [
            Right.Id(), (Right with { IngressExpiry = 1 }).Id(), (Right with { Nonce = null }).Id(), (Right with { Nonce = [1] }).Id(),
            (Right with { Paths = [] }).Id(), (Right with { Paths = [Right.Paths[0]] }).Id(),
        ];
        Assert.Equal(ids.Length, ids.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }

    public static TheoryData<string, byte[], int> Wrong => new()
    {
        { "nothing", [], 400 },
        { "no tag", Right.Encode()[3..], 400 },
        { "another tag", [0xc1, .. Right.Encode()[3..]], 400 },
        { "one byte more", [.. Right.Encode(), 0], 400 },
        { "cut short", Right.Encode()[..^5], 400 },
        { "too large", new byte[ReadStateReader.MaxBytes + 1], 413 },
        { "signed", Envelope(w => { Content(w, []); w.WriteTextString("sender_sig"); w.WriteByteString([1]); }, 2), 400 },
        { "no content", Envelope(_ => { }, 0), 400 },
        { "a query", Envelope(w => Content(w, [(0, "query")]), 1), 400 },
        { "somebody's", Envelope(w => Content(w, [(1, new byte[] { 5 })]), 1), 403 },
        { "no expiry", Envelope(w => Content(w, [(2, null)]), 1), 400 },
        { "expiry as text", Envelope(w => Content(w, [(2, "soon")]), 1), 400 },
        { "no paths", Envelope(w => Content(w, [(3, null)]), 1), 400 },
        { "paths as text", Envelope(w => Content(w, [(3, "/time")]), 1), 400 },
        { "too many paths", (Right with { Paths = [.. Enumerable.Repeat<byte[][]>([[1]], 1_001)] }).Encode(), 400 },
        { "a path too long", (Right with { Paths = [[.. Enumerable.Repeat<byte[]>([1], 128)]] }).Encode(), 400 },
        { "a nonce too long", (Right with { Nonce = new byte[33] }).Encode(), 400 },
        { "an unknown field", Envelope(w => Content(w, [(4, "more")]), 1), 400 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_WhenWrongInOneWay_Refuses(string name, byte[] body, int status)
    {
        var refusal = Assert.Throws<RequestRefusedException>(() => ReadStateReader.Read(body));

        Assert.True(status == refusal.Status, $"{name}: {refusal.Status} {refusal.Message}");
    }

    [Fact]
    public void Read_WhenBytesAreAnything_ReadsOrRefuses()
    {
        var mutants = new CertificateMutants(Right.Encode(), seed: 3);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            try
            {
                ReadStateReader.Read(mutants.Next());
                read++;
            }
            catch (RequestRefusedException)
            {
                // As it should be.
            }
        }

        Assert.InRange(read, 1, 19_000);
    }

    private static byte[] Envelope(Action<CborWriter> write, int count)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteTag(CborTag.SelfDescribeCbor);
        writer.WriteStartMap(count);
        write(writer);
        writer.WriteEndMap();
        return writer.Encode();
    }

    // The right content with fields changed: type, sender, expiry, paths, one more.
    private static void Content(CborWriter writer, (int Field, object? Value)[] changes)
    {
        (string Name, object? Value)[] fields =
            [("request_type", "read_state"), ("sender", Principal.Anonymous.Bytes.ToArray()), ("ingress_expiry", 1UL), ("paths", Array.Empty<byte[]>()), ("more", null)];
        foreach (var (field, value) in changes) fields[field].Value = value;
        writer.WriteTextString("content");
        writer.WriteStartMap(fields.Count(f => f.Value is not null));
        foreach (var (name, value) in fields.Where(f => f.Value is not null))
        {
            writer.WriteTextString(name);
            switch (value)
            {
                case string text:
                    writer.WriteTextString(text);
                    break;
                case byte[] bytes:
                    writer.WriteByteString(bytes);
                    break;
                case ulong number:
                    writer.WriteUInt64(number);
                    break;
                default:
                    writer.WriteStartArray(0);
                    writer.WriteEndArray();
                    break;
            }
        }

        writer.WriteEndMap();
    }
}
