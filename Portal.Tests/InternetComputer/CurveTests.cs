using System.Numerics;
using Portal.Infrastructure.InternetComputer.Bls;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>The groups, and every constant by the law that it must satisfy.</summary>
public sealed class CurveTests
{
    private static readonly byte[] Order = CurveParameter.GroupOrder.ToByteArray(true, true);

    [Fact]
    public void Generators_AreOnTheirCurvesAndHaveTheGroupsOrder()
    {
        Assert.True(G1.IsOnCurve(G1.Generator) && G1.IsInGroup(G1.Generator) && G1.Generator.Times(Order).IsInfinity);
        Assert.True(G2.IsOnCurve(G2.Generator) && G2.IsInGroup(G2.Generator) && G2.Generator.Times(Order).IsInfinity);
    }

    [Fact]
    public void Points_ByTheirLaws_AreGroups()
    {
        Holds(G1.Generator);
        Holds(G2.Generator);

        static void Holds<T>(CurvePoint<T> g)
            where T : unmanaged, IField<T>
        {
            var (two, three) = (g.Double(), g.Double() + g);
            Assert.True((g + g).IsSame(two));
            Assert.True((g + two).IsSame(three));
            Assert.True((three + -g).IsSame(two));
            Assert.True((g + -g).IsInfinity);
            Assert.True((g + CurvePoint<T>.Infinity).IsSame(g));
            Assert.True((CurvePoint<T>.Infinity + g).IsSame(g));
            Assert.True(CurvePoint<T>.Infinity.Double().IsInfinity);
            Assert.False(three.IsSame(two));
            Assert.True(g.Times(12345).IsSame(g.Times([0x30, 0x39])));
            Assert.True((g.Times(12345) + g.Times(54321)).IsSame(g.Times(66666)));
        }
    }

    [Fact]
    public void Codes_OfMultiples_AreReadBack()
    {
        for (ulong i = 1; i < 20; i++)
        {
            Assert.True(G1.TryDecode(G1.Encode(G1.Generator.Times(i)), out var signature) && signature.IsSame(G1.Generator.Times(i)));
            Assert.True(G2.TryDecode(G2.Encode(G2.Generator.Times(i)), out var key) && key.IsSame(G2.Generator.Times(i)));
        }
    }

    // Points found by counting x up: nearly all of a curve's points lie outside the group, the cofactor being so large.
    [Fact]
    public void IsInGroup_BesideMultiplyingByTheOrder_Agrees()
    {
        var outside = 0;
        for (ulong i = 1; i < 60; i++)
        {
            var x = Fp.Of(i);
            if (((x.Square() * x) + Fp.Of(4)).TrySqrt(out var y)) Count(G1.IsInGroup(CurvePoint<Fp>.Affine(x, y)), CurvePoint<Fp>.Affine(x, y).Times(Order).IsInfinity);
            var x2 = new Fp2(x, Fp.One);
            if (((x2.Square() * x2) + (Fp2.NonResidue * Fp.Of(4))).TrySqrt(out var y2)) Count(G2.IsInGroup(CurvePoint<Fp2>.Affine(x2, y2)), CurvePoint<Fp2>.Affine(x2, y2).Times(Order).IsInfinity);
        }

        Assert.True(outside > 20, $"Only {outside} points outside were found.");

        void Count(bool fast, bool plain)
        {
            Assert.Equal(plain, fast);
            if (!plain) outside++;
        }
    }

    [Theory]
    [InlineData("infinity")]
    [InlineData("not compressed")]
    [InlineData("both flags")]
    [InlineData("off the curve")]
    [InlineData("not reduced")]
    [InlineData("short")]
    [InlineData("long")]
    [InlineData("empty")]
    public void TryDecode_WhenNotAProperPoint_Refuses(string what)
    {
        Assert.False(G1.TryDecode(Spoil(G1.Encode(G1.Generator), what), out _));
        Assert.False(G2.TryDecode(Spoil(G2.Encode(G2.Generator), what), out _));
    }

    [Fact]
    public void Map_OfTheIsogeny_LeadsOntoTheCurve()
    {
        foreach (var text in (string[])["", "a", "abc", "The root hash of a state tree"])
        {
            var point = HashToCurve.Hash(System.Text.Encoding.ASCII.GetBytes(text), BlsPublicKey.Domain);
            Assert.True(G1.IsOnCurve(point) && G1.IsInGroup(point) && !point.IsInfinity);
        }
    }

    private static byte[] Spoil(byte[] code, string what)
    {
        switch (what)
        {
            case "infinity":
                code.AsSpan().Clear();
                code[0] = 0xc0;
                return code;
            case "not compressed":
                code[0] &= 0x7f;
                return code;
            case "both flags":
                code[0] |= 0x40;
                return code;
            case "off the curve":
                while (IsOnCurve(code)) code[^1]++;
                return code;
            case "not reduced":
                // One more than the generator's number by the prime: the same point, written otherwise.
                var number = new BigInteger(code.AsSpan(0, Fp.Size), true, true) - (BigInteger.One << 383);
                var more = (number % Fp.Order) + Fp.Order + (BigInteger.One << 383);
                more.ToByteArray(true, true).CopyTo(code, 0);
                return code;
            case "short":
                return code[..^1];
            case "long":
                return [.. code, 0];
            default:
                return [];
        }
    }

    private static bool IsOnCurve(byte[] code)
    {
        var plain = code.ToArray();
        plain[0] &= PointFlags.NumberMask;
        if (code.Length == G1.Size) return Fp.TryRead(plain, out var x) && ((x.Square() * x) + Fp.Of(4)).TrySqrt(out _);
        var x2 = Fp.TryRead(plain.AsSpan(0, Fp.Size), out var b) && Fp.TryRead(plain.AsSpan(Fp.Size), out var a) ? new Fp2(a, b) : default;
        return ((x2.Square() * x2) + (Fp2.NonResidue * Fp.Of(4))).TrySqrt(out _);
    }
}
