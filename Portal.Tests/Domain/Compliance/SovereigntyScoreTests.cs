using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Xunit;
using Objective = Portal.Domain.Compliance.SovereigntyObjective;

namespace Portal.Tests.Domain.Compliance;

public sealed class SovereigntyScoreTests
{
    private static readonly PolicyParameters Figures = new();
    private static readonly ServiceFacts Good = ObligationExamples.Good with { Sovereignty = new() };

    /// <summary>What changes in facts in good order, and what each objective reaches then.</summary>
    public static TheoryData<string, ServiceFacts, Objective, int, int> Levels => new()
    {
        { "home throughout", Good, Objective.Legal, 4, 4 },
        { "home throughout", Good, Objective.Data, 4, 4 },
        { "no exit plan needed", Good, Objective.Operational, 4, 4 },
        { "home throughout", Good, Objective.Security, 4, 4 },
        { "nothing declared", Good, Objective.Strategic, 0, 4 },
        { "part abroad", Second(p => p with { Country = "AE" }), Objective.Legal, 3, 3 },
        { "part abroad", Second(p => p with { Country = "AE" }), Objective.Data, 2, 2 },
        { "processing abroad", Second(p => p with { Country = "AE", Role = PlacementRole.Processing }), Objective.Data, 3, 3 },
        { "processing under foreign law", Second(p => p with { OperatorJurisdiction = "US", Role = PlacementRole.Processing }), Objective.Legal, 2, 2 },
        { "copy under foreign law", Second(p => p with { OperatorJurisdiction = "US" }), Objective.Legal, 1, 1 },
        { "copy under unknown law", Second(p => p with { OperatorJurisdiction = null }), Objective.Legal, 1, 4 },
        { "transfer", Good with { Flows = [new CrossBorderFlow { Country = "GB" }] }, Objective.Data, 3, 3 },
        { "transfers not known", Good with { Flows = null }, Objective.Data, 3, 4 },
        { "machines decide unseen", Guard(s => s with { AutomatedDecisions = true, HumanReview = false }), Objective.Data, 3, 3 },
        { "keys abroad", Guard(s => s with { KeyCustodyCountry = "SG" }), Objective.Data, 1, 1 },
        { "keys abroad", Guard(s => s with { KeyCustodyCountry = "SG" }), Objective.Security, 3, 3 },
        { "keys not known", Guard(s => s with { KeyCustodyCountry = null }), Objective.Data, 1, 4 },
        { "not encrypted at rest", Guard(s => s with { EncryptedAtRest = false }), Objective.Data, 0, 0 },
        { "not encrypted at rest", Guard(s => s with { EncryptedAtRest = false }), Objective.Security, 1, 1 },
        { "not encrypted in transit", Guard(s => s with { EncryptedInTransit = false }), Objective.Security, 0, 0 },
        { "contact silent", Good with { Contacts = Good.Contacts with { SecurityContactConfirmed = new(2025, 1, 1) } }, Objective.Security, 1, 1 },
        { "accreditation over", Second(p => p with { AccreditedUntil = new(2026, 1, 1) }), Objective.Security, 2, 2 },
        { "accreditation not known", Second(p => p with { AccreditedFor = null }), Objective.Security, 2, 4 },
        { "review of critical infrastructure missing", Good with { Data = Good.Data with { IsCritical = true } }, Objective.Security, 3, 3 },
        { "one site", Second(p => p with { Site = "islamabad 1" }), Objective.Operational, 0, 0 },
        { "one site known", Second(p => p with { Site = "" }), Objective.Operational, 0, 4 },
        { "outside without exit plan", Second(p => p with { Kind = PlacementKind.PublicCloud }), Objective.Operational, 2, 2 },
        { "nothing entered", new ServiceFacts { Today = Good.Today }, Objective.Legal, 0, 4 },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void Level_FollowsFromFacts(string when, ServiceFacts facts, Objective objective, int level, int most)
    {
        var found = SovereigntyScore.Of(objective, facts, Figures);
        Assert.True((level, most) == (found.Level, found.Most), $"{when}: {found}");
    }

    // Facts limit what may be declared: objective, what is declared, whose law the second part is under, the level.
    [Theory]
    [InlineData(Objective.Strategic, 4, "PK", 4, false)]
    [InlineData(Objective.Strategic, 4, "US", 2, true)]
    [InlineData(Objective.Strategic, 1, "US", 1, false)]
    [InlineData(Objective.Strategic, 4, null, 2, true)]
    [InlineData(Objective.SupplyChain, 3, "PK", 3, false)]
    [InlineData(Objective.SupplyChain, 3, "US", 1, true)]
    [InlineData(Objective.Technology, 4, "PK", 2, true)]
    [InlineData(Objective.Environment, 4, "US", 4, false)]
    public void Level_ThatIsDeclared_GoesNoFurtherThanTheFacts(Objective objective, int declared, string? law, int level, bool capped)
    {
        var facts = Second(p => p with { Kind = PlacementKind.PublicCloud, OperatorJurisdiction = law }) with
        {
            Sovereignty = new() { Strategic = declared, SupplyChain = declared, Technology = declared, Environment = declared },
        };
        var found = SovereigntyScore.Of(objective, facts, Figures);
        Assert.Equal((level, capped, true), (found.Level, found.IsCapped, found.IsDeclared));
    }

    [Fact]
    public void Points_AreTheWeightedSum()
    {
        Assert.Equal(100, Enum.GetValues<Objective>().Sum(SovereigntyScore.Weight));
        Assert.Equal(45, SovereigntyScore.Of(Good, Figures).Points);
        Assert.Equal(100, SovereigntyScore.Of(Good with { Sovereignty = new() { Strategic = 4, SupplyChain = 4, Technology = 4, Environment = 4 } }, Figures).Points);
        // 45 + (15·1 + 20·2 + 15·3 + 5·4) / 4, rounded.
        Assert.Equal(75, SovereigntyScore.Of(Good with { Sovereignty = new() { Strategic = 1, SupplyChain = 2, Technology = 3, Environment = 4 } }, Figures).Points);
        Assert.Equal(0, SovereigntyScore.Of(new ServiceFacts { Today = Good.Today }, Figures).Points);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20270101)]
    public void Points_WhenAFactGoesMissing_NeverRise(int seed)
    {
        var random = new RandomFacts(seed);
        for (var i = 0; i < 2000; i++)
        {
            var facts = random.Next();
            var points = SovereigntyScore.Of(facts, Figures).Points;
            Assert.All(RandomFacts.Without(facts), less => Assert.InRange(SovereigntyScore.Of(less, Figures).Points, 0, points));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20270102)]
    public void Points_WhenASafeguardIsTakenAway_NeverRise(int seed)
    {
        var random = new RandomFacts(seed);
        for (var i = 0; i < 2000; i++)
        {
            var facts = random.Next();
            var points = SovereigntyScore.Of(facts, Figures).Points;
            Assert.All(Weakened(facts), less => Assert.InRange(SovereigntyScore.Of(less, Figures).Points, 0, points));
        }
    }

