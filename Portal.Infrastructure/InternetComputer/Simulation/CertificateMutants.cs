namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>Makes wrong certificates out of a right one, the same ones for the same seed: bits turned, bytes set, inserted, left out, moved, the end cut off.</summary>
/// <param name="right">The right one.</param>
/// <param name="seed">Where to begin.</param>
internal sealed class CertificateMutants(byte[] right, int seed)
{
    private const int MostChanges = 3;

    // After the tag "self-described CBOR": a certificate without it is as good as one with it.
    private const int First = 3;

    // Numbers that mean something in CBOR or in lengths.
    private static readonly byte[] Telling = [0x00, 0x01, 0x17, 0x18, 0x1f, 0x40, 0x5b, 0x5f, 0x7f, 0x80, 0x81, 0x83, 0x9b, 0x9f, 0xa1, 0xbf, 0xd9, 0xf6, 0xff];

    private readonly Random _random = new(seed);

    /// <summary>The next one; it differs from the right one.</summary>
    public byte[] Next()
    {
        var bytes = right.ToList();
        do
        {
            for (var changes = _random.Next(MostChanges); changes >= 0; changes--) Change(bytes);
        }
        while (bytes.SequenceEqual(right));
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        if (bytes.Count <= First + 1) return;
        var at = _random.Next(First, bytes.Count);
        var length = _random.Next(1, Math.Min(40, bytes.Count - at + 1));
        switch (_random.Next(7))
        {
            case 0 or 1:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                bytes[at] = Telling[_random.Next(Telling.Length)];
                break;
            case 3:
                bytes.Insert(at, Telling[_random.Next(Telling.Length)]);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(_random.Next(First, bytes.Count), bytes.GetRange(at, length));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
