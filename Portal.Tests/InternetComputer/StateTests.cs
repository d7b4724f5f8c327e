using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;

namespace Portal.Tests.InternetComputer;

public sealed class StateTests
{
    private const int Depth = 3;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 7)]
    [InlineData(5, 40)]
    public void Show_OfAnyPaths_KeepsTheRootHashAndAnswersEachOfThem(int seed, int labels)
    {
        var random = new Random(seed);
        var state = Level(random, labels, Depth);
        for (var round = 0; round < 50; round++)
        {
            var paths = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Path(random)).ToList();
            var shown = state.Show(paths);

            Assert.True(shown.IsWellFormed());
            Assert.Equal(state.Whole.Digest(), shown.Digest());
            Assert.All(paths, path => Assert.Equal(state.Whole.Find(path).Status, shown.Find(path).Status));
        }
    }

    [Fact]
    public void Show_OfOneOfMany_ShowsNoOther()
    {
        var state = Level(new Random(9), 60, Depth);
        var labels = state.Whole.Children().Select(c => c.Label).ToList();

        var shown = state.Show([[labels[30]]]);

        Assert.Equal(labels[30], Assert.Single(shown.Children()).Label);
        Assert.Equal(Shown.Unknown, shown.Find(labels[10]).Status);
    }

    [Fact]
    public void Show_OfWhatIsNotThere_ShowsItsNeighboursNamesOnly()
    {
        var state = new State.Level(((byte[])[10, 20, 30, 40]).Select(label => (new[] { label }, (State)new State.Value([label]))));

        var shown = state.Show([[[25]]]);

        Assert.Equal([20, 30], shown.Children().Select(c => (int)c.Label[0]));
        Assert.Equal((Shown.Absent, Shown.Unknown, Shown.Unknown), (shown.Find([25]).Status, shown.Find([20]).Status, shown.Find([10]).Status));
    }

    private static State.Level Level(Random random, int labels, int depth) => new(Enumerable.Range(0, labels)
        .Select(_ => (byte)random.Next(100)).Distinct().Select(label => (new[] { label }, depth == 1 ? (State)new State.Value([label]) : Level(random, random.Next(1, 6), depth - 1))));

    private static byte[][] Path(Random random) => [.. Enumerable.Range(0, Depth).Select(_ => new[] { (byte)random.Next(100) })];
}