    private static IEnumerable<ServiceFacts> Weakened(ServiceFacts facts)
    {
        yield return facts with { Safeguards = facts.Safeguards with { EncryptedAtRest = false } };
        yield return facts with { Safeguards = facts.Safeguards with { EncryptedInTransit = false } };
        yield return facts with { Safeguards = facts.Safeguards with { KeyCustodyCountry = "SG" } };
        yield return facts with { Safeguards = facts.Safeguards with { AutomatedDecisions = true, HumanReview = false } };
        yield return facts with { Safeguards = facts.Safeguards with { ExitPlan = "", ExitPlanReviewed = null } };
        yield return facts with { Flows = [.. facts.Flows ?? [], new CrossBorderFlow { Country = "SG" }] };
        yield return facts with { Placements = [.. facts.Placements, Foreign] };
        yield return facts with { Placements = [.. facts.Placements.Select(p => p with { OperatorJurisdiction = "US" })] };
        yield return facts with { Placements = [.. facts.Placements.Select(p => p with { AccreditedFor = DataClass.Open })] };
    }

    /// <summary>A part of no site of its own: another site would make the service stronger in that respect.</summary>
    private static Placement Foreign { get; } = new() { Role = PlacementRole.Log, Kind = PlacementKind.PublicCloud, Country = "SG", OperatorJurisdiction = "US", Site = "Singapore 1" };

    private static ServiceFacts Second(Func<Placement, Placement> change) => Good with { Placements = [Good.Placements[0], change(Good.Placements[1])] };

    private static ServiceFacts Guard(Func<ServiceSafeguards, ServiceSafeguards> change) => Good with { Safeguards = change(Good.Safeguards) };
}
