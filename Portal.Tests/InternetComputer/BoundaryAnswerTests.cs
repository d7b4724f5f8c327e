using System.Formats.Cbor;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>What the client makes of the body of an answer, whatever it is.</summary>
public sealed class BoundaryAnswerTests
{
    private static readonly byte[] Right = SimulatedAnswer.Of([1, 2, 3], SimulatorFault.None).Body;

    [Fact]
    public void Read_OfACertificate_GivesItsBytes()
    {
        var answer = BoundaryClient.Read(Right);

        Assert.Null(answer.Failure);
        Assert.Equal([1, 2, 3], answer.Certificate.ToArray());
    }

    // Nobody signs what is around the certificate; a boundary that says more does no harm.
    [Fact]
    public void Read_WhenMoreIsSaid_PassesItOver()
    {
        var writer = new CborWriter();
        writer.WriteStartMap(2);
        writer.WriteTextString("certificate");
        writer.WriteByteString([7]);
        writer.WriteTextString("replica_version");
        writer.WriteStartArray(1);
        writer.WriteNull();
        writer.WriteEndArray();
        writer.WriteEndMap();

        Assert.Equal([7], BoundaryClient.Read(writer.Encode()).Certificate.ToArray());
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "nothing", [] },
        { "a page", "<!doctype html>"u8.ToArray() },
        { "a list", [0x80] },
        { "an empty map", [0xa0] },
        { "an empty certificate", [0xa1, 0x6b, .. "certificate"u8, 0x40] },
        { "a text", [0xa1, 0x6b, .. "certificate"u8, 0x61, 0x61] },
        { "of no definite length", [0xbf, 0xff] },
        { "twice", [0xa2, 0x6b, .. "certificate"u8, 0x41, 1, 0x6b, .. "certificate"u8, 0x41, 2] },
        { "cut short", Right[..^1] },
        { "one byte more", [.. Right, 0] },
        { "deep", [0xa1, 0x61, 0x61, .. Enumerable.Repeat((byte)0x81, 100_000)] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_OfAnythingElse_IsUnreadable(string name, byte[] body)
    {
        var answer = BoundaryClient.Read(body);

        Assert.True(answer is { Failure: EvidenceVerdict.AnswerUnreadable, Certificate.IsEmpty: true }, name);
    }

    [Fact]
    public void Read_WhenBytesAreAnything_Answers()
    {
        var (mutants, random, read) = (new CertificateMutants(Right, seed: 5), new Random(6), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = i % 2 == 0 ? mutants.Next() : new byte[random.Next(100)];
            if (i % 2 == 1) random.NextBytes(bytes);
            var answer = BoundaryClient.Read(bytes);
            Assert.True(answer.Failure is EvidenceVerdict.AnswerUnreadable || !answer.Certificate.IsEmpty);
            if (answer.Failure is null) read++;
        }

        Assert.InRange(read, 1, 10_000);
    }
}
