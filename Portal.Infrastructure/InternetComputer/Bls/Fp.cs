using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// An element of the prime field of BLS12-381 (draft-irtf-cfrg-pairing-friendly-curves, section 4.2.1), kept as six 64-bit limbs in Montgomery
/// form, always reduced.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly partial struct Fp : IField<Fp>, IEquatable<Fp>
{
    /// <summary>Bytes of an encoded element.</summary>
    public const int Size = 48;

    // The prime, least significant limb first, and -1/p modulo 2^64.
    private const ulong P0 = 0xb9feffffffffaaab, P1 = 0x1eabfffeb153ffff, P2 = 0x6730d2a0f6b0f624;
    private const ulong P3 = 0x64774b84f38512bf, P4 = 0x4b1ba7b6434bacd7, P5 = 0x1a0111ea397fe69a;
    private const ulong NegativeInverse = 0x89f3fffcfffcfffd;
    private const int Bits = 384;

    // 2^768, whose product with a plain number is that number in Montgomery form.
    private static readonly Fp Lift = new Fp(1, 0, 0, 0, 0, 0).Doubled(2 * Bits);

    private readonly ulong _0, _1, _2, _3, _4, _5;

    private Fp(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4, ulong l5) => (_0, _1, _2, _3, _4, _5) = (l0, l1, l2, l3, l4, l5);

    /// <summary>The prime.</summary>
    public static BigInteger Order { get; } = Big(P5, P4, P3, P2, P1, P0);

    /// <inheritdoc />
    public static Fp One { get; } = new Fp(1, 0, 0, 0, 0, 0).Doubled(Bits);

    private static byte[] RootExponent { get; } = IField<Fp>.Exponent((Order + 1) / 4);

    /// <inheritdoc />
    public static Fp Zero => default;

    /// <inheritdoc />
    public bool IsZero => (_0 | _1 | _2 | _3 | _4 | _5) == 0;

    /// <summary>The sign of RFC 9380, section 4.1: the lowest bit of the number.</summary>
    public bool IsOdd => (Plain()._0 & 1) == 1;

    /// <summary>Whether the number is above its negative: the sign of compressed points.</summary>
    public bool IsLarger
    {
        get
        {
            var (own, other) = (Plain(), (-this).Plain());
            return own.CompareLimbs(other) > 0;
        }
    }

    public static bool operator ==(in Fp a, in Fp b) => a.Equals(b);

    public static bool operator !=(in Fp a, in Fp b) => !a.Equals(b);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static Fp Of(ulong value) => new Fp(value, 0, 0, 0, 0, 0) * Lift;

    /// <summary>Reads a number of 48 bytes, most significant first; refuses one that is not below the prime.</summary>
    /// <param name="bytes">48 bytes.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Fp value)
    {
        var plain = new Fp(Limb(bytes, 5), Limb(bytes, 4), Limb(bytes, 3), Limb(bytes, 2), Limb(bytes, 1), Limb(bytes, 0));
        value = plain * Lift;
        return plain.CompareLimbs(new Fp(P0, P1, P2, P3, P4, P5)) < 0;
    }

    /// <summary>The number of 64 bytes, most significant first, modulo the prime (RFC 9380, section 5.2, with L = 64).</summary>
    /// <param name="bytes">64 bytes.</param>
    public static Fp Modulo(ReadOnlySpan<byte> bytes)
    {
        var high = new Fp(Limb(bytes, 3), Limb(bytes, 2), Limb(bytes, 1), Limb(bytes, 0), 0, 0) * Lift;
        var low = new Fp(Limb(bytes, 7), Limb(bytes, 6), Limb(bytes, 5), Limb(bytes, 4), 0, 0) * Lift;
        return (high * (new Fp(0, 0, 0, 0, 1, 0) * Lift)) + low;
    }

    /// <summary>Writes the number, most significant byte first.</summary>
    /// <param name="target">48 bytes.</param>
    public void Write(Span<byte> target)
    {
        var plain = Plain();
        ReadOnlySpan<ulong> limbs = [plain._5, plain._4, plain._3, plain._2, plain._1, plain._0];
        for (var i = 0; i < limbs.Length; i++) BinaryPrimitives.WriteUInt64BigEndian(target[(i * sizeof(ulong))..], limbs[i]);
    }

    /// <inheritdoc />
    public Fp Square() => this * this;

    /// <summary>A square root, the prime being 3 modulo 4; false where there is none.</summary>
    /// <param name="root">One of the two roots.</param>
    public bool TrySqrt(out Fp root)
    {
        root = IField<Fp>.Power(this, RootExponent);
        return root.Square() == this;
    }

    /// <inheritdoc />
    public bool Equals(Fp other) => ((_0 ^ other._0) | (_1 ^ other._1) | (_2 ^ other._2) | (_3 ^ other._3) | (_4 ^ other._4) | (_5 ^ other._5)) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Fp other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_0, _1, _2, _3, _4, _5);

    private static ulong Limb(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt64BigEndian(bytes[(index * sizeof(ulong))..]);

    private static BigInteger Big(params ReadOnlySpan<ulong> limbs)
    {
        var value = BigInteger.Zero;
        foreach (var limb in limbs) value = (value << 64) | limb;
        return value;
    }

    private Fp Doubled(int times)
    {
        var value = this;
        for (var i = 0; i < times; i++) value += value;
        return value;
    }

    // The number itself, out of Montgomery form.
    private Fp Plain() => this * new Fp(1, 0, 0, 0, 0, 0);

    private int CompareLimbs(in Fp other)
    {
        ReadOnlySpan<ulong> own = [_5, _4, _3, _2, _1, _0];
        ReadOnlySpan<ulong> others = [other._5, other._4, other._3, other._2, other._1, other._0];
        return own.SequenceCompareTo(others);
    }
}
