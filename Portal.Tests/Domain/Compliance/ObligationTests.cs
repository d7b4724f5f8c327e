using Portal.Domain.Compliance;
using Xunit;

namespace Portal.Tests.Domain.Compliance;

public sealed class ObligationTests
{
    private static readonly PolicyParameters Figures = new();

    public static TheoryData<string> ExampleNames { get; } = [.. ObligationExamples.All.Select(e => e.ToString())];

    [Theory]
    [MemberData(nameof(ExampleNames))]
    public void Check_WhenFactsAreThoseOfAnExample_GivesItsOutcomeAndReason(string name)
    {
        var example = ObligationExamples.All.Single(e => e.ToString() == name);

        var verdict = ObligationCatalogue.Find(example.Obligation)!.Check(example.Facts, Figures);

        Assert.Equal((example.Outcome, example.Reason), (verdict.Outcome, verdict.Reason));
    }

    [Fact]
    public void Catalogue_WhenAReasonIsDeclared_HasAnExampleOfIt()
    {
        var declared = ObligationCatalogue.All.SelectMany(o => o.Reasons.Select(r => $"{o.Id} {r}"));

        Assert.Equal(declared.Order(), ObligationExamples.All.Select(e => e.ToString()).Order());
    }

    [Fact]
    public void Catalogue_WhenMasksAreCombined_KeepsObligationsApart()
    {
        Assert.Equal(ObligationCatalogue.All.Count, ObligationCatalogue.All.Select(o => o.Bit).Distinct().Count());
        Assert.All(ObligationCatalogue.All, o => Assert.InRange(o.Bit, 0, 62));
    }

    [Theory]
    [InlineData("DE", 1)]
    [InlineData("SG", 0)]
    public void Check_WhenAFigureOfThePolicyChanges_FollowsIt(string barred, int fails)
    {
        var facts = ObligationExamples.Good with { Placements = [ObligationExamples.Good.Placements[0] with { Country = "DE" }] };

        var verdict = ObligationCatalogue.Find("SECP-SITE")!.Check(facts, Figures with { BarredCountries = [barred] });

        Assert.Equal(fails == 1 ? Outcome.Fail : Outcome.Pass, verdict.Outcome);
    }
}
