using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Compliance;

public sealed class MissingFactTests
{
    private const int Samples = 4000;

    private static readonly PolicyParameters Figures = new();

    [Theory]
    [InlineData(1)]
    [InlineData(20261120)]
    public void Check_WhenFactsAreRandom_GivesDeclaredReasonsOnly(int seed)
    {
        var random = new RandomFacts(seed);
        for (var i = 0; i < Samples; i++)
        {
            var facts = random.Next();
            Assert.All(ObligationCatalogue.All, o => Assert.Contains(o.Check(facts, Figures).Reason, o.Reasons));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20251231)]
    public void Check_WhenAFactGoesMissing_NeverTurnsIntoAPass(int seed)
    {
        var random = new RandomFacts(seed);
        for (var i = 0; i < Samples; i++)
        {
            var facts = random.Next();
            var open = ObligationCatalogue.All.Where(o => o.Check(facts, Figures).Outcome is Outcome.Fail or Outcome.Undetermined).ToList();
            foreach (var less in RandomFacts.Without(facts))
            {
                var closed = open.Find(o => o.Check(less, Figures).Outcome is Outcome.Pass or Outcome.NotApplicable);
                Assert.True(closed is null, $"{closed?.Id} no longer fails once a fact is missing (sample {i}).");
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20270103)]
    public void Check_WhenAPartAbroadIsAdded_NeverTurnsAFailureIntoAPass(int seed)
    {
        var random = new RandomFacts(seed);
        Obligation[] atHome = [.. new[] { "CFP-CLASS", "PDPB-CRIT", "PTA-CTDISR" }.Select(id => ObligationCatalogue.Find(id)!)];
        for (var i = 0; i < Samples; i++)
        {
            var facts = random.Next();
            foreach (var role in Enum.GetValues<PlacementRole>())
            {
                var more = facts with { Placements = [.. facts.Placements, new Placement { Role = role, Kind = PlacementKind.OnPremises, Country = "SG" }] };
                Assert.All(atHome.Where(o => o.Check(facts, Figures).Outcome == Outcome.Fail), o => Assert.Equal(Outcome.Fail, o.Check(more, Figures).Outcome));
            }
        }
    }

    [Fact]
    public void Check_WhenNothingIsKnown_IsUndeterminedThroughout()
    {
        var unknown = new ServiceFacts { Today = ObligationExamples.Good.Today };

        Assert.All(ObligationCatalogue.All, o => Assert.Equal(Outcome.Undetermined, o.Check(unknown, Figures).Outcome));
    }
}
