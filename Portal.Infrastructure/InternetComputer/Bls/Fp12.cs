using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>An element a + b·w of the quadratic extension of <see cref="Fp6"/> with w² = v: the field that pairings take their values in.</summary>
/// <param name="A">The part without w.</param>
/// <param name="B">The part with w.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fp12(Fp6 A, Fp6 B)
{
    // (1 + u)^(i(p-1)/6): what w^i is multiplied with when it is raised to the power of the prime.
    private static readonly Fp2[] FrobeniusFactors = [.. Enumerable.Range(0, 6).Select(i => IField<Fp2>.Power(Fp2.NonResidue, IField<Fp2>.Exponent((Fp.Order - 1) / 6 * i)))];

    /// <summary>One.</summary>
    public static Fp12 One { get; } = new(Fp6.One, Fp6.Zero);

    /// <summary>a - b·w: the power by p^6, and one divided by this where the norm is one.</summary>
    public Fp12 Conjugate => new(A, -B);

    public static Fp12 operator *(in Fp12 x, in Fp12 y)
    {
        var (a, b) = (x.A * y.A, x.B * y.B);
        return new Fp12(a + b.TimesV(), ((x.A + x.B) * (y.A + y.B)) - a - b);
    }

    /// <summary>The product with itself.</summary>
    public Fp12 Square()
    {
        var product = A * B;
        return new Fp12(((A + B) * (A + B.TimesV())) - product - product.TimesV(), product + product);
    }

    /// <summary>The product with a line (a + b·v) + v·w, which has few parts.</summary>
    /// <param name="a">The line's part without v and w.</param>
    /// <param name="b">The line's part with v.</param>
    public Fp12 TimesLine(in Fp2 a, in Fp2 b) => new(A.Times(a, b) + B.TimesV().TimesV(), A.TimesV() + B.Times(a, b));

    /// <summary>One divided by this.</summary>
    public Fp12 Invert()
    {
        var inverse = ((A * A) - (B * B).TimesV()).Invert();
        return new Fp12(A * inverse, -(B * inverse));
    }

    /// <summary>The power by the prime.</summary>
    public Fp12 Frobenius() => new(
        new Fp6(A.A.Conjugate, A.B.Conjugate * FrobeniusFactors[2], A.C.Conjugate * FrobeniusFactors[4]),
        new Fp6(B.A.Conjugate * FrobeniusFactors[1], B.B.Conjugate * FrobeniusFactors[3], B.C.Conjugate * FrobeniusFactors[5]));

    /// <summary>
    /// The product with itself of an element whose order divides p^4 - p^2 + 1 (R. Granger, M. Scott, "Faster squaring in the cyclotomic subgroup
    /// of sixth degree extensions", 2010).
    /// </summary>
    public Fp12 CyclotomicSquare()
    {
        var (a, b) = SquareOverFp4(A.A, B.B);
        var (c, d) = SquareOverFp4(B.A, A.C);
        var (e, f) = SquareOverFp4(A.B, B.C);
        return new Fp12(
            new Fp6(TripleLess(a, A.A), TripleLess(c, A.B), TripleLess(e, A.C)),
            new Fp6(TripleMore(f.TimesNonResidue(), B.A), TripleMore(b, B.B), TripleMore(d, B.C)));

        static Fp2 TripleLess(in Fp2 x, in Fp2 y)
        {
            var difference = x - y;
            return difference + difference + x;
        }

        static Fp2 TripleMore(in Fp2 x, in Fp2 y)
        {
            var sum = x + y;
            return sum + sum + x;
        }
    }

    // The square of a + b·s with s² = 1 + u.
    private static (Fp2 A, Fp2 B) SquareOverFp4(in Fp2 a, in Fp2 b)
    {
        var (first, second) = (a.Square(), b.Square());
        return (first + second.TimesNonResidue(), (a + b).Square() - first - second);
    }
}
