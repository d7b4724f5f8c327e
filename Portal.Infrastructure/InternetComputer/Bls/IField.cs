using System.Numerics;

namespace Portal.Infrastructure.InternetComputer.Bls;

/// <summary>
/// A finite field, as far as curves over it need one: the arithmetic of G1 and G2 is written once, over this.
/// Everything here is public data (signatures, keys, messages), so nothing is written to take constant time.
/// </summary>
/// <typeparam name="T">The implementing type.</typeparam>
internal interface IField<T>
    where T : unmanaged, IField<T>
{
    /// <summary>The neutral element of addition.</summary>
    static abstract T Zero { get; }

    /// <summary>The neutral element of multiplication.</summary>
    static abstract T One { get; }

    /// <summary>Whether this is zero.</summary>
    bool IsZero { get; }

    /// <summary>The sum.</summary>
    static abstract T operator +(in T a, in T b);

    /// <summary>The difference.</summary>
    static abstract T operator -(in T a, in T b);

    /// <summary>The negative.</summary>
    static abstract T operator -(in T a);

    /// <summary>The product.</summary>
    static abstract T operator *(in T a, in T b);

    /// <summary>The product with itself.</summary>
    T Square();

    /// <summary>One divided by this; zero for zero.</summary>
    T Invert();

    /// <summary>Whether both are the same element.</summary>
    /// <param name="other">The other.</param>
    bool Equals(T other);

    /// <summary>A power, by windows of four bits.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent, most significant byte first.</param>
    static T Power(in T value, ReadOnlySpan<byte> exponent)
    {
        Span<T> powers = stackalloc T[16];
        powers[0] = T.One;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * value;

        var result = T.One;
        foreach (var octet in exponent)
        {
            result = Shifted(result) * powers[octet >> 4];
            result = Shifted(result) * powers[octet & 15];
        }

        return result;

        static T Shifted(in T value) => value.Square().Square().Square().Square();
    }

    /// <summary>An exponent as <see cref="Power"/> takes it.</summary>
    /// <param name="exponent">Not negative.</param>
    static byte[] Exponent(BigInteger exponent) => exponent.ToByteArray(isUnsigned: true, isBigEndian: true);
}
