using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Compliance.Waivers;

/// <summary>What a waiver covers: what was known, on its days, and nothing else. It never makes a pass of a failure.</summary>
public sealed class WaiverCoverTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly PolicyParameters Parameters = new();
    private static readonly Placement Home = new() { Role = PlacementRole.Primary, Kind = PlacementKind.DataCentre, Country = "PK", Operator = "NTC", Site = "Islamabad 1" };
    private static readonly Placement Emirates = new() { Role = PlacementRole.Backup, Kind = PlacementKind.PublicCloud, Country = "AE", Operator = "Cloud Co", Site = "Region 1" };

    private static readonly ServiceFacts Bank = new()
    {
        Today = Today,
        Data = new() { Class = DataClass.Confidential, IsCritical = true, TrafficRetentionDays = 90, CriticalReview = Today.AddDays(-900) },
        Safeguards = new() { FinancialEntity = FinancialEntity.Bank, MaterialWorkload = true },
        Placements = [Home, Emirates],
        Flows = [],
    };

    [Fact]
    public void Outcome_OfEveryFailureWaived_IsWaivedAndNeverPass()
    {
        var chance = new RandomFacts(8);
        var evaluator = Evaluator();
        var waived = 0;
        for (var i = 0; i < 400; i++)
        {
            var facts = chance.Next();
            var without = evaluator.Evaluate(facts);
            var with = evaluator.Evaluate(facts with { Waivers = [.. ObligationCatalogue.All.Select(o => Held(o.Id, facts))] });
            Assert.Equal(without.Select(r => (r.ObligationId, r.Verdict.Outcome, r.Verdict.Reason)), with.Select(r => (r.ObligationId, r.Verdict.Outcome, r.Verdict.Reason)));
            Assert.All(without.Zip(with), pair => Assert.Equal(pair.First.Outcome == Outcome.Fail ? Outcome.Waived : pair.First.Outcome, pair.Second.Outcome));

            var summary = ComplianceSummary.For(ServiceId.New());
            summary.Take(without, 1, null, default);
            var (fails, passes) = (summary.FailMask, summary.PassMask);
            summary.Take(with, 1, null, default);
            Assert.Equal((0, fails, passes), (summary.FailMask, summary.WaivedMask, summary.PassMask));
            Assert.Equal(0, summary.WaivedMask & (summary.PassMask | summary.UndeterminedMask));
            Assert.NotEqual(fails != 0 ? Outcome.Pass : Outcome.Fail, summary.Overall);
            waived += with.Count(r => r.Outcome == Outcome.Waived);
        }

        Assert.InRange(waived, 400, int.MaxValue);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Waiver_OnADay_HoldsFromItsFirstToItsLast(int day, bool holds) =>
        Assert.Equal(holds, IsCovered("PECA-RET", Bank, Bank with { Today = Today.AddDays(day) }));

    [Fact]
    public void Waiver_OfAnotherObligation_CoversNothing()
    {
        var held = Held("PECA-RET", Bank) with { ObligationId = "REP-SITES" };
        Assert.Equal(Outcome.Fail, ResultOf("PECA-RET", Bank with { Waivers = [held] }).Outcome);
    }

    [Fact]
    public void Waiver_WhenAPartIsAddedAbroad_NoLongerCovers()
    {
        Assert.True(IsCovered("SBP-CLOUD", Bank, Bank));
        Assert.False(IsCovered("SBP-CLOUD", Bank, Bank with { Placements = [Home, Emirates, Emirates with { Country = "SG", Site = "Region 2" }] }));
        Assert.False(IsCovered("SBP-CLOUD", Bank, Bank with { Placements = [Home, Emirates with { Operator = "Other Co" }] }));
        // The first of two may go: what is left was known.
        var two = Bank with { Placements = [Home, Emirates with { Country = "SG" }, Emirates] };
        Assert.True(IsCovered("SBP-CLOUD", two, Bank));
        // Also for what has nothing to do with places: what was to compensate was judged by where the service ran.
        Assert.False(IsCovered("PECA-RET", Bank, Bank with { Placements = [Home, Emirates, Emirates with { Country = "SG" }] }));
        Assert.True(IsCovered("PECA-RET", Bank, Bank with { Placements = [Home, Home with { Role = PlacementRole.Replica }] }));
    }

    [Fact]
    public void Waiver_WhenAFlowIsAddedBehindAPartAbroad_NoLongerCovers()
    {
        var flow = new CrossBorderFlow { Country = "AE", DataCategories = "Logs" };
        Assert.True(IsCovered("PTA-CTDISR", Bank, Bank));
        Assert.Equal("Abroad", ResultOf("PTA-CTDISR", Bank with { Flows = [flow] }).Verdict.Reason);
        Assert.False(IsCovered("PTA-CTDISR", Bank, Bank with { Flows = [flow] }));
        Assert.True(IsCovered("PTA-CTDISR", Bank with { Flows = [flow] }, Bank with { Flows = [flow] }));
        // Nor where no part is at home.
        var away = Bank with { Placements = [Emirates] };
        Assert.False(IsCovered("PTA-CTDISR", away, away with { Flows = [flow] }));
    }

    [Fact]
    public void Waiver_WhenTheDataClassRises_NoLongerCovers()
    {
        var confidential = Bank with { Data = Bank.Data with { Class = DataClass.Confidential } };
        Assert.Equal(Outcome.Fail, ResultOf("CFP-CLASS", confidential).Outcome);
        Assert.True(IsCovered("CFP-CLASS", confidential, confidential));
        Assert.False(IsCovered("CFP-CLASS", confidential, Bank with { Data = Bank.Data with { Class = DataClass.Secret } }));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(200, true)]
    [InlineData(89, false)]
    public void Waiver_OfAFigure_CoversItWhileItGetsNoWorse(int days, bool covers) =>
        Assert.Equal(covers, IsCovered("PECA-RET", Bank, Bank with { Data = Bank.Data with { TrafficRetentionDays = days } }));

    [Fact]
    public void Waiver_OfAnAge_CoversItAsItGrows() => Assert.True(IsCovered("CERT-CII", Bank, Bank with { Today = Today.AddDays(20) }));

    [Fact]
    public void Waiver_WhenTheServiceFailsForAnotherReason_NoLongerCovers() =>
        Assert.False(IsCovered("CERT-CII", Bank, Bank with { Data = Bank.Data with { CriticalReview = null } }));

    [Fact]
    public void Waiver_WhenThePolicyAsksForMore_CoversTheSameFailure()
    {
        var strict = Parameters with { TrafficRetentionDays = Parameters.TrafficRetentionDays * 2 };
        var result = Evaluator(strict).Evaluate(Bank with { Waivers = [Held("PECA-RET", Bank)] }).Single(r => r.ObligationId == "PECA-RET");
        Assert.Equal(Outcome.Waived, result.Outcome);
    }

    private static bool IsCovered(string id, ServiceFacts granted, ServiceFacts now)
    {
        Assert.Equal(Outcome.Fail, ResultOf(id, granted).Outcome);
        return ResultOf(id, now with { Waivers = [Held(id, granted)] }).Outcome == Outcome.Waived;
    }

    private static ObligationResult ResultOf(string id, ServiceFacts facts) => Evaluator().Evaluate(facts).Single(r => r.ObligationId == id);

    private static HeldWaiver Held(string id, ServiceFacts facts)
    {
        var obligation = ObligationCatalogue.Find(id)!;
        return new(WaiverId.New(), "WVR-2026-0001", id, Today, Today.AddDays(30), Shortfall.AllOf(obligation, obligation.Check(facts, Parameters), facts, Parameters));
    }

    private static ComplianceEvaluator Evaluator(PolicyParameters? parameters = null) =>
        new(PolicyVersion.Create(1, new DateOnly(2026, 1, 1), [.. ObligationCatalogue.All.Select(o => o.Id)], parameters ?? Parameters));
}
