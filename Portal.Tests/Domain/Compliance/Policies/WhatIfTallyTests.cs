using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Compliance.Policies;

public sealed class WhatIfTallyTests
{
    private static readonly PolicyContent Before = new(["CFP-CLASS", "CFP-SEC", "SECP-SITE", "REP-SITES", "EXIT-PLAN", "CONTACT"], new PolicyParameters());
    private static readonly OrganisationId[] Owners = [OrganisationId.New(), OrganisationId.New(), OrganisationId.New()];

    public static TheoryData<PolicyContent> Afters =>
    [
        Before with { ObligationIds = ["CFP-CLASS", "KEY-PK", "REP-SITES", "EXIT-PLAN", "CONTACT"] },
        Before with { Parameters = Before.Parameters with { MinSites = 3, BarredCountries = ["US"] } },
        new(["CFP-SEC", "PECA-RET", "REP-SITES", "CONTACT"], Before.Parameters with { ReviewDays = 90, MinSitesCritical = 4 }),
        Before with { ObligationIds = [] },
        Before,
    ];

    [Theory]
    [MemberData(nameof(Afters))]
    public void Tally_InAnyBlocks_CountsWhatAPlainRecountCounts(PolicyContent after)
    {
        var services = Services(600);
        var id = PolicyWhatIfId.New();
        var whole = new WhatIfTally(id, Before, after);
        foreach (var chunk in services.Chunk(70))
        {
            var block = new WhatIfTally(id, Before, after);
            foreach (var service in chunk) block.Add(service);
            whole.Add(block);
        }

        var result = whole.Result();
        var judged = services.ConvertAll(s => (Service: s, Was: Judge(s, Before), Is: Judge(s, after)));
        Assert.Equal(services.Count, result.Services);
        Assert.Equal(
            judged.GroupBy(j => (ComplianceSummary.OverallOf(j.Was), ComplianceSummary.OverallOf(j.Is))).Select(g => (g.Key.Item1, g.Key.Item2, g.Count())).Order(),
            result.Overall.Select(m => (m.From!.Value, m.To!.Value, m.Services)).Order());

        var expected =
            from j in judged
            from o in ObligationCatalogue.All
            let was = OutcomeOf(j.Was, o.Id)
            let now = OutcomeOf(j.Is, o.Id)
            where was != now
            group j by (o.Id, was, now) into moved
            select (moved.Key.Id, moved.Key.was, moved.Key.now, moved.Count());
        Assert.Equal(expected.Order(), result.Obligations.SelectMany(o => o.Moves.Select(m => (o.ObligationId, m.From, m.To, m.Services))).Order());
        Assert.All(result.Obligations.SelectMany(o => o.Moves), m => Assert.Equal(Math.Min(m.Services, WhatIfResult.MostExamples), m.Examples.Count));

        var changed = judged.Where(j => Standing(j.Was) != Standing(j.Is)).ToList();
        Assert.Equal(changed.Count, result.Changed);
        Assert.Equal(changed.Select(c => c.Service.Id.Value).Order(), whole.Changes.Select(c => c.ServiceId.Value).Order());
        foreach (var region in result.Regions) Assert.Equal(CountOf(judged.Where(j => j.Service.Region == region.Region)), region.Count);
        foreach (var owner in result.Organisations) Assert.Equal(CountOf(judged.Where(j => j.Service.OrganisationId == owner.OrganisationId)), owner.Count);
        Assert.Equal(changed.Select(c => c.Service.OrganisationId).Distinct().Count(), result.Organisations.Count);
        Assert.Equal(whole.Changes.Select(c => c.Rank).Order(), whole.Changes.Select(c => c.Rank));
    }

    [Fact]
    public void Tally_OfTheSameContent_MovesNothing()
    {
        var tally = new WhatIfTally(PolicyWhatIfId.New(), Before, Before);
        foreach (var service in Services(50)) tally.Add(service);
        Assert.Equal((50, 0, 0), (tally.Result().Services, tally.Result().Changed, tally.Changes.Count));
        Assert.Empty(tally.Result().Obligations);
    }

    private static List<JudgedService> Services(int count)
    {
        var facts = new RandomFacts(20261120);
        return [.. Enumerable.Range(0, count).Select(i => new JudgedService(ServiceId.New(), $"TEST-{i:D4}", Owners[i % 3], (Region)(i % 4), KeptFacts.Of(facts.Next())))];
    }

    private static ObligationResult[] Judge(JudgedService service, PolicyContent content) =>
        new ComplianceEvaluator(PolicyVersion.Create(1, new DateOnly(2026, 1, 1), content.ObligationIds, content.Parameters)).Evaluate(service.Facts.Sheet);

    private static Outcome? OutcomeOf(ObligationResult[] results, string id) => results.Where(r => r.ObligationId == id).Select(r => (Outcome?)r.Verdict.Outcome).SingleOrDefault();

    private static (Outcome Overall, long Fail, long Undetermined) Standing(ObligationResult[] results)
    {
        var summary = ComplianceSummary.For(ServiceId.New());
        summary.Take(results, 1, null, default);
        return (summary.Overall, summary.FailMask, summary.UndeterminedMask);
    }

    private static EffectCount CountOf(IEnumerable<(JudgedService Service, ObligationResult[] Was, ObligationResult[] Is)> judged)
    {
        var all = judged.Select(j => (Was: Standing(j.Was), Is: Standing(j.Is))).ToList();
        return new EffectCount(
            all.Count,
            all.Count(j => j.Is.Overall < j.Was.Overall),
            all.Count(j => j.Is.Overall > j.Was.Overall),
            all.Count(j => j.Is.Overall == j.Was.Overall && j.Is != j.Was));
    }
}
