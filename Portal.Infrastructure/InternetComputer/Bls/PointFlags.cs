namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>The three topmost bits of an encoded point: compressed, infinity, and which of the two roots (draft-irtf-cfrg-pairing-friendly-curves, appendix C).</summary>
internal static class PointFlags
{
    /// <summary>The bits of the first byte that belong to the number.</summary>
    public const byte NumberMask = 0x1f;

    private const byte Compressed = 0x80;
    private const byte Infinity = 0x40;
    private const byte Larger = 0x20;

    /// <summary>The bits of a point that is not infinity.</summary>
    /// <param name="isLarger">Whether its y is the larger of the two.</param>
    public static byte Of(bool isLarger) => (byte)(Compressed | (isLarger ? Larger : 0));

    /// <summary>Reads the bits; refuses what is not compressed, and infinity.</summary>
    /// <param name="bytes">An encoded point.</param>
    /// <param name="isLarger">Whether its y is the larger of the two.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out bool isLarger)
    {
        isLarger = (bytes[0] & Larger) != 0;
        return (bytes[0] & (Compressed | Infinity)) == Compressed;
    }
}
