using Microsoft.EntityFrameworkCore;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Policies;
using Portal.Application.Dashboards;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Xunit;

namespace Portal.Tests.Application.Compliance.Policies;

public sealed class PolicyUseCaseTests : PolicyPortal
{
    [Fact]
    public async Task Draft_WhenAskedTwice_IsOneWithTheNextNumber()
    {
        var id = PolicyVersionId.New();
        Assert.Equal(2, (await SendAsync(Drafter, new StartPolicyDraftCommand(id, 1, "Another policy"))).Value);
        Assert.Equal(2, (await SendAsync(Drafter, new StartPolicyDraftCommand(id, 1, "Another policy"))).Value);
        Assert.Equal(3, (await SendAsync(OtherDrafter, new StartPolicyDraftCommand(PolicyVersionId.New(), 2, "A copy of the draft"))).Value);
        Assert.Equal(Error.NotFound, (await SendAsync(Drafter, new StartPolicyDraftCommand(PolicyVersionId.New(), 99, "Of nothing"))).Error);
    }

    [Fact]
    public async Task Draft_ForThoseWhoOnlyReadPolicy_DoesNotExist()
    {
        var id = await DraftAsync(Barred);
        Assert.Equal(Error.NotFound, (await SendAsync(Auditor, new GetPolicyVersionQuery(2))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, new ComparePoliciesQuery(1, 2))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(Drafter, new GetPolicyQuery(2))).Error);
        Assert.Equal([1], (await SendAsync(Officer, new ListPoliciesQuery())).Value.Rows.Select(r => r.Number));
        Assert.Equal([2, 1], (await SendAsync(First, new ListPoliciesQuery())).Value.Rows.Select(r => r.Number));
        Assert.Equal(Error.Forbidden, (await SendAsync(Auditor, new ChangePolicyCommand(id, [Barred]))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(First, new ChangePolicyCommand(id, [Barred]))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(Drafter, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error);
    }

    [Fact]
    public async Task Draft_UntilItIsInForce_JudgesNothing()
    {
        await ProposedAsync();
        Assert.Equal(1, (await SendAsync(Officer, new GetPolicyQuery())).Value.Number);
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, (await SendAsync(Officer, new GetPolicyQuery())).Value.Number);
    }

    [Fact]
    public async Task Change_ByTwoFromTheSamePage_KeepsBothAndTellsOfTheClash()
    {
        var id = await DraftAsync();
        PolicyEdit sites = new("MinSites", "2", "3", "Floods"), days = new("ReviewDays", "365", "180", "Shorter");
        Assert.Empty((await SendAsync(Drafter, new ChangePolicyCommand(id, [sites, days]))).Value.Conflicts);
        var second = (await SendAsync(OtherDrafter, new ChangePolicyCommand(id, [sites with { Value = "5" }, Barred]))).Value;

        Assert.Equal(["BarredCountries"], second.Taken);
        Assert.Equal(("MinSites", "3", "5"), Assert.Single(second.Conflicts) is var c ? (c.Field.Name, c.Before, c.After) : default);
        var version = await ReadAsync(id);
        Assert.Equal((3, 180, "IL,IN,SG"), (version.Parameters.MinSites, version.Parameters.ReviewDays, string.Join(',', version.Parameters.BarredCountries)));
        Assert.Equal(3, version.Changes.Count);
    }

    [Fact]
    public async Task Change_AtTheSameMoment_LosesNothing()
    {
        var id = await DraftAsync();
        PolicyEdit[] edits = [new("MinSites", "2", "3", "Floods"), new("ReviewDays", "365", "180", "Shorter"), Barred, new("On.CONTACT", "on", "off", "Repealed")];
        await Task.WhenAll(edits.Select(async (edit, i) =>
        {
            // As the page does: a change that met another one is sent again.
            while ((await SendAsync(i % 2 == 0 ? Drafter : OtherDrafter, new ChangePolicyCommand(id, [edit]))).Error == Error.Stale) await Task.Yield();
        }));
        var version = await ReadAsync(id);
        Assert.Equal((3, 180, 3, false), (version.Parameters.MinSites, version.Parameters.ReviewDays, version.Parameters.BarredCountries.Count, version.ObligationIds.Contains("CONTACT")));
        Assert.Equal(4, version.Changes.Count);
    }

    [Fact]
    public async Task Change_OutOfItsRange_IsRefusedAtItsField()
    {
        var id = await DraftAsync();
        var refused = (await SendAsync(Drafter, new ChangePolicyCommand(id, [new("MinSites", "2", "0", "None")]))).Error!;
        Assert.Equal(("MinSites", "Policy.OutOfRange"), Assert.Single(refused.Fields) is var f ? (f.Field, f.Code) : default);
    }

