using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Sheets;
using Xunit;

namespace Portal.Tests.Application.Compliance.Policies;

public sealed class WhatIfTests : PolicyPortal
{
    [Fact]
    public async Task WhatIf_OfARegister_CountsAndListsWhatAPlainRecountFinds()
    {
        var services = await RegisterAsync("PITB", 9, i => i % 3 == 0);
        await MoveAsync(services[1], "SG");
        await MoveAsync(services[4], "SG");
        await MoveAsync(services[5], null);
        var id = await DraftAsync(Barred, new PolicyEdit("On.REP-SITES", "on", "off", "Elsewhere"));
        await WorkOutAsync(id);

        var seen = (await SendAsync(First, new GetWhatIfQuery(2))).Value.WhatIf!;
        Assert.Equal((WhatIfState.Completed, 9, 9, true), (seen.State, seen.Done, seen.Total, seen.Holds));
        var (before, after) = (await EvaluatorAsync(1), await EvaluatorAsync(2));
        var facts = await FactsAsync();
        var moves = facts.Select(f => (Was: Outcomes(before, f), Is: Outcomes(after, f))).SelectMany(x => ObligationCatalogue.All.Select(o => (o.Id, Was: Find(x.Was, o.Id), Is: Find(x.Is, o.Id))));
        Assert.Equal(
            moves.Where(m => m.Was != m.Is).GroupBy(m => m).Select(g => (g.Key.Id, g.Key.Was, g.Key.Is, g.Count())).Order(),
            seen.Result!.Obligations.SelectMany(o => o.Moves.Select(m => (o.ObligationId, m.From, m.To, m.Services))).Order());
        Assert.Equal((2, null), (seen.Result.Obligations.Single(o => o.ObligationId == "SECP-SITE").Moves.Sum(m => m.Services), seen.Result.Obligations.Single(o => o.ObligationId == "REP-SITES").Moves[0].To));

        var listed = await ListAsync();
        Assert.Equal(seen.Result.Changed, listed.Count);
        Assert.Contains(listed, s => s.Id == services[1] && s.Arising.SequenceEqual(["SECP-SITE"]) && s.Settled.SequenceEqual(["REP-SITES"]));
    }

