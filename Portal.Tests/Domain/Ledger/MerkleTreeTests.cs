using Portal.Domain.Ledger;
using Xunit;

namespace Portal.Tests.Domain.Ledger;

public sealed class MerkleTreeTests
{
    // The inputs and roots of the reference tests of Certificate Transparency (RFC 6962).
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    public static TheoryData<int, string> Roots => new()
    {
        { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
        { 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
        { 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { 4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
        { 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };

    [Theory]
    [MemberData(nameof(Roots))]
    public void Root_AfterEachLeaf_IsThatOfTheReference(int leaves, string root)
    {
        var tree = MerkleTree.Empty();
        foreach (var input in Inputs.Take(leaves)) tree.Append(MerkleTree.LeafHash(Convert.FromHexString(input)));
        Assert.Equal(root, Convert.ToHexStringLower(tree.Root));
    }

    [Fact]
    public void Restore_AtAnySize_GoesOnToTheSameRoot()
    {
        var whole = MerkleTree.Empty();
        var leaves = Enumerable.Range(0, 300).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i))).ToList();
        leaves.ForEach(whole.Append);
        for (var cut = 0; cut < leaves.Count; cut += 7)
        {
            var first = MerkleTree.Empty();
            leaves.Take(cut).ToList().ForEach(first.Append);
            var second = MerkleTree.Restore(cut, first.Frontier);
            leaves.Skip(cut).ToList().ForEach(second.Append);
            Assert.Equal(whole.Root, second.Root);
        }
    }

    [Fact]
    public void Restore_WhenFrontierDoesNotFit_IsRefused() => Assert.Throws<ArgumentException>(() => MerkleTree.Restore(3, new byte[32]));
}