    [Fact]
    public async Task Approve_ByTwo_SchedulesItAndEveryStepIsInTheLedger()
    {
        var id = await ApprovedAsync();
        var detail = (await SendAsync(Officer, new GetPolicyVersionQuery(2))).Value;
        Assert.Equal((PolicyStanding.Scheduled, Tomorrow), (detail.Standing, detail.EffectiveFrom));
        Assert.Equal([First.Name, Second.Name], detail.Approvals);
        Assert.Equal(
            ["policy.drafted", "policy.changed", "policy.proposed", "policy.foreseen", "policy.first-approved", "policy.approved"],
            await InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == "POLICY-2").OrderBy(e => e.Id).Select(e => e.Type).ToListAsync()));
        Assert.Equal(6 - 1, (await ReadAsync(id)).Steps.Count);
    }

    [Fact]
    public async Task Approvers_WhenAVersionIsProposed_AreToldAndItsAuthorOfTheApproval()
    {
        var id = await ApprovedAsync();
        var told = await InDbAsync(db => db.Notifications.Where(n => n.Subject == "POLICY-2").Select(n => new { n.PersonId, n.Type }).ToListAsync());
        Assert.Equal([First.Id.Value, Second.Id.Value], told.Where(t => t.Type == "policy.proposed").Select(t => t.PersonId.Value).Order());
        Assert.Equal([Drafter.Id.Value], told.Where(t => t.Type == "policy.first-approved").Select(t => t.PersonId.Value));
        Assert.Equal(new HashSet<Guid> { Drafter.Id.Value, First.Id.Value }, told.Where(t => t.Type == "policy.approved").Select(t => t.PersonId.Value).ToHashSet());
        Assert.Equal(PolicyState.Approved, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task MyWork_WhileAVersionIsProposed_HasItForEachApproverUntilTheyApprove()
    {
        var id = await DraftAsync(Barred);
        Assert.Empty(await TasksAsync(First));
        await DemandAsync(Drafter, new ProposePolicyCommand(id, await VersionAsync(id), Tomorrow.AddDays(9), "Needed"));
        foreach (var approver in (Person[])[First, Second])
        {
            var task = Assert.Single(await TasksAsync(approver));
            Assert.Equal((WorkKind.ApprovePolicy, "POLICY-2", "/compliance/policies/2", Tomorrow.AddDays(8)), (task.Kind, task.Code, task.Href, task.Clock!.Reading.Due));
            Assert.Equal([Tomorrow.AddDays(9), 0], task.Facts);
        }

        Assert.Empty(await TasksAsync(Drafter));
        Assert.Empty(await TasksAsync(Auditor));

        await WorkOutAsync(id);
        await DemandAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"));
        Assert.Empty(await TasksAsync(First));
        Assert.Equal(1, Assert.Single(await TasksAsync(Second)).Facts[1]);
        await DemandAsync(Second, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"));
        Assert.Empty(await TasksAsync(Second));
    }

    [Fact]
    public async Task MyWork_WhenAVersionIsRecalledRefusedOrWithdrawn_HasItNoMore()
    {
        var recalled = await ProposedAsync();
        await DemandAsync(Drafter, new RecallPolicyCommand(recalled, await VersionAsync(recalled), "A mistake"));
        Assert.Empty(await TasksAsync(First));
        await DemandAsync(OtherDrafter, new ProposePolicyCommand(recalled, await VersionAsync(recalled), Tomorrow, "Mended"));
        Assert.Single(await TasksAsync(First));
        await DemandAsync(Second, new RefusePolicyCommand(recalled, await VersionAsync(recalled), "Too hard"));
        Assert.Empty(await TasksAsync(First));

        var withdrawn = await ProposedAsync();
        Assert.Single(await TasksAsync(Second));
        await DemandAsync(Drafter, new WithdrawPolicyCommand(withdrawn, await VersionAsync(withdrawn), "Not needed"));
        Assert.Empty(await TasksAsync(Second));
    }

    [Fact]
    public async Task MyWork_OfAnApproverWhoOnceWroteAPartOfIt_DoesNotHaveIt()
    {
        var id = await DraftAsync(Barred);
        await DemandAsync(OtherDrafter, new ChangePolicyCommand(id, [new("MinSites", "2", "3", "Floods")]));
        await DemandAsync(Drafter, new ProposePolicyCommand(id, await VersionAsync(id), Tomorrow, "Needed"));
        await InDbAsync(db => db.RoleGrants.Where(g => g.PersonId == OtherDrafter.Id).ExecuteUpdateAsync(g => g.SetProperty(x => x.Role, Role.Approver)));
        Assert.Empty(await TasksAsync(OtherDrafter));
        Assert.Single(await TasksAsync(First));
    }

    [Fact]
    public async Task Approve_BySamePersonTwiceOrFromAnOldPage_IsRefused()
    {
        var id = await ProposedAsync();
        await WorkOutAsync(id);
        var seen = await VersionAsync(id);
        await DemandAsync(First, new ApprovePolicyCommand(id, seen, "Right"));
        Assert.Equal(PolicyErrors.SecondPerson, (await SendAsync(First, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error);
        Assert.Equal(Error.Stale, (await SendAsync(Second, new ApprovePolicyCommand(id, seen, "Right"))).Error);
    }

    [Fact]
    public async Task Approve_ByTwoAtOnce_GivesEachOneApproval()
    {
        var id = await ProposedAsync();
        await WorkOutAsync(id);
        var seen = await VersionAsync(id);
        var answers = await Task.WhenAll(SendAsync(First, new ApprovePolicyCommand(id, seen, "Right")), SendAsync(Second, new ApprovePolicyCommand(id, seen, "Right")));
        Assert.Single(answers, a => a.IsSuccess);
        Assert.Single(answers, a => a.Error == Error.Stale);
        Assert.Equal(PolicyState.Proposed, (await ReadAsync(id)).State);
    }

    [Fact]
    public async Task Approve_BySomebodyWhoDraftedInAnEarlierRole_IsRefused()
    {
        var id = await ProposedAsync();
        await WorkOutAsync(id);
        await MoveToAsync(Drafter, "PDA", Portal.Domain.Access.Role.Approver);
        Assert.Equal(PolicyErrors.FourEyes, (await SendAsync(Drafter, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error);
    }

    [Fact]
    public async Task Approve_ByAnApproverOfARegulator_IsForbidden()
    {
        var id = await ProposedAsync();
        var bank = await PersonAsync("SBP", Portal.Domain.Access.Role.Approver);
        Assert.Equal(Error.Forbidden, (await SendAsync(bank, new ApprovePolicyCommand(id, await VersionAsync(id), "Right"))).Error);
    }

    [Fact]
    public async Task Enact_OnItsDay_PutsItInForceOnceAndJudgesTheRegisterAnew()
    {
        var services = await RegisterAsync("PITB", 4);
        await MoveAsync(services[0], "SG");
        var id = await ApprovedAsync();
        await DemandAsync();
        Assert.Null((await ReadAsync(id)).TookEffectAt);

        // Five minutes after midnight in Pakistan.
        Clock.Advance(TimeSpan.FromHours(15) + TimeSpan.FromMinutes(5));
        await DemandAsync();
        await DemandAsync();
        var run = Assert.Single(Jobs.Runs.Distinct());
        Assert.Single(Jobs.Runs);
        await FinishAsync(run, await BeginAsync(run));
        await DemandAsync();

        Assert.Equal((2, 4), (await ReadAsync(run)) is var r ? (r.PolicyNumber!.Value, r.Progress.Done) : default);
        Assert.Equal(1, await InDbAsync(db => db.AuditRuns.CountAsync()));
        Assert.All(await InDbAsync(db => db.ComplianceSummaries.AsNoTracking().ToListAsync()), s => Assert.Equal(2, s.PolicyNumber));
        Assert.Contains(await FindingsAsync(), f => f.ObligationId == "SECP-SITE" && f.ServiceId == services[0]);
        Assert.Equal(PolicyStanding.InForce, (await SendAsync(Officer, new GetPolicyVersionQuery(2))).Value.Standing);
        Assert.Equal(PolicyStanding.Superseded, (await SendAsync(Officer, new GetPolicyVersionQuery(1))).Value.Standing);
        Assert.Equal(1, await InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "policy.in-force")));

        async Task DemandAsync() => Assert.Null((await SendAsync(PolicyKeeper.Actor, new EnactPoliciesCommand())).Error);
    }

    [Fact]
    public async Task Enact_WhileAnAuditOfTheOldPolicyRuns_WaitsForItsEnd()
    {
        await RegisterAsync("PITB", 4);
        var old = await StartAsync();
        var attempt = await BeginAsync(old);
        var id = await ApprovedAsync();
        Jobs.Runs.Clear();
        Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(PolicyKeeper.Actor, new EnactPoliciesCommand());
        Assert.Null((await ReadAsync(id)).TookEffectAt);
        await FinishAsync(old, attempt);
        await SendAsync(PolicyKeeper.Actor, new EnactPoliciesCommand());
        Assert.NotNull((await ReadAsync(id)).TookEffectAt);
        Assert.Single(Jobs.Runs);
    }

    private async Task<IReadOnlyList<WorkTask>> TasksAsync(Person person) => [.. (await SendAsync(person, new GetMyWorkQuery())).Value.Tasks.Where(t => t.Area == WorkArea.Policy)];
}
