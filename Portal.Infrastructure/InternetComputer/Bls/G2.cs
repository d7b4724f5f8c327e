namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// The group that public keys are in: points of prime order on y² = x³ + 4(1 + u), written as 96 bytes, the part with u first
/// (draft-irtf-cfrg-pairing-friendly-curves, appendix C).
/// </summary>
internal static class G2
{
    /// <summary>Bytes of an encoded point.</summary>
    public const int Size = Fp2.Size;

    private static readonly Fp2 B = Fp2.NonResidue * Fp.Of(4);

    // The power by the prime, taken on the curve that this one is a twist of, multiplies the coordinates with these.
    private static readonly Fp2 FrobeniusX = IField<Fp2>.Power(Fp2.NonResidue, IField<Fp2>.Exponent((Fp.Order - 1) / 3)).Invert();
    private static readonly Fp2 FrobeniusY = IField<Fp2>.Power(Fp2.NonResidue, IField<Fp2>.Exponent((Fp.Order - 1) / 2)).Invert();

    /// <summary>The point that the standard names as the group's generator.</summary>
    public static CurvePoint<Fp2> Generator { get; } =
        TryDecodeOnCurve(
            Convert.FromHexString("93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
                + "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"),
            out var point)
            ? point
            : throw new InvalidOperationException("The generator is mistyped.");

    /// <summary>Reads a point; refuses infinity, numbers that are not reduced, points off the curve and points outside the group.</summary>
    /// <param name="bytes">The point as it came.</param>
    /// <param name="point">The point.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out CurvePoint<Fp2> point) => TryDecodeOnCurve(bytes, out point) && IsInGroup(point);

    /// <summary>Writes a point other than infinity.</summary>
    /// <param name="point">The point.</param>
    public static byte[] Encode(in CurvePoint<Fp2> point)
    {
        var (x, y) = point.ToAffine();
        var bytes = new byte[Size];
        x.B.Write(bytes);
        x.A.Write(bytes.AsSpan(Fp.Size));
        bytes[0] |= PointFlags.Of(y.IsLarger);
        return bytes;
    }

    /// <summary>Whether a point satisfies the curve's equation.</summary>
    /// <param name="point">The point.</param>
    public static bool IsOnCurve(in CurvePoint<Fp2> point) => point.IsOnCurve(B);

    /// <summary>
    /// Whether a point of the curve has the group's order: its power by the prime must be its multiple by t (M. Scott, "A note on group
    /// membership tests for G1, G2 and GT on BLS pairing-friendly curves", 2021).
    /// </summary>
    /// <param name="point">A point of the curve.</param>
    public static bool IsInGroup(in CurvePoint<Fp2> point) =>
        new CurvePoint<Fp2>(point.X.Conjugate * FrobeniusX, point.Y.Conjugate * FrobeniusY, point.Z.Conjugate).IsSame(-point.Times(CurveParameter.Magnitude));

    private static bool TryDecodeOnCurve(ReadOnlySpan<byte> bytes, out CurvePoint<Fp2> point)
    {
        point = default;
        if (bytes.Length != Size || !PointFlags.TryRead(bytes, out var isLarger)) return false;
        Span<byte> plain = stackalloc byte[Size];
        bytes.CopyTo(plain);
        plain[0] &= PointFlags.NumberMask;
        if (!Fp.TryRead(plain[..Fp.Size], out var b) || !Fp.TryRead(plain[Fp.Size..], out var a)) return false;
        var x = new Fp2(a, b);
        if (!((x.Square() * x) + B).TrySqrt(out var y)) return false;
        point = CurvePoint<Fp2>.Affine(x, y.IsLarger == isLarger ? y : -y);
        return true;
    }
}
