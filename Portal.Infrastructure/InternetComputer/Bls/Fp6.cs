using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>An element a + b·v + c·v² of the cubic extension of <see cref="Fp2"/> with v³ = 1 + u.</summary>
/// <param name="A">The part without v.</param>
/// <param name="B">The part with v.</param>
/// <param name="C">The part with v².</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fp6(Fp2 A, Fp2 B, Fp2 C)
{
    /// <summary>Zero.</summary>
    public static Fp6 Zero => default;

    /// <summary>One.</summary>
    public static Fp6 One { get; } = new(Fp2.One, Fp2.Zero, Fp2.Zero);

    public static Fp6 operator +(in Fp6 x, in Fp6 y) => new(x.A + y.A, x.B + y.B, x.C + y.C);

    public static Fp6 operator -(in Fp6 x, in Fp6 y) => new(x.A - y.A, x.B - y.B, x.C - y.C);

    public static Fp6 operator -(in Fp6 x) => new(-x.A, -x.B, -x.C);

    public static Fp6 operator *(in Fp6 x, in Fp6 y)
    {
        // Karatsuba: six products in place of nine.
        var (a, b, c) = (x.A * y.A, x.B * y.B, x.C * y.C);
        return new Fp6(
            a + (((x.B + x.C) * (y.B + y.C)) - b - c).TimesNonResidue(),
            ((x.A + x.B) * (y.A + y.B)) - a - b + c.TimesNonResidue(),
            ((x.A + x.C) * (y.A + y.C)) - a - c + b);
    }

    /// <summary>The product with a + b·v.</summary>
    public Fp6 Times(in Fp2 a, in Fp2 b)
    {
        var (first, second) = (A * a, B * b);
        return new Fp6(first + (C * b).TimesNonResidue(), ((A + B) * (a + b)) - first - second, (C * a) + second);
    }

    /// <summary>The product with v.</summary>
    public Fp6 TimesV() => new(C.TimesNonResidue(), A, B);

    /// <summary>One divided by this.</summary>
    public Fp6 Invert()
    {
        var a = A.Square() - (B * C).TimesNonResidue();
        var b = C.Square().TimesNonResidue() - (A * B);
        var c = B.Square() - (A * C);
        var inverse = ((A * a) + ((C * b) + (B * c)).TimesNonResidue()).Invert();
        return new Fp6(a * inverse, b * inverse, c * inverse);
    }
}
