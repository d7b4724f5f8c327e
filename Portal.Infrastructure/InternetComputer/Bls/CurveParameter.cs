using System.Numerics;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>The one number that BLS12-381 is built from (draft-irtf-cfrg-pairing-friendly-curves, section 4.2.1): t = -2^63 - 2^62 - 2^60 - 2^57 - 2^48 - 2^16.</summary>
internal static class CurveParameter
{
    /// <summary>Its absolute value; the number itself is negative.</summary>
    public const ulong Magnitude = 0xd201000000010000;

    /// <summary>How many points each of the two groups has, a prime: t^4 - t^2 + 1.</summary>
    public static BigInteger GroupOrder { get; } = BigInteger.Pow(Magnitude, 4) - BigInteger.Pow(Magnitude, 2) + 1;
}
