using Bunit;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class ProofChipTests : ComponentTest
{
    [Fact]
    public void Chip_WhenSealed_LinksToItsEntry()
    {
        var chip = Render<ProofChip>(p => p.Add(c => c.Leaf, 48207));

        Assert.Equal("/ledger/48207", chip.Find("a.proof").GetAttribute("href"));
        Assert.Equal("48,207", chip.Find(".num").TextContent);
    }

    [Fact]
    public void Chip_WhenNotSealedYet_SaysSoAndIsNoLink()
    {
        var chip = Render<ProofChip>(p => p.Add(c => c.Leaf, null));

        Assert.Contains("Not yet sealed", chip.Find(".proof.pending").TextContent, StringComparison.Ordinal);
        Assert.Empty(chip.FindAll("a"));
    }
}
