using System.Globalization;
using System.Numerics;
using Portal.Infrastructure.InternetComputer.Bls;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>The fields beside plain big integers, and the tower by its own laws.</summary>
public sealed class FieldTests
{
    private const int Rounds = 200;

    private static readonly BigInteger P = Fp.Order;

    [Fact]
    public void Order_IsTheOneOfTheCurvesParameter()
    {
        var t = -new BigInteger(CurveParameter.Magnitude);

        Assert.Equal(P, (BigInteger.Pow(t - 1, 2) * CurveParameter.GroupOrder / 3) + t);
        Assert.Equal(BigInteger.Parse("073eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", NumberStyles.HexNumber, CultureInfo.InvariantCulture), CurveParameter.GroupOrder);
    }

    [Fact]
    public void Arithmetic_BesideBigIntegers_Agrees()
    {
        var random = new Random(1);
        foreach (var (x, y) in Samples(random).Zip(Samples(random).Reverse()))
        {
            var (a, b) = (Of(x), Of(y));
            Assert.Equal((x + y) % P, Value(a + b));
            Assert.Equal((x - y + P) % P, Value(a - b));
            Assert.Equal((P - x) % P, Value(-a));
            Assert.Equal(x * y % P, Value(a * b));
            Assert.Equal(x * x % P, Value(a.Square()));
            Assert.Equal(BigInteger.ModPow(x, P - 2, P), Value(a.Invert()));
            Assert.Equal(!x.IsEven, a.IsOdd);
            Assert.Equal(x > P - x && !x.IsZero, a.IsLarger);
            Assert.True(a.Square().TrySqrt(out var root) && (root == a || root == -a));
        }
    }

    [Fact]
    public void TryRead_WhenNotBelowThePrime_Refuses()
    {
        Assert.True(Fp.TryRead(Bytes(P - 1), out _));
        Assert.False(Fp.TryRead(Bytes(P), out _));
        Assert.False(Fp.TryRead(Enumerable.Repeat(byte.MaxValue, Fp.Size).ToArray(), out _));
    }

    [Fact]
    public void Modulo_OfSixtyFourBytes_IsTheRemainder()
    {
        var bytes = new byte[64];
        new Random(2).NextBytes(bytes);

        Assert.Equal(new BigInteger(bytes, true, true) % P, Value(Fp.Modulo(bytes)));
        Array.Fill(bytes, byte.MaxValue);
        Assert.Equal(new BigInteger(bytes, true, true) % P, Value(Fp.Modulo(bytes)));
    }

    [Fact]
    public void TrySqrt_OfMinusOne_IsInTheExtensionAlone()
    {
        Assert.False((-Fp.One).TrySqrt(out _));
        Assert.True((-Fp2.One).TrySqrt(out var root));
        Assert.Equal(-Fp2.One, root.Square());
    }

    [Fact]
    public void Extensions_ByTheirLaws_AreFields()
    {
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            var (a, b, c) = (Twelve(random), Twelve(random), Twelve(random));
            Assert.Equal(a * b, b * a);
            Assert.Equal(a * (b * c), a * b * c);
            Assert.Equal(a * a, a.Square());
            Assert.Equal(Fp12.One, a * a.Invert());
            Assert.Equal((a * b).Frobenius(), a.Frobenius() * b.Frobenius());
            Assert.Equal(a.A.A * a.A.A, a.A.A.Square());
            Assert.Equal(Fp2.One, a.A.A * a.A.A.Invert());
            Assert.True(a.A.A.Square().TrySqrt(out var root) && (root == a.A.A || root == -a.A.A));
            Assert.Equal(Fp6.One, a.B * a.B.Invert());
            Assert.Equal(a.A * new Fp6(b.A.A, b.A.B, Fp2.Zero), a.A.Times(b.A.A, b.A.B));
            Assert.Equal(a.A * new Fp6(Fp2.Zero, Fp2.One, Fp2.Zero), a.A.TimesV());
            Assert.Equal(a * new Fp12(new Fp6(b.A.A, b.A.B, Fp2.Zero), new Fp6(Fp2.Zero, Fp2.One, Fp2.Zero)), a.TimesLine(b.A.A, b.A.B));
        }
    }

    [Fact]
    public void Frobenius_IsThePowerByThePrime()
    {
        var value = Twelve(new Random(4));
        var power = Fp12.One;
        for (var bit = (int)P.GetBitLength() - 1; bit >= 0; bit--)
        {
            power = power.Square();
            if (!((P >> bit) & 1).IsZero) power *= value;
        }

        Assert.Equal(power, value.Frobenius());
    }

    [Fact]
    public void CyclotomicSquare_InTheCyclotomicGroup_IsTheSquare()
    {
        var value = Twelve(new Random(5));
        var unitary = value.Conjugate * value.Invert();
        var cyclotomic = unitary.Frobenius().Frobenius() * unitary;

        Assert.Equal(cyclotomic.Square(), cyclotomic.CyclotomicSquare());
        Assert.Equal(cyclotomic.Conjugate, cyclotomic.Invert());
    }

    private static IEnumerable<BigInteger> Samples(Random random)
    {
        BigInteger[] edges = [0, 1, 2, P - 1, P - 2, (P - 1) / 2, (P + 1) / 2, BigInteger.One << 380, (BigInteger.One << 64) - 1];
        return edges.Concat(Enumerable.Range(0, Rounds).Select(_ => Number(random))).ToList();
    }

    private static BigInteger Number(Random random)
    {
        var bytes = new byte[Fp.Size];
        random.NextBytes(bytes);
        return new BigInteger(bytes, true, true) % P;
    }

    private static Fp12 Twelve(Random random)
    {
        return new Fp12(Six(), Six());
        Fp6 Six() => new(Two(), Two(), Two());
        Fp2 Two() => new(Of(Number(random)), Of(Number(random)));
    }

    private static byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[Fp.Size];
        var plain = value.ToByteArray(true, true);
        plain.CopyTo(bytes, bytes.Length - plain.Length);
        return bytes;
    }

    private static Fp Of(BigInteger value) => Fp.TryRead(Bytes(value), out var element) ? element : throw new ArgumentOutOfRangeException(nameof(value));

    private static BigInteger Value(Fp element)
    {
        var bytes = new byte[Fp.Size];
        element.Write(bytes);
        return new BigInteger(bytes, true, true);
    }
}
