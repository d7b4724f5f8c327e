using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Portal.Domain.Evidence;

/// <summary>
/// The name of a canister, a subnet, a node or a person on the Internet Computer: up to 29 bytes (Interface Specification, section "Principals").
/// Ordered as byte strings are, which is how ranges of canisters are meant.
/// </summary>
public sealed class Principal : IEquatable<Principal>, IComparable<Principal>
{
    /// <summary>Most bytes of a principal.</summary>
    public const int MaxBytes = 29;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int BitsOfLetter = 5;
    private const int LettersOfGroup = 5;
    private const byte SelfAuthenticatingTag = 2;
    private const byte AnonymousTag = 4;

    private readonly byte[] _bytes;

    private Principal(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        Text = ToText(bytes);
    }

    /// <summary>Who asks without saying who they are: the one byte 04.</summary>
    public static Principal Anonymous { get; } = new([AnonymousTag]);

    /// <summary>The text form: letters and digits in groups of five, with a checksum.</summary>
    public string Text { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Which sort of id it is, as its last byte says.</summary>
    public PrincipalKind Kind => (_bytes.Length, _bytes.Length == 0 ? 0 : _bytes[^1]) switch
    {
        (0, _) => PrincipalKind.Management,
        (_, 1) => PrincipalKind.Opaque,
        (MaxBytes, SelfAuthenticatingTag) => PrincipalKind.SelfAuthenticating,
        (_, 3) => PrincipalKind.Derived,
        (1, AnonymousTag) => PrincipalKind.Anonymous,
        _ => PrincipalKind.Reserved,
    };

    /// <summary>Whether both name the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Principal? left, Principal? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they name different things.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Principal? left, Principal? right) => !(left == right);

    /// <summary>Whether one comes before the other as a byte string.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(Principal left, Principal right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes after the other as a byte string.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(Principal left, Principal right) => left.CompareTo(right) > 0;

    /// <summary>Whether one does not come after the other as a byte string.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(Principal left, Principal right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one does not come before the other as a byte string.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(Principal left, Principal right) => left.CompareTo(right) >= 0;

    /// <summary>The principal that a public key gives: SHA-224 of the key, then 02. Subnets and nodes are named so.</summary>
    /// <param name="derKey">The key in DER.</param>
    public static Principal SelfAuthenticating(ReadOnlySpan<byte> derKey) => new([.. Sha224.Hash(derKey), SelfAuthenticatingTag]);

    /// <summary>Reads the bytes of a principal; false for more than 29.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="principal">The principal.</param>
    public static bool TryFrom(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Principal? principal)
    {
        principal = bytes.Length <= MaxBytes ? new Principal(bytes) : null;
        return principal is not null;
    }

    /// <summary>Reads the text form; only the one way of writing it that the specification knows is taken, with a checksum that fits.</summary>
    /// <param name="text">The text form.</param>
    /// <param name="principal">The principal.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Principal? principal)
    {
        principal = null;
        const int most = ((sizeof(uint) + MaxBytes) * 8 / BitsOfLetter) + 1;
        if (text is null || text.Length > most + (most / LettersOfGroup)) return false;
        var bytes = new List<byte>();
        var (buffer, bits) = (0u, 0);
        foreach (var letter in text)
        {
            if (letter == '-') continue;
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0) return false;
            buffer = (buffer << BitsOfLetter) | (uint)value;
            bits += BitsOfLetter;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        if (bytes.Count is < sizeof(uint) or > sizeof(uint) + MaxBytes) return false;
        var found = new Principal(bytes.ToArray().AsSpan(sizeof(uint)));
        if (found.Text != text) return false;
        principal = found;
        return true;
    }

    /// <inheritdoc />
    public bool Equals(Principal? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Principal);

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public int CompareTo(Principal? other) => other is null ? 1 : Bytes.SequenceCompareTo(other.Bytes);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string ToText(ReadOnlySpan<byte> bytes)
    {
        Span<byte> checkedBytes = stackalloc byte[sizeof(uint) + bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(checkedBytes, Crc32(bytes));
        bytes.CopyTo(checkedBytes[sizeof(uint)..]);
        var text = new StringBuilder();
        var (buffer, bits, letters) = (0u, 0, 0);
        foreach (var octet in checkedBytes)
        {
            buffer = (buffer << 8) | octet;
            for (bits += 8; bits >= BitsOfLetter; bits -= BitsOfLetter) Write(buffer >> (bits - BitsOfLetter));
        }

        if (bits > 0) Write(buffer << (BitsOfLetter - bits));
        return text.ToString();

        void Write(uint value)
        {
            if (letters > 0 && letters % LettersOfGroup == 0) text.Append('-');
            text.Append(Alphabet[(int)(value & 31)]);
            letters++;
        }
    }

    // The checksum of ISO 3309, as zip files have it.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var i = 0; i < 8; i++) crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }
}

/// <summary>The sorts of principals (Interface Specification, section "Special forms of Principals").</summary>
public enum PrincipalKind
{
    /// <summary>The management canister: no bytes.</summary>
    Management,

    /// <summary>Given by the network: canisters.</summary>
    Opaque,

    /// <summary>Made from a public key: subnets, nodes, people.</summary>
    SelfAuthenticating,

    /// <summary>Made from another principal.</summary>
    Derived,

    /// <summary>Nobody in particular.</summary>
    Anonymous,

    /// <summary>Any other; never given to anything.</summary>
    Reserved,
}
