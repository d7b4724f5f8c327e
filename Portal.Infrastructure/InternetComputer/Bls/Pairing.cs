using System.Numerics;
using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// The optimal ate pairing of BLS12-381 (F. Vercauteren, "Optimal pairings", 2010), of which only one question is needed: whether a product of two
/// pairings is one. Both run through one Miller loop and one final exponentiation.
/// </summary>
internal static class Pairing
{
    /// <summary>Whether e(p1, q1)·e(p2, q2) = 1.</summary>
    /// <param name="p1">A point of G1 other than infinity.</param>
    /// <param name="q1">A prepared point of G2.</param>
    /// <param name="p2">A point of G1 other than infinity.</param>
    /// <param name="q2">A prepared point of G2.</param>
    public static bool IsProductOne(in CurvePoint<Fp> p1, PreparedG2 q1, in CurvePoint<Fp> p2, PreparedG2 q2) =>
        FinalExponentiation(MillerLoop(p1, q1, p2, q2)) == Fp12.One;

    /// <summary>
    /// The power by 3(p^12 - 1)/r. The factor 3 changes nothing in a group of prime order, and allows
    /// 3(p^4 - p^2 + 1)/r = (t - 1)²(t + p)(t² + p² - 1) + 3 (D. Hayashida, K. Hayasaka, T. Teruya, "Efficient final exponentiation via cyclotomic
    /// structure for pairings over families of elliptic curves", 2020).
    /// </summary>
    /// <param name="value">The Miller loop's value, not zero.</param>
    public static Fp12 FinalExponentiation(in Fp12 value)
    {
        // The easy part, by (p^6 - 1)(p^2 + 1): from here on one divided by an element is its conjugate.
        var unitary = value.Conjugate * value.Invert();
        var f = unitary.Frobenius().Frobenius() * unitary;

        var a = PowerByParameter(f) * f.Conjugate;
        a = PowerByParameter(a) * a.Conjugate;
        a = PowerByParameter(a) * a.Frobenius();
        a = PowerByParameter(PowerByParameter(a)) * a.Frobenius().Frobenius() * a.Conjugate;
        return a * f.CyclotomicSquare() * f;
    }

    // The value for -t in place of t, which is the conjugate: the same as far as being one goes.
    private static Fp12 MillerLoop(in CurvePoint<Fp> p1, PreparedG2 q1, in CurvePoint<Fp> p2, PreparedG2 q2)
    {
        var (at1, at2) = (Evaluation.At(p1), Evaluation.At(p2));
        var f = Fp12.One;
        var line = 0;
        for (var bit = 62 - BitOperations.LeadingZeroCount(CurveParameter.Magnitude); bit >= 0; bit--)
        {
            f = at2.Times(at1.Times(f.Square(), q1.Lines[line]), q2.Lines[line]);
            line++;
            if (((CurveParameter.Magnitude >> bit) & 1) == 0) continue;
            f = at2.Times(at1.Times(f, q1.Lines[line]), q2.Lines[line]);
            line++;
        }

        return f;
    }

    private static Fp12 PowerByParameter(in Fp12 value)
    {
        var result = value;
        for (var bit = 62 - BitOperations.LeadingZeroCount(CurveParameter.Magnitude); bit >= 0; bit--)
        {
            result = result.CyclotomicSquare();
            if (((CurveParameter.Magnitude >> bit) & 1) == 1) result *= value;
        }

        return result.Conjugate;
    }

    /// <summary>
    /// A point at which lines are evaluated. A line's value is offset - slope·x·w² + y·w³ but for w³, divided by y here; both lie in subfields, so the
    /// final exponentiation makes them one.
    /// </summary>
    /// <param name="NegatedXOverY">-x/y.</param>
    /// <param name="OneOverY">1/y.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Evaluation(Fp NegatedXOverY, Fp OneOverY)
    {
        public static Evaluation At(in CurvePoint<Fp> point)
        {
            var inverse = point.Y.Invert() * point.Z;
            return new Evaluation(-(point.X * inverse), point.Z.Square() * inverse);
        }

        public Fp12 Times(in Fp12 f, in PreparedG2.Line line) => f.TimesLine(line.Offset * OneOverY, line.Slope * NegatedXOverY);
    }
}
