using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>The suite BLS12381G1_XMD:SHA-256_SSWU_RO_ of RFC 9380 (sections 3 and 8.8.1): a message becomes a point of G1 whose logarithm nobody knows.</summary>
internal static class HashToCurve
{
    private const int HashSize = SHA256.HashSizeInBytes;
    private const int BlockSize = 64;
    private const int NumberSize = 64;

    // The curve y² = x³ + A·x + B, isogenous to that of G1, and Z (RFC 9380, section 8.8.1).
    private static readonly Fp A = Number("00144698a3b8e9433d693a02c96d4982b0ea985383ee66a8d8e8981aefd881ac98936f8da0e0f97f5cf428082d584c1d");
    private static readonly Fp B = Number("12e2908d11688030018b12e8753eee3b2016c1f0f24f4070a0b9c14fcef35ef55a23215a316ceaa5d1cc48e98e172be0");
    private static readonly Fp Z = Fp.Of(11);

    private static readonly byte[] RatioExponent = IField<Fp>.Exponent((Fp.Order - 3) / 4);
    private static readonly Fp RootOfNegatedZ = (-Z).TrySqrt(out var root) ? root : throw new InvalidOperationException("Z is mistyped.");

    /// <summary>hash_to_curve.</summary>
    /// <param name="message">The message.</param>
    /// <param name="domain">The tag that keeps this use apart from others.</param>
    public static CurvePoint<Fp> Hash(ReadOnlySpan<byte> message, string domain)
    {
        Span<byte> uniform = stackalloc byte[2 * NumberSize];
        Expand(message, Encoding.ASCII.GetBytes(domain), uniform);
        var sum = Map(Fp.Modulo(uniform[..NumberSize])) + Map(Fp.Modulo(uniform[NumberSize..]));

        // Clears the cofactor: h_eff = 1 - t.
        return sum.Times(CurveParameter.Magnitude + 1);
    }

    /// <summary>expand_message_xmd with SHA-256 (section 5.3.1).</summary>
    /// <param name="message">The message.</param>
    /// <param name="domain">At most 255 bytes.</param>
    /// <param name="target">Where the bytes go; at most 255 hashes long.</param>
    public static void Expand(ReadOnlySpan<byte> message, ReadOnlySpan<byte> domain, Span<byte> target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[3];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)target.Length));
        hash.AppendData(stackalloc byte[BlockSize]);
        hash.AppendData(message);
        hash.AppendData(length);
        Span<byte> first = stackalloc byte[HashSize];
        Finish(domain, first);

        Span<byte> block = stackalloc byte[HashSize];
        block.Clear();
        for (byte i = 1; !target.IsEmpty; i++)
        {
            for (var j = 0; j < HashSize; j++) block[j] ^= first[j];
            hash.AppendData(block);
            hash.AppendData([i]);
            Finish(domain, block);
            var taken = Math.Min(HashSize, target.Length);
            block[..taken].CopyTo(target);
            target = target[taken..];
        }

        void Finish(ReadOnlySpan<byte> tag, Span<byte> result)
        {
            hash.AppendData(tag);
            hash.AppendData([checked((byte)tag.Length)]);
            hash.GetHashAndReset(result);
        }
    }

    // The simplified SWU map in the straight line of appendix F.2, then the isogeny.
    private static CurvePoint<Fp> Map(in Fp u)
    {
        var tv1 = Z * u.Square();
        var tv2 = tv1.Square() + tv1;
        var tv3 = B * (tv2 + Fp.One);
        var tv4 = A * (tv2.IsZero ? Z : -tv2);
        var square = tv4.Square();
        var numerator = ((tv3.Square() + (A * square)) * tv3) + (B * square * tv4);
        var isSquare = TrySqrtRatio(numerator, square * tv4, out var y);
        var x = tv3;
        if (!isSquare)
        {
            x = tv1 * tv3;
            y = tv1 * u * y;
        }

        return Isogeny.Map(x * tv4.Invert(), u.IsOdd == y.IsOdd ? y : -y);
    }

    // sqrt_ratio for primes that are 3 modulo 4 (appendix F.2.1.2): the root of u/v, or that of Z·u/v.
    private static bool TrySqrtRatio(in Fp u, in Fp v, out Fp root)
    {
        var uv = u * v;
        var candidate = IField<Fp>.Power(v.Square() * uv, RatioExponent) * uv;
        var isSquare = candidate.Square() * v == u;
        root = isSquare ? candidate : candidate * RootOfNegatedZ;
        return isSquare;
    }

    private static Fp Number(string hex) => Fp.TryRead(Convert.FromHexString(hex), out var value) ? value : throw new InvalidOperationException("A constant is mistyped.");
}
