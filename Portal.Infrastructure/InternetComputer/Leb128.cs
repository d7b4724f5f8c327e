namespace Portal.Infrastructure.InternetComputer;

/// <summary>Unsigned numbers of any length, seven bits a byte, the lowest first (DWARF 5, section 7.6).</summary>
internal static class Leb128
{
    /// <summary>A number in as few bytes as hold it.</summary>
    /// <param name="number">The number.</param>
    public static byte[] Encode(ulong number)
    {
        var bytes = new List<byte>();
        for (; number > 0x7f; number >>= 7) bytes.Add((byte)((number & 0x7f) | 0x80));
        bytes.Add((byte)number);
        return [.. bytes];
    }
}
