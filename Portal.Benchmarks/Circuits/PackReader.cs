using System.Buffers.Binary;
using System.Text;

namespace Portal.Benchmarks.Circuits;

/// <summary>The little MessagePack that the Blazor hub sends: arrays, texts, bytes, numbers, truth and nothing.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>One value: an array of values, a text, bytes, a number, true or false, or null.</summary>
    public object? Read()
    {
        var tag = Take(1)[0];
        return tag switch
        {
            <= 0x7f => (long)tag,
            >= 0xe0 => (long)(sbyte)tag,
            >= 0x80 and <= 0x8f => Values((tag & 0x0f) * 2),
            >= 0x90 and <= 0x9f => Values(tag & 0x0f),
            >= 0xa0 and <= 0xbf => Text(tag & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Take(Take(1)[0]).ToArray(),
            0xc5 => Take(Short()).ToArray(),
            0xc6 => Take(Int()).ToArray(),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => (long)Take(1)[0],
            0xcd => (long)Short(),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)Int(),
            0xd9 => Text(Take(1)[0]),
            0xda => Text(Short()),
            0xdb => Text(Int()),
            0xdc => Values(Short()),
            _ => throw new InvalidDataException($"MessagePack type {tag:x2} is not expected here."),
        };
    }

    private int Short() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    private int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private object?[] Values(int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++) values[i] = Read();
        return values;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
