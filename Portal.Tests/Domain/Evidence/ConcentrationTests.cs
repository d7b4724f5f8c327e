using Portal.Domain.Evidence.Network;
using Xunit;

namespace Portal.Tests.Domain.Evidence;

public sealed class ConcentrationTests
{
    // Nodes of each group; then f, the most in one group, and the fewest groups that stop and that corrupt.
    [Theory]
    [InlineData(new int[0], 0, 0, 0, 0)]
    [InlineData(new[] { 1 }, 0, 1, 1, 1)]
    [InlineData(new[] { 1, 1, 1, 1 }, 1, 1, 2, 3)]
    [InlineData(new[] { 13 }, 4, 13, 1, 1)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, 4, 1, 5, 9)]
    [InlineData(new[] { 5, 4, 4 }, 4, 5, 1, 2)]
    [InlineData(new[] { 4, 4, 4, 1 }, 4, 4, 2, 3)]
    [InlineData(new[] { 3, 3, 3, 3, 1 }, 4, 3, 2, 3)]
    [InlineData(new[] { 1, 3, 9, 27 }, 13, 27, 1, 1)]
    public void Of_SomeGroups_SaysHowFewAreEnough(int[] sizes, int margin, int largest, int toStop, int toCorrupt)
    {
        var of = Concentration.Of(Nodes(sizes));

        Assert.Equal((margin, largest, toStop, toCorrupt), (of.FaultMargin, of.Largest, of.ToStop, of.ToCorrupt));
        Assert.Equal(toStop == 1, of.OneStops);
    }

    [Fact]
    public void Of_NodesOfUnknownCountry_TakesThemForOneGroup()
    {
        var of = Concentration.Of(["PK", null, null, null, "CH", "DE", "FR"]);

        Assert.Equal(new NodeGroup(null, 3), of.Groups[0]);
        Assert.Equal(1, of.ToStop);
    }

    // The law itself, of every spread of up to 9 nodes over groups: found by trying all subsets.
    [Fact]
    public void Of_EverySmallSpread_AgreesWithTryingAllSubsets()
    {
        var tried = 0;
        foreach (var sizes in Spreads(9, 9))
        {
            var of = Concentration.Of(Nodes(sizes));
            var n = sizes.Sum();
            Assert.Equal(Fewest(sizes, held => 3 * held >= n), of.ToStop);
            Assert.Equal(Fewest(sizes, held => 3 * held > 2 * n), of.ToCorrupt);
            tried++;
        }

        Assert.True(tried > 90, $"Only {tried} spreads.");
    }

    private static string[] Nodes(int[] sizes) => [.. sizes.SelectMany((size, group) => Enumerable.Repeat($"group {group}", size))];

    private static int Fewest(int[] sizes, Func<int, bool> isEnough) => Enumerable.Range(1, (1 << sizes.Length) - 1)
        .Where(subset => isEnough(sizes.Where((_, i) => (subset >> i & 1) == 1).Sum()))
        .Min(subset => System.Numerics.BitOperations.PopCount((uint)subset));

    private static IEnumerable<int[]> Spreads(int most, int largest)
    {
        for (var first = 1; first <= Math.Min(most, largest); first++)
        {
            yield return [first];
            foreach (var rest in Spreads(most - first, first)) yield return [first, .. rest];
        }
    }
}
