using System.Text;
using Portal.Infrastructure.InternetComputer.Bls;
using Xunit;

namespace Portal.Tests.InternetComputer;

public sealed class BlsSignatureTests
{
    // RFC 9380, appendix J.9.1, for the suite BLS12381G1_XMD:SHA-256_SSWU_RO_.
    [Theory]
    [InlineData("", "052926add2207b76ca4fa57a8734416c8dc95e24501772c814278700eed6d1e4e8cf62d9c09db0fac349612b759e79a1", "08ba738453bfed09cb546dbb0783dbb3a5f1f566ed67bb6be0e8c67e2e81a4cc68ee29813bb7994998f3eae0c9c6a265")]
    [InlineData("abc", "03567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903", "0b9c15f3fe6e5cf4211f346271d7b01c8f3b28be689c8429c85b67af215533311f0b8dfaaa154fa6b88176c229f2885d")]
    [InlineData("abcdef0123456789", "11e0b079dea29a68f0383ee94fed1b940995272407e3bb916bbf268c263ddd57a6a27200a784cbc248e84f357ce82d98", "03a87ae2caf14e8ee52e51fa2ed8eefe80f02457004ba4d486d6aa1f517c0889501dc7413753f9599b099ebcbbd2d709")]
    [InlineData("q128_qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "15f68eaa693b95ccb85215dc65fa81038d69629f70aeee0d0f677cf22285e7bf58d7cb86eefe8f2e9bc3f8cb84fac488", "1807a1d50c29f430b8cafc4f8638dfeeadf51211e1602a5f184443076715f91bb90a48ba1e370edce6ae1062f5e6dd38")]
    public void Hash_OfTheStandardsMessages_IsTheStandardsPoint(string message, string x, string y)
    {
        var (foundX, foundY) = HashToCurve.Hash(Encoding.ASCII.GetBytes(message), "QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_").ToAffine();

        Assert.Equal(x, Hex(foundX));
        Assert.Equal(y, Hex(foundY));
    }

    // RFC 9380, appendix K.1.
    [Theory]
    [InlineData("", "68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235")]
    [InlineData("abc", "d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615")]
    public void Expand_OfTheStandardsMessages_GivesTheStandardsBytes(string message, string expected)
    {
        var bytes = new byte[32];
        HashToCurve.Expand(Encoding.ASCII.GetBytes(message), "QUUX-V01-CS02-with-expander-SHA256-128"u8, bytes);

        Assert.Equal(expected, Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Verifies_WhatTheKeySigned_AndNothingElse()
    {
        var (secret, other) = (new BlsSecretKey("one"u8), new BlsSecretKey("two"u8));
        Assert.True(BlsPublicKey.TryDecode(secret.PublicKey, out var key));
        Assert.True(BlsPublicKey.TryDecode(other.PublicKey, out var otherKey));
        var signature = secret.Sign("message"u8);

        Assert.True(key.Verifies("message"u8, signature));
        Assert.False(key.Verifies("massage"u8, signature));
        Assert.False(key.Verifies(""u8, signature));
        Assert.False(otherKey.Verifies("message"u8, signature));
        Assert.False(key.Verifies("message"u8, other.Sign("message"u8)));
        Assert.Equal(signature, new BlsSecretKey("one"u8).Sign("message"u8));
    }

    [Fact]
    public void Verifies_WhenTheSignatureIsNegated_Refuses()
    {
        var secret = new BlsSecretKey("one"u8);
        BlsPublicKey.TryDecode(secret.PublicKey, out var key);
        var signature = secret.Sign("message"u8);
        signature[0] ^= 0x20;

        Assert.False(key!.Verifies("message"u8, signature));
    }

    [Fact]
    public void IsProductOne_WhenFactorsMoveFromOneSideToTheOther_Holds()
    {
        // e(6P, -Q)·e(2P, 3Q) = 1: the pairing is linear in both, and not trivial.
        var (p, q) = (G1.Generator, G2.Generator);
        var (negated, triple) = (new PreparedG2(-q), new PreparedG2(q.Times(3)));

        Assert.True(Pairing.IsProductOne(p.Times(6), negated, p.Double(), triple));
        Assert.False(Pairing.IsProductOne(p.Times(7), negated, p.Double(), triple));
        Assert.False(Pairing.IsProductOne(p.Times(6), negated, p.Times(3), triple));
        Assert.False(Pairing.IsProductOne(p.Times(6), new PreparedG2(q), p.Double(), triple));
    }

    private static string Hex(Fp value)
    {
        var bytes = new byte[Fp.Size];
        value.Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
