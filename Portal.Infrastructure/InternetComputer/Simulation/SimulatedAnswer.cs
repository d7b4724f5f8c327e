using System.Formats.Cbor;
using System.Text;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>An answer of a simulated boundary.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">What the body is said to be.</param>
/// <param name="Body">The body.</param>
/// <param name="Manner">How it is given.</param>
internal sealed record SimulatedAnswer(int Status, string ContentType, byte[] Body, AnswerManner Manner = AnswerManner.Whole)
{
    /// <summary>A sentence in place of what was asked for.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="sentence">The sentence.</param>
    public static SimulatedAnswer Of(int status, string sentence) => new(status, "text/plain", Encoding.UTF8.GetBytes(sentence));

    /// <summary>An answer that holds a certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static SimulatedAnswer Of(byte[] certificate, SimulatorFault fault)
    {
        var writer = new CborWriter();
        writer.WriteTag(CborTag.SelfDescribeCbor);
        writer.WriteStartMap(1);
        writer.WriteTextString("certificate");
        writer.WriteByteString(certificate);
        writer.WriteEndMap();
        return new SimulatedAnswer(200, ReadStateRequest.ContentType, writer.Encode(), fault == SimulatorFault.HalfAnswer ? AnswerManner.Half : AnswerManner.Whole);
    }

    /// <summary>The answer of a boundary that does not even ask the subnet; null where the fault is another.</summary>
    /// <param name="fault">What is wrong.</param>
    public static SimulatedAnswer? With(SimulatorFault fault) => fault switch
    {
        SimulatorFault.ServerError => Of(500, "The boundary failed."),
        SimulatorFault.Refusal => Of(403, "The boundary refuses."),
        SimulatorFault.Redirect => Of(307, "Ask elsewhere."),
        SimulatorFault.Page => new SimulatedAnswer(200, "text/html", "<!doctype html><title>Welcome</title>"u8.ToArray()),
        SimulatorFault.GiganticAnswer => new SimulatedAnswer(200, ReadStateRequest.ContentType, [], AnswerManner.WithoutEnd),
        SimulatorFault.Silence => new SimulatedAnswer(200, ReadStateRequest.ContentType, [], AnswerManner.Never),
        _ => null,
    };
}

/// <summary>How an answer is given.</summary>
internal enum AnswerManner
{
    /// <summary>As it should be.</summary>
    Whole,

    /// <summary>Half of it, then the connection ends.</summary>
    Half,

    /// <summary>Zeros until nobody listens any more.</summary>
    WithoutEnd,

    /// <summary>Not at all.</summary>
    Never,
}
