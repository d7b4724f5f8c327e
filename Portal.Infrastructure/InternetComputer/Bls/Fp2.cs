using System.Runtime.InteropServices;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>An element a + b·u of the quadratic extension with u² = -1 (draft-irtf-cfrg-pairing-friendly-curves, section 4.2.1).</summary>
/// <param name="A">The part without u.</param>
/// <param name="B">The part with u.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fp2(Fp A, Fp B) : IField<Fp2>
{
    /// <summary>Bytes of an encoded element.</summary>
    public const int Size = 2 * Fp.Size;

    private static readonly Fp Half = Fp.Of(2).Invert();

    /// <inheritdoc />
    public static Fp2 Zero => default;

    /// <inheritdoc />
    public static Fp2 One { get; } = new(Fp.One, Fp.Zero);

    /// <summary>1 + u, of which the sixth root is adjoined to build the degree 12.</summary>
    public static Fp2 NonResidue { get; } = new(Fp.One, Fp.One);

    /// <inheritdoc />
    public bool IsZero => A.IsZero && B.IsZero;

    /// <summary>a - b·u, which is the power by the prime.</summary>
    public Fp2 Conjugate => new(A, -B);

    /// <summary>Whether the number is above its negative, the part with u deciding first: the sign of compressed points.</summary>
    public bool IsLarger => B.IsZero ? A.IsLarger : B.IsLarger;

    /// <inheritdoc />
    public static Fp2 operator +(in Fp2 a, in Fp2 b) => new(a.A + b.A, a.B + b.B);

    /// <inheritdoc />
    public static Fp2 operator -(in Fp2 a, in Fp2 b) => new(a.A - b.A, a.B - b.B);

    /// <inheritdoc />
    public static Fp2 operator -(in Fp2 a) => new(-a.A, -a.B);

    /// <inheritdoc />
    public static Fp2 operator *(in Fp2 a, in Fp2 b)
    {
        // Karatsuba: three products in place of four.
        var (first, second) = (a.A * b.A, a.B * b.B);
        return new Fp2(first - second, (Fp.Factor(a.A, a.B) * Fp.Factor(b.A, b.B)) - first - second);
    }

    /// <summary>The product with an element of the prime field.</summary>
    public static Fp2 operator *(in Fp2 a, in Fp b) => new(a.A * b, a.B * b);

    /// <inheritdoc />
    public Fp2 Square()
    {
        var product = A * B;
        return new Fp2(Fp.Factor(A, B) * (A - B), product + product);
    }

    /// <inheritdoc />
    public Fp2 Invert()
    {
        var inverse = (A.Square() + B.Square()).Invert();
        return new Fp2(A * inverse, -(B * inverse));
    }

    /// <summary>The product with 1 + u.</summary>
    public Fp2 TimesNonResidue() => new(A - B, A + B);

    /// <summary>A square root, by way of the norm; false where there is none.</summary>
    /// <param name="root">One of the two roots.</param>
    public bool TrySqrt(out Fp2 root)
    {
        if (B.IsZero)
        {
            root = A.TrySqrt(out var plain) ? new Fp2(plain, Fp.Zero) : default;
            if (!root.IsZero || IsZero) return true;
            var found = (-A).TrySqrt(out var imaginary);
            root = new Fp2(Fp.Zero, imaginary);
            return found;
        }

        root = default;
        if (!(A.Square() + B.Square()).TrySqrt(out var norm)) return false;
        if (!((A + norm) * Half).TrySqrt(out var real) && !((A - norm) * Half).TrySqrt(out real)) return false;
        root = new Fp2(real, B * Half * real.Invert());
        return root.Square() == this;
    }
}
