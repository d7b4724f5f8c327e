namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// A point of a curve y² = x³ + b in Jacobian coordinates (x = X/Z², y = Y/Z³). Formulas "dbl-2009-l" and "add-2007-bl" of the Explicit-Formulas
/// Database; doublings, opposites and infinity are told apart, so that sums are right for every pair of points.
/// </summary>
/// <typeparam name="T">The field of the coordinates.</typeparam>
/// <param name="X">X.</param>
/// <param name="Y">Y.</param>
/// <param name="Z">Z; zero at infinity.</param>
internal readonly record struct CurvePoint<T>(T X, T Y, T Z)
    where T : unmanaged, IField<T>
{
    /// <summary>The neutral element.</summary>
    public static CurvePoint<T> Infinity => new(T.One, T.One, T.Zero);

    /// <summary>Whether this is the neutral element.</summary>
    public bool IsInfinity => Z.IsZero;

    public static CurvePoint<T> operator -(in CurvePoint<T> p) => p with { Y = -p.Y };

    public static CurvePoint<T> operator +(in CurvePoint<T> p, in CurvePoint<T> q)
    {
        if (p.IsInfinity) return q;
        if (q.IsInfinity) return p;
        var (zz1, zz2) = (p.Z.Square(), q.Z.Square());
        var (u1, u2) = (p.X * zz2, q.X * zz1);
        var (s1, s2) = (p.Y * q.Z * zz2, q.Y * p.Z * zz1);
        var (h, r) = (u2 - u1, s2 - s1);
        if (h.IsZero) return r.IsZero ? p.Double() : Infinity;
        var i = (h + h).Square();
        var j = h * i;
        r += r;
        var v = u1 * i;
        var x = r.Square() - j - v - v;
        var sj = s1 * j;
        return new CurvePoint<T>(x, (r * (v - x)) - sj - sj, ((p.Z + q.Z).Square() - zz1 - zz2) * h);
    }

    /// <summary>A point by its affine coordinates.</summary>
    public static CurvePoint<T> Affine(in T x, in T y) => new(x, y, T.One);

    /// <summary>The sum with itself.</summary>
    public CurvePoint<T> Double()
    {
        var (a, b) = (X.Square(), Y.Square());
        var c = b.Square();
        var d = (X + b).Square() - a - c;
        d += d;
        var e = a + a + a;
        var x = e.Square() - d - d;
        var c8 = c + c;
        c8 += c8;
        c8 += c8;
        var z = Y * Z;
        return new CurvePoint<T>(x, (e * (d - x)) - c8, z + z);
    }

    /// <summary>A multiple.</summary>
    /// <param name="scalar">How many times.</param>
    public CurvePoint<T> Times(ulong scalar)
    {
        var result = Infinity;
        for (var bit = 63 - System.Numerics.BitOperations.LeadingZeroCount(scalar); bit >= 0; bit--)
        {
            result = result.Double();
            if (((scalar >> bit) & 1) == 1) result += this;
        }

        return result;
    }

    /// <summary>A multiple.</summary>
    /// <param name="scalar">How many times, most significant byte first.</param>
    public CurvePoint<T> Times(ReadOnlySpan<byte> scalar)
    {
        var result = Infinity;
        for (var bit = 0; bit < scalar.Length * 8; bit++)
        {
            result = result.Double();
            if (((scalar[bit / 8] >> (7 - (bit % 8))) & 1) == 1) result += this;
        }

        return result;
    }

    /// <summary>The affine coordinates; not for infinity.</summary>
    public (T X, T Y) ToAffine()
    {
        var inverse = Z.Invert();
        var square = inverse.Square();
        return (X * square, Y * square * inverse);
    }

    /// <summary>Whether both are the same point, whatever their coordinates are divided by.</summary>
    /// <param name="other">The other point.</param>
    public bool IsSame(in CurvePoint<T> other)
    {
        if (IsInfinity || other.IsInfinity) return IsInfinity && other.IsInfinity;
        var (zz1, zz2) = (Z.Square(), other.Z.Square());
        return (X * zz2).Equals(other.X * zz1) && (Y * zz2 * other.Z).Equals(other.Y * zz1 * Z);
    }

    /// <summary>Whether the point lies on y² = x³ + b.</summary>
    /// <param name="b">The curve's coefficient.</param>
    public bool IsOnCurve(in T b)
    {
        if (IsInfinity) return true;
        var z2 = Z.Square();
        return Y.Square().Equals((X.Square() * X) + (b * z2.Square() * z2));
    }
}
