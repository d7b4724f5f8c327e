using System.Runtime.CompilerServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <content>Sums and products, limb by limb.</content>
/// <remarks>
/// Multiplication interleaves the rows of the product with their reduction; as the topmost bits of the prime are free, no row carries beyond the
/// sixth limb (P. Montgomery, "Modular multiplication without trial division", 1985; T. Acar's CIOS form).
/// </remarks>
internal readonly partial struct Fp
{
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

    /// <summary>The sum of two reduced elements, left unreduced: below 2p, which does as a factor of a product and as nothing else.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static Fp Factor(in Fp a, in Fp b)
    {
        ulong carry = 0;
        var r0 = Add(a._0, b._0, ref carry);
        var r1 = Add(a._1, b._1, ref carry);
        var r2 = Add(a._2, b._2, ref carry);
        var r3 = Add(a._3, b._3, ref carry);
        var r4 = Add(a._4, b._4, ref carry);
        return new Fp(r0, r1, r2, r3, r4, a._5 + b._5 + carry);
    }

    // One row: t = (t + a·b + m·p) / 2^64, where m makes the lowest limb vanish.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(in Fp a, ulong b, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4, ref ulong t5)
    {
        ulong high = 0;
        var low = WideMath.MultiplyAdd(a._0, b, t0, ref high);
        var m = low * NegativeInverse;

        // The low half of m·p plus the lowest limb is zero, so that there is a carry unless both are.
        var carry = WideMath.MultiplyHigh(m, P0) + (low == 0 ? 0 : 1UL);
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
}
