namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// The group that signatures are in: points of prime order on y² = x³ + 4, written as 48 bytes with the sign in the topmost bits
/// (draft-irtf-cfrg-pairing-friendly-curves, appendix C).
/// </summary>
internal static class G1
{
    /// <summary>Bytes of an encoded point.</summary>
    public const int Size = Fp.Size;

    private static readonly Fp B = Fp.Of(4);
    private static readonly CurvePoint<Fp> Base = FindBase();
    private static readonly Fp Beta = FindBeta();

    /// <summary>The point that the standard names as the group's generator.</summary>
    public static CurvePoint<Fp> Generator => Base;

    /// <summary>Reads a point; refuses infinity, numbers that are not reduced, points off the curve and points outside the group.</summary>
    /// <param name="bytes">The point as it came.</param>
    /// <param name="point">The point.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out CurvePoint<Fp> point) => TryDecodeOnCurve(bytes, out point) && IsInGroup(point);

    /// <summary>Writes a point other than infinity.</summary>
    /// <param name="point">The point.</param>
    public static byte[] Encode(in CurvePoint<Fp> point)
    {
        var (x, y) = point.ToAffine();
        var bytes = new byte[Size];
        x.Write(bytes);
        bytes[0] |= PointFlags.Of(y.IsLarger);
        return bytes;
    }

    /// <summary>Whether a point satisfies the curve's equation.</summary>
    /// <param name="point">The point.</param>
    public static bool IsOnCurve(in CurvePoint<Fp> point) => point.IsOnCurve(B);

    /// <summary>
    /// Whether a point of the curve has the group's order: (βx, y) must be its multiple by -t² (M. Scott, "A note on group membership tests for
    /// G1, G2 and GT on BLS pairing-friendly curves", 2021).
    /// </summary>
    /// <param name="point">A point of the curve.</param>
    public static bool IsInGroup(in CurvePoint<Fp> point) => IsEigenvalue(point, Beta);

    private static bool IsEigenvalue(in CurvePoint<Fp> point, in Fp beta) =>
        (point with { X = point.X * beta }).IsSame(-point.Times(CurveParameter.Magnitude).Times(CurveParameter.Magnitude));

    private static bool TryDecodeOnCurve(ReadOnlySpan<byte> bytes, out CurvePoint<Fp> point)
    {
        point = default;
        if (bytes.Length != Size || !PointFlags.TryRead(bytes, out var isLarger)) return false;
        Span<byte> plain = stackalloc byte[Size];
        bytes.CopyTo(plain);
        plain[0] &= PointFlags.NumberMask;
        if (!Fp.TryRead(plain, out var x) || !((x.Square() * x) + B).TrySqrt(out var y)) return false;
        point = CurvePoint<Fp>.Affine(x, y.IsLarger == isLarger ? y : -y);
        return true;
    }

    private static CurvePoint<Fp> FindBase() =>
        TryDecodeOnCurve(Convert.FromHexString("97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb"), out var point)
            ? point
            : throw new InvalidOperationException("The generator is mistyped.");

    // Of the two cube roots of one, the one whose map has the eigenvalue -t².
    private static Fp FindBeta()
    {
        var root = IField<Fp>.Power(Fp.Of(2), IField<Fp>.Exponent((Fp.Order - 1) / 3));
        return IsEigenvalue(Base, root) ? root : root.Square();
    }
}
