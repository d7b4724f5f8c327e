using System.Numerics;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <content>One divided by an element.</content>
/// <remarks>
/// Euclid's algorithm in halvings and differences (B. Kaliski, "The Montgomery inverse and its applications", 1995): an element is divided by several times
/// faster than raised to a power. It takes as long as the element is, which is nobody's secret here.
/// </remarks>
internal readonly partial struct Fp
{
    // Halvings are between one less than the prime's bits and twice as many.
    private const int FewestHalvings = 380;

    /// <inheritdoc />
    public Fp Invert()
    {
        if (IsZero) return Zero;

        // Of v, and its opposite of u, this times s and r is 2 to the power of the halvings; both come down to one.
        var (u, v, r, s) = (new Fp(P0, P1, P2, P3, P4, P5), this, Zero, new Fp(1, 0, 0, 0, 0, 0));
        var halvings = 0;
        MakeOdd(ref v, ref r, ref halvings);
        while (true)
        {
            var difference = Difference(u, v, out var isBelow);
            if (difference.IsZero) return -r * Powers.OfTwo[(2 * Bits) - halvings];
            if (isBelow)
            {
                (v, s) = (Difference(v, u, out _), Factor(s, r));
                MakeOdd(ref v, ref r, ref halvings);
            }
            else
            {
                (u, r) = (difference, Factor(r, s));
                MakeOdd(ref u, ref s, ref halvings);
            }
        }
    }

    // Halves one until it is odd, and doubles the other as often.
    private static void MakeOdd(ref Fp value, ref Fp other, ref int halvings)
    {
        while ((value._0 & 1) == 0)
        {
            // A shift by 64 would be none.
            var count = Math.Min(BitOperations.TrailingZeroCount(value._0), 63);
            value = value.ShiftedRight(count);
            other = other.ShiftedLeft(count);
            halvings += count;
        }
    }

    private static Fp Difference(in Fp a, in Fp b, out bool isBelow)
    {
        ulong borrow = 0;
        var r0 = Subtract(a._0, b._0, ref borrow);
        var r1 = Subtract(a._1, b._1, ref borrow);
        var r2 = Subtract(a._2, b._2, ref borrow);
        var r3 = Subtract(a._3, b._3, ref borrow);
        var r4 = Subtract(a._4, b._4, ref borrow);
        var r5 = Subtract(a._5, b._5, ref borrow);
        isBelow = borrow != 0;
        return new Fp(r0, r1, r2, r3, r4, r5);
    }

    private Fp ShiftedRight(int count)
    {
        var rest = 64 - count;
        return new Fp((_0 >> count) | (_1 << rest), (_1 >> count) | (_2 << rest), (_2 >> count) | (_3 << rest), (_3 >> count) | (_4 << rest), (_4 >> count) | (_5 << rest), _5 >> count);
    }

    private Fp ShiftedLeft(int count)
    {
        var rest = 64 - count;
        return new Fp(_0 << count, (_1 << count) | (_0 >> rest), (_2 << count) | (_1 >> rest), (_3 << count) | (_2 >> rest), (_4 << count) | (_3 >> rest), (_5 << count) | (_4 >> rest));
    }

    // What is left to multiply with after so many halvings. Made on first use, when the field's own constants are there.
    private static class Powers
    {
        public static readonly Fp[] OfTwo = [.. Enumerable.Range(0, (2 * Bits) - FewestHalvings + 1).Select(One.Doubled)];
    }
}