    [Fact]
    public async Task WhatIf_WhenTheDraftChangesAfterwards_NoLongerHolds()
    {
        var id = await DraftAsync(Barred);
        await WorkOutAsync(id);
        await DemandAsync(Drafter, new ChangePolicyCommand(id, [new("MinSites", "2", "3", "Floods")]));
        Assert.False((await SendAsync(Drafter, new GetWhatIfQuery(2))).Value.WhatIf!.Holds);
        await DemandAsync(Drafter, new ProposePolicyCommand(id, await VersionAsync(id), Tomorrow, "Needed"));
        Assert.Equal(PolicyErrors.WhatIfOutdated, (await SendAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error);
        await WorkOutAsync(id);
        Assert.Null((await SendAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error);
    }

    [Fact]
    public async Task WhatIf_WhenItsWorkerDies_IsBegunAgainAndWrittenOnce()
    {
        var services = await RegisterAsync("PITB", 3);
        foreach (var service in services) await MoveAsync(service, "SG");
        var id = await DraftAsync(Barred);
        var whatIf = PolicyWhatIfId.New();
        await DemandAsync(Drafter, new AskWhatIfCommand(whatIf, id));
        var dead = (await SendAsync(PolicyKeeper.Actor, new BeginWhatIfCommand(whatIf))).Value;
        Assert.Empty((await SendAsync(PolicyKeeper.Actor, new ListSilentWhatIfsQuery())).Value);
        Clock.Advance(PolicyKeeper.SilentAfter + TimeSpan.FromSeconds(1));
        Assert.Equal([whatIf], (await SendAsync(PolicyKeeper.Actor, new ListSilentWhatIfsQuery())).Value);

        Assert.Null(await RunAsync(whatIf));
        Assert.Equal(PolicyErrors.WhatIfSuperseded, (await SendAsync(PolicyKeeper.Actor, new RunWhatIfCommand(whatIf, dead))).Error);
        Assert.Equal(PolicyErrors.WhatIfSuperseded, await RunAsync(whatIf));
        Assert.Equal(3, await InDbAsync(db => db.WhatIfChanges.CountAsync()));
        Assert.Empty((await SendAsync(PolicyKeeper.Actor, new ListSilentWhatIfsQuery())).Value);
    }

    [Fact]
    public async Task WhatIf_WhenAskedAgain_ReplacesTheListOfTheOneBefore()
    {
        var services = await RegisterAsync("PITB", 2);
        foreach (var service in services) await MoveAsync(service, "SG");
        var id = await DraftAsync(Barred);
        var first = await WorkOutAsync(id);
        var second = await WorkOutAsync(id);
        Assert.Equal([second], await InDbAsync(db => db.WhatIfChanges.Select(c => c.WhatIfId).Distinct().ToListAsync()));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task WhatIf_WhileOneRuns_IsNotAskedTwice()
    {
        var id = await DraftAsync(Barred);
        var whatIf = PolicyWhatIfId.New();
        Assert.Null((await SendAsync(First, new AskWhatIfCommand(whatIf, id))).Error);
        Assert.Null((await SendAsync(First, new AskWhatIfCommand(whatIf, id))).Error);
        Assert.Equal(PolicyErrors.WhatIfRunning, (await SendAsync(Drafter, new AskWhatIfCommand(PolicyWhatIfId.New(), id))).Error);
        Assert.Equal([whatIf], WhatIfs.Asked);
        Assert.Equal(Error.Forbidden, (await SendAsync(Auditor, new GetWhatIfQuery(2))).Error);
    }

    [Fact]
    public async Task Approve_OfWhatFailsHalfOfWhatPasses_NeedsTheirNumber()
    {
        var services = await RegisterAsync("PITB", 4);
        PolicyEdit[] only = [.. ObligationCatalogue.All.Where(o => o.Status != LegalStatus.Draft && o.Id != "SECP-SITE").Select(o => new PolicyEdit("On." + o.Id, "on", "off", "Alone"))];
        await InForceAsync(only);
        foreach (var service in services.Take(2)) await MoveAsync(service, "SG");
        var id = PolicyVersionId.New();
        await DemandAsync(Drafter, new StartPolicyDraftCommand(id, 2, "Bar Singapore"));
        await DemandAsync(Drafter, new ChangePolicyCommand(id, [Barred]));
        await DemandAsync(Drafter, new ProposePolicyCommand(id, await VersionAsync(id), Tomorrow, "Needed"));
        await WorkOutAsync(id);

        Assert.Equal("Policy.NotConfirmed", (await SendAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error?.Code);
        Assert.Equal("Policy.NotConfirmed", (await SendAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right", 4))).Error?.Code);
        Assert.Null((await SendAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right", 2))).Error);
    }

    private async Task InForceAsync(PolicyEdit[] edits)
    {
        var known = (await ReadAsync((await InDbAsync(db => db.PolicyVersions.SingleAsync())).Id)).ObligationIds;
        await ApprovedAsync([.. edits.Where(e => known.Contains(e.Field[3..]))]);
        Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(PolicyKeeper.Actor, new EnactPoliciesCommand());
    }

    private Task<ComplianceEvaluator> EvaluatorAsync(int number) => InDbAsync(async db => new ComplianceEvaluator(await db.PolicyVersions.AsNoTracking().SingleAsync(p => p.Number == number)));

    private async Task<List<KeptFacts>> FactsAsync()
    {
        var facts = new List<KeptFacts>();
        await InScopeAsync(async scope =>
        {
            var store = (IAuditStore)scope.GetService(typeof(IAuditStore))!;
            facts.AddRange((await store.ReadAsync(AuditScope.Everything, null, 1000, Clock.TodayInPakistan(), default)).Select(s => s.Facts));
        });
        return facts;
    }

    private async Task<List<WhatIfService>> ListAsync()
    {
        var all = new List<WhatIfService>();
        for (var rank = 0; rank < 3; rank++) all.AddRange((await SendAsync(First, new ListWhatIfChangesQuery(2, rank, new PageRequest(Take: 100)))).Value.Items);
        return all;
    }

    private static ObligationResult[] Outcomes(ComplianceEvaluator evaluator, KeptFacts facts) => evaluator.Evaluate(facts.Sheet);

    private static Outcome? Find(ObligationResult[] results, string id) => results.Where(r => r.ObligationId == id).Select(r => (Outcome?)r.Verdict.Outcome).SingleOrDefault();
}
