using System.Buffers.Binary;
using System.Text;

namespace Portal.Benchmarks.Circuits;

/// <summary>The little MessagePack that a client of the Blazor hub has to write.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>An invocation; with an id when an answer is wanted.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        var writer = new PackWriter();
        writer._bytes.AddRange([0x96, 0x01, 0x80]);
        writer.Write(id);
        writer.Write(target);
        writer._bytes.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) writer.Write(argument);
        writer._bytes.Add(0x90);
        return Framed([.. writer._bytes]);
    }

    // The length, seven bits a byte, goes before the message.
    private static byte[] Framed(List<byte> message)
    {
        List<byte> frame = [];
        var length = message.Count;
        for (; length > 0x7f; length >>= 7) frame.Add((byte)(0x80 | (length & 0x7f)));
        frame.Add((byte)length);
        frame.AddRange(message);
        return [.. frame];
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _bytes.Add(0xc0);
                break;
            case bool truth:
                _bytes.Add(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case string text:
                Span<byte> size = stackalloc byte[4];
                var utf8 = Encoding.UTF8.GetBytes(text);
                BinaryPrimitives.WriteInt32BigEndian(size, utf8.Length);
                _bytes.Add(0xdb);
                _bytes.AddRange(size);
                _bytes.AddRange(utf8);
                break;
            default:
                Span<byte> number = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(number, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                _bytes.Add(0xd3);
                _bytes.AddRange(number);
                break;
        }
    }
}
