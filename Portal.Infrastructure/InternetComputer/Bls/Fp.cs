using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// An element of the prime field of BLS12-381 (draft-irtf-cfrg-pairing-friendly-curves, section 4.2.1), kept as six 64-bit limbs in Montgomery
/// form, always reduced.
/// </summary>
/// <remarks>
/// Multiplication interleaves the rows of the product with their reduction; as the topmost bits of the prime are free, no row carries beyond the
/// sixth limb (P. Montgomery, "Modular multiplication without trial division", 1985; T. Acar's CIOS form).
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Fp : IField<Fp>, IEquatable<Fp>
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

    private static byte[] InverseExponent { get; } = IField<Fp>.Exponent(Order - 2);

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

    /// <inheritdoc />
    public static Fp operator +(in Fp a, in Fp b)
    {
        ulong carry = 0;
        var r0 = Add(a._0, b._0, ref carry);
        var r1 = Add(a._1, b._1, ref carry);
        var r2 = Add(a._2, b._2, ref carry);
        var r3 = Add(a._3, b._3, ref carry);
        var r4 = Add(a._4, b._4, ref carry);
        return Reduced(r0, r1, r2, r3, r4, a._5 + b._5 + carry);
    }

    /// <inheritdoc />
    public static Fp operator -(in Fp a, in Fp b)
    {
        ulong borrow = 0;
        var r0 = Subtract(a._0, b._0, ref borrow);
        var r1 = Subtract(a._1, b._1, ref borrow);
        var r2 = Subtract(a._2, b._2, ref borrow);
        var r3 = Subtract(a._3, b._3, ref borrow);
        var r4 = Subtract(a._4, b._4, ref borrow);
        var r5 = Subtract(a._5, b._5, ref borrow);
        var mask = 0 - borrow;
        ulong carry = 0;
        r0 = Add(r0, P0 & mask, ref carry);
        r1 = Add(r1, P1 & mask, ref carry);
        r2 = Add(r2, P2 & mask, ref carry);
        r3 = Add(r3, P3 & mask, ref carry);
        r4 = Add(r4, P4 & mask, ref carry);
        return new Fp(r0, r1, r2, r3, r4, r5 + (P5 & mask) + carry);
    }

    /// <inheritdoc />
    public static Fp operator -(in Fp a) => Zero - a;

    /// <inheritdoc />
    public static Fp operator *(in Fp a, in Fp b)
    {
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0;
        Row(a, b._0, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row(a, b._1, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row(a, b._2, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row(a, b._3, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row(a, b._4, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row(a, b._5, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        return Reduced(t0, t1, t2, t3, t4, t5);
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

    /// <inheritdoc />
    public Fp Invert() => IField<Fp>.Power(this, InverseExponent);

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

    // One row: t = (t + a·b + m·p) / 2^64, where m makes the lowest limb vanish.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(in Fp a, ulong b, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4, ref ulong t5)
    {
        ulong high = 0;
        var low = WideMath.MultiplyAdd(a._0, b, t0, ref high);
        var m = low * NegativeInverse;
        ulong carry = 0;
        WideMath.MultiplyAdd(m, P0, low, ref carry);
        t0 = WideMath.MultiplyAdd(m, P1, WideMath.MultiplyAdd(a._1, b, t1, ref high), ref carry);
        t1 = WideMath.MultiplyAdd(m, P2, WideMath.MultiplyAdd(a._2, b, t2, ref high), ref carry);
        t2 = WideMath.MultiplyAdd(m, P3, WideMath.MultiplyAdd(a._3, b, t3, ref high), ref carry);
        t3 = WideMath.MultiplyAdd(m, P4, WideMath.MultiplyAdd(a._4, b, t4, ref high), ref carry);
        t4 = WideMath.MultiplyAdd(m, P5, WideMath.MultiplyAdd(a._5, b, t5, ref high), ref carry);
        t5 = high + carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Add(ulong a, ulong b, ref ulong carry)
    {
        var sum = a + b;
        var result = sum + carry;
        carry = (sum < a ? 1UL : 0) + (result < sum ? 1UL : 0);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Subtract(ulong a, ulong b, ref ulong borrow)
    {
        var difference = a - b;
        var result = difference - borrow;
        borrow = (a < b ? 1UL : 0) + (difference < borrow ? 1UL : 0);
        return result;
    }

    // Less the prime, unless that is negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Fp Reduced(ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5)
    {
        ulong borrow = 0;
        var r0 = Subtract(t0, P0, ref borrow);
        var r1 = Subtract(t1, P1, ref borrow);
        var r2 = Subtract(t2, P2, ref borrow);
        var r3 = Subtract(t3, P3, ref borrow);
        var r4 = Subtract(t4, P4, ref borrow);
        var r5 = Subtract(t5, P5, ref borrow);
        var keep = 0 - borrow;
        return new Fp(
            (t0 & keep) | (r0 & ~keep), (t1 & keep) | (r1 & ~keep), (t2 & keep) | (r2 & ~keep),
            (t3 & keep) | (r3 & ~keep), (t4 & keep) | (r4 & ~keep), (t5 & keep) | (r5 & ~keep));
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
