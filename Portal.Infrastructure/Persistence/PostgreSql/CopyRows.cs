using System.Buffers.Binary;
using System.Text;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// Rows as a binary COPY has them (PostgreSQL's documentation of COPY, "Binary Format"), in a stretch of bytes that is sent as it is. The driver's own writer
/// finds out for each value anew how it is written, and waits for each by itself: three times the work.
/// </summary>
internal sealed class CopyRows
{
    private const int Usual = 64 * 1024;
    private const int Null = -1;
    private const int TextType = 25;
    private const int MostBytesOfCharacter = 3;

    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] End = [0xFF, 0xFF];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly FirstDay = DateOnly.FromDateTime(Epoch);

    private byte[] _bytes = new byte[Usual];
    private int _length;

    /// <summary>What goes before the first row.</summary>
    public static ReadOnlyMemory<byte> Header => Signature;

    /// <summary>What goes behind the last.</summary>
    public static ReadOnlyMemory<byte> Trailer => End;

    /// <summary>The rows so far.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Whether it is better sent than added to.</summary>
    public bool IsFull => _length > Usual * 7 / 8;

    /// <summary>Begins a row.</summary>
    /// <param name="columns">The values that follow.</param>
    public void Begin(int columns) => BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), (short)columns);

    /// <summary>Adds a value.</summary>
    /// <param name="value">One of the types that the model's columns are kept as.</param>
    /// <exception cref="NotSupportedException">It is of another type.</exception>
    public void Add(object? value)
    {
        switch (value)
        {
            case null: Number(Null); break;
            case string text: Text(text); break;
            case Guid id: id.TryWriteBytes(Sized(16), bigEndian: true, out _); break;
            case bool truth: Sized(1)[0] = truth ? (byte)1 : (byte)0; break;
            case short number: BinaryPrimitives.WriteInt16BigEndian(Sized(sizeof(short)), number); break;
            case int number: BinaryPrimitives.WriteInt32BigEndian(Sized(sizeof(int)), number); break;
            case long number: BinaryPrimitives.WriteInt64BigEndian(Sized(sizeof(long)), number); break;
            case DateTimeOffset moment: BinaryPrimitives.WriteInt64BigEndian(Sized(sizeof(long)), (moment.UtcTicks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond); break;
            case DateOnly day: BinaryPrimitives.WriteInt32BigEndian(Sized(sizeof(int)), day.DayNumber - FirstDay.DayNumber); break;
            case byte[] bytes: bytes.CopyTo(Sized(bytes.Length)); break;
            case string[] texts: Texts(texts); break;
            default: throw new NotSupportedException($"No column is kept as {value.GetType().Name}.");
        }
    }

    // How long it is stands before it, which is known once it is written.
    private void Text(string text)
    {
        Make(sizeof(int) + (text.Length * MostBytesOfCharacter));
        var length = Strict.GetBytes(text, _bytes.AsSpan(_length + sizeof(int)));
        Number(length);
        _length += length;
    }

    // One dimension, nothing missing, counted from 1; one without elements has no dimension.
    private void Texts(string[] texts)
    {
        var start = _length;
        Number(0);
        Number(texts.Length == 0 ? 0 : 1);
        Number(0);
        Number(TextType);
        if (texts.Length > 0)
        {
            Number(texts.Length);
            Number(1);
            foreach (var text in texts) Text(text);
        }

        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start), _length - start - sizeof(int));
    }

    private Span<byte> Sized(int length)
    {
        Number(length);
        return Next(length);
    }

    private void Number(int number) => BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), number);

    private Span<byte> Next(int length)
    {
        Make(length);
        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }

    private void Make(int room)
    {
        if (_bytes.Length - _length < room) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + room));
    }
}
