using System.Text;
using Portal.Domain.Evidence;
using Xunit;

namespace Portal.Tests.Domain.Evidence;

public sealed class PrincipalTests
{
    // The first four are the Interface Specification's own.
    [Theory]
    [InlineData("abcd01", "em77e-bvlzu-aq", PrincipalKind.Opaque)]
    [InlineData("00000000000000020101", "ryjl3-tyaaa-aaaaa-aaaba-cai", PrincipalKind.Opaque)]
    [InlineData("04", "2vxsx-fae", PrincipalKind.Anonymous)]
    [InlineData("", "aaaaa-aa", PrincipalKind.Management)]
    [InlineData("cff280e32d7f5ccd2246882f94afb20f54ca61a21765e712d43d278902", "tdb26-jop6k-aogll-7ltgs-eruif-6kk7m-qpktf-gdiqx-mxtrf-vb5e6-eqe", PrincipalKind.SelfAuthenticating)]
    public void Text_OfKnownPrincipals_IsAsPublished(string hex, string text, PrincipalKind kind)
    {
        Assert.True(Principal.TryFrom(Convert.FromHexString(hex), out var principal));
        Assert.Equal(text, principal.Text);
        Assert.Equal(kind, principal.Kind);
        Assert.True(Principal.TryParse(text, out var read));
        Assert.Equal(principal, read);
    }

    [Theory]
    [InlineData("ryjl3-tyaaa-aaaaa-aaaba-caj")]
    [InlineData("syjl3-tyaaa-aaaaa-aaaba-cai")]
    [InlineData("RYJL3-TYAAA-AAAAA-AAABA-CAI")]
    [InlineData("ryjl3tyaaaaaaaaaaabacai")]
    [InlineData("ryjl3-tyaaa-aaaaa-aaaba-cai-")]
    [InlineData("ryjl3--tyaaa-aaaaa-aaaba-cai")]
    [InlineData("ryjl3-tyaaa-aaaaa-aaaba-ca1")]
    [InlineData(" 2vxsx-fae")]
    [InlineData("aaaaa")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_WhenNotTheOneWayOfWriting_Refuses(string? text) => Assert.False(Principal.TryParse(text, out _));

    [Fact]
    public void TryParse_WhenEndlessText_Refuses() => Assert.False(Principal.TryParse(new string('a', 1_000_000), out _));

    [Fact]
    public void TryFrom_WhenLongerThanAnyPrincipal_Refuses()
    {
        Assert.True(Principal.TryFrom(new byte[Principal.MaxBytes], out _));
        Assert.False(Principal.TryFrom(new byte[Principal.MaxBytes + 1], out _));
    }

    [Fact]
    public void CompareTo_OfByteStrings_GoesByTheFirstThatDiffers()
    {
        Principal.TryFrom([1, 2], out var shorter);
        Principal.TryFrom([1, 2, 0], out var longer);
        Principal.TryFrom([1, 3], out var later);

        Assert.True(shorter! < longer! && longer! < later! && later! >= shorter! && shorter! <= later! && later! > longer!);
        Assert.True(shorter != longer);
    }

    // FIPS 180-2, appendix of SHA-224 examples: one block, two blocks, many.
    [Theory]
    [InlineData("abc", 1, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    [InlineData("a", 1_000_000, "20794655980c91d8bbb4c1ea97618a4bf03f42581948b2ee4ee7ad67")]
    public void SelfAuthenticating_OfTheStandardsExamples_IsTheirHashAndATag(string text, int times, string hash)
    {
        var data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

        Assert.Equal(hash + "02", Convert.ToHexStringLower(Principal.SelfAuthenticating(data).Bytes));
    }
}
