using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Ledger;
using Portal.Domain.Sandbox;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Infrastructure.DemoData;
using Portal.Tests.Support;
using Quartz;
using Xunit;

namespace Portal.Tests.DemoData;

/// <summary>One seeded demonstration that the tests read.</summary>
public sealed class SeededDemo : TestPortal
{
    public int Made { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Made = await SeedAsync();
        await SealLedgerAsync();
    }

    public async Task<int> SeedAsync()
    {
        var made = 0;
        await InScopeAsync(async scope => made = await scope.GetRequiredService<DemoDataSeeder>().SeedAsync(CancellationToken.None));
        return made;
    }
}

public sealed class DemoDataTests(SeededDemo demo) : IClassFixture<SeededDemo>
{
    [Fact]
    public async Task Seed_WhenRegisterIsEmpty_FillsItInEveryStateAFilingCanReach()
    {
        var states = await demo.InDbAsync(db => db.Services.GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));

        Assert.InRange(demo.Made, 380, 440);
        Assert.Equal(demo.Made, states.Values.Sum());
        Assert.Equal(
            Enum.GetValues<ServiceState>().OrderBy(s => s.ToString(), StringComparer.Ordinal),
            states.Keys.OrderBy(s => s.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Seed_WhenDone_ShowsEachObligationMetFailedAndOpen()
    {
        var summaries = await SummariesAsync();
        var policy = await demo.InDbAsync(db => db.PolicyVersions.OrderBy(p => p.Number).FirstAsync());
        Assert.True(policy.Obligations.Count >= 17);
        // The demonstration has no documents: nobody has uploaded any.
        foreach (var obligation in policy.Obligations.Where(o => o.Id != "DOC-FRESH"))
        {
            int Of(Outcome outcome) => summaries.Count(s => s.Results.Any(r => r.ObligationId == obligation.Id && r.Verdict.Outcome == outcome));
            Assert.True(Of(Outcome.Fail) > 0, $"{obligation.Id} never fails");
            Assert.True(Of(Outcome.Pass) > 0, $"{obligation.Id} is never met");

            // Nobody can file without saying whether data is encrypted.
            if (obligation.Id != "CFP-SEC") Assert.True(Of(Outcome.Undetermined) > 0, $"{obligation.Id} is never open");
        }
    }

    [Fact]
    public async Task Seed_WhenDone_LeavesMostServicesCompliant()
    {
        var summaries = await SummariesAsync();

        Assert.InRange((double)summaries.Count(s => s.Overall == Outcome.Pass) / summaries.Count, 0.65, 0.8);
    }

    [Fact]
    public async Task Seed_WhenDone_HasALedgerWhoseRootFollowsFromItsEntries()
    {
        var (hashes, last, entries, pending) = await demo.InDbAsync(async db => (
            await db.LedgerLeaves.OrderBy(l => l.Index).Select(l => l.Hash).ToListAsync(),
            await db.LedgerCheckpoints.OrderByDescending(c => c.Size).FirstAsync(),
            await db.LedgerEntries.CountAsync(),
            await db.LedgerPending.CountAsync()));
        var tree = MerkleTree.Empty();
        foreach (var hash in hashes) tree.Append(hash);

        Assert.Equal((entries, 0), (hashes.Count, pending));
        Assert.Equal(tree.Size, last.Size);
        Assert.Equal(tree.Root, last.Root);
    }

    [Fact]
    public async Task Seed_WhenDone_HasANetworkWithSomethingToCompareAndTwoInspections()
    {
        var (imports, changes, inspections) = await demo.InDbAsync(async db => (
            await db.NetworkImports.OrderBy(i => i.Number).ToListAsync(),
            await db.NetworkChanges.Select(c => c.Kind).Distinct().ToListAsync(),
            await db.SiteInspections.OrderBy(i => i.Seen.On).ToListAsync()));

        Assert.Equal([1, 2], imports.Select(i => i.Number));
        Assert.All(imports, i => Assert.True(i.IsSynthetic));
        Assert.Equal(
            [NetworkChangeKind.NodeJoined, NetworkChangeKind.NodeProviderChanged, NetworkChangeKind.NodeAdded, NetworkChangeKind.OperatorProviderChanged, NetworkChangeKind.SiteOwnerChanged],
            changes.Order());
        Assert.Equal([InspectionResult.Partly, InspectionResult.Confirmed], inspections.Select(i => i.Seen.Result));
        Assert.True(inspections[0].DueOn < demo.Clock.TodayInPakistan() && inspections[1].DueOn > demo.Clock.TodayInPakistan());
    }

    [Fact]
    public async Task Seed_WhenDone_HasAYearOfAuditsWithFindingsInEveryState()
    {
        var (runs, findings, snapshots) = await demo.InDbAsync(async db => (
            await db.AuditRuns.ToListAsync(), await db.Findings.ToListAsync(), await db.RegisterDays.ToListAsync()));

        Assert.All(runs, r => Assert.Equal((AuditRunState.Completed, r.Progress.Total), (r.State, r.Progress.Done)));
        Assert.InRange(runs.Max(r => r.QueuedAt) - runs.Min(r => r.QueuedAt), TimeSpan.FromDays(333), TimeSpan.FromDays(370));
        Assert.Equal(Enum.GetValues<FindingState>(), findings.Select(f => f.State).Distinct().Order());
        Assert.All(findings, f => Assert.Equal(f.State != FindingState.Closed, f.IsOpen == true));
        Assert.InRange(snapshots.Select(s => s.Day).Distinct().Count(), 107, 110);
    }

    [Fact]
    public async Task Seed_WhenDone_AgreesWithTheLastAuditAndTrend()
    {
        var (last, registered, trend) = await demo.InDbAsync(async db => (
            await db.AuditRuns.OrderByDescending(r => r.QueuedAt).FirstAsync(),
            await db.Services.CountAsync(s => s.State == ServiceState.Registered),
            await db.RegisterDays.Where(d => d.Day == db.RegisterDays.Max(x => x.Day)).ToListAsync()));
        var summaries = await SummariesAsync();

        Assert.Equal(registered, trend.Sum(t => t.Count));
        Assert.Equal(registered, last.Progress.Total);
        // A few were mended since, and wait for an auditor.
        var mended = await demo.InDbAsync(db => db.Findings.CountAsync(f => f.IsOpen == true && f.MetSince > last.EndedAt));
        Assert.InRange(mended, 1, 10);
        Assert.Equal(summaries.Count(s => s.Overall == Outcome.Fail) + mended, last.Progress.Fail);
        Assert.Equal(summaries.Count(s => s.Overall == Outcome.Undetermined), trend.Where(t => t.OutcomeRank == RegisterEntry.RankOf(Outcome.Undetermined)).Sum(t => t.Count));
    }

    [Fact]
    public async Task Seed_WhenDone_HasAPastThatEndsWithToday()
    {
        Assert.Empty(await demo.HistoryDriftAsync());
        var (intervals, oldest) = await demo.InDbAsync(async db => (await db.ComplianceIntervals.CountAsync(i => i.Until != null), await db.ObligationFailures.MinAsync(f => f.Since)));
        Assert.InRange(intervals, 100, 2000);
        Assert.True(oldest < demo.Clock.GetUtcNow().AddDays(-180));
    }

    [Fact]
    public async Task Seed_WhenDone_HasThirtySandboxApplicationsInEveryStateAndScheme()
    {
        var (applications, schemes) = await demo.InDbAsync(async db => (await db.SandboxApplications.ToListAsync(), await db.SandboxSchemes.CountAsync()));

        Assert.Equal(30, applications.Count);
        Assert.Equal(Enum.GetValues<SandboxState>(), applications.Select(a => a.State).Distinct().Order());
        Assert.Equal(schemes, applications.Select(a => a.SchemeId).Distinct().Count());
        Assert.All(applications.Where(a => a.State == SandboxState.Exited), a => Assert.NotNull(a.ExitKind));
    }

    [Fact]
    public async Task Seed_WhenDone_HasTheServiceThatTheGuideShows()
    {
        var (service, summary) = await demo.InDbAsync(async db =>
        {
            var found = await db.Services.SingleAsync(s => s.Code == "PITB-0042");
            return (found, await db.ComplianceSummaries.SingleAsync(c => c.ServiceId == found.Id));
        });

        Assert.Equal("پیدائش کا اندراج اور سرٹیفکیٹ", service.About.Name.Ur);
        Assert.All(service.Placements, p => Assert.True(p.IsSynthetic));
        Assert.Equal(["CFP-CLASS", "CONTACT"], summary.Results.Where(r => r.Verdict.Outcome == Outcome.Fail).Select(r => r.ObligationId));
    }

    [Fact]
    public async Task Seed_WhenDone_LeavesNoPageEmpty()
    {
        var (links, sets, amended, stale, questions, tokens, rules, alerts) = await demo.InDbAsync(async db => (
            await db.ServiceLinks.CountAsync(l => db.Register.Any(e => e.Code == l.ToCode)),
            await db.ServiceDataSets.GroupBy(s => s.DataSetId).CountAsync(g => g.Count() > 1),
            await db.Services.CountAsync(s => s.FilingState != s.State),
            await db.SandboxApplications.CountAsync(a => a.StaleSince != null),
            await db.ReviewComments.CountAsync(c => c.SettledAt == null),
            await db.ApiTokens.CountAsync(),
            await db.ClaimRules.CountAsync(),
            await db.SecurityAlerts.CountAsync(a => a.State == AlertState.Open)));
        Assert.True(links > 300 && sets > 5, $"{links} links, {sets} data sets kept twice");
        Assert.Equal((3, 1, 4, 4, 2, 3), (amended, stale, questions, tokens, rules, alerts));
        Assert.Empty(await demo.DriftAsync());
        Assert.Empty(await demo.RelationDriftAsync());
    }

    [Fact]
    public async Task Seed_WhenDone_LeavesPlansThatTheSchedulerCanFollow()
    {
        var plans = await demo.InDbAsync(db => db.AuditPlans.ToListAsync());

        Assert.All(plans, p => Assert.True(CronExpression.TryParse(p.Cron!, CronFormat.Unix, out _), p.Cron));
    }

    [Fact]
    public async Task Seed_WhenDone_TellsEachPersonaWhatOthersDid()
    {
        var told = await demo.InDbAsync(db => db.Notifications.Where(n => n.ReadAt == null).Select(n => n.PersonId).Distinct().ToListAsync());

        Assert.Contains(DemoPeople.Personas.Single(p => p.Name.En == "Ayesha Malik").Id, told);
        Assert.Contains(DemoPeople.Personas.Single(p => p.Name.En == "Sadia Khan").Id, told);
    }

    [Fact]
    public async Task Seed_WhenRunAgain_ChangesNothing()
    {
        Assert.Equal(0, await demo.SeedAsync());
        Assert.Equal(demo.Made, await demo.InDbAsync(db => db.Services.CountAsync()));
    }

    [Fact]
    public void Personas_WhenListed_HaveEveryRole() =>
        Assert.Equal(Enum.GetValues<Role>(), DemoPeople.Personas.Select(p => p.Role).Distinct().Order());

    [Fact]
    public async Task Seed_WhenNamesAreCompared_AreUniqueWithinAnOrganisation()
    {
        var names = await demo.InDbAsync(db => db.Services.Select(s => new { s.OrganisationId, s.About.Name.En, s.About.Name.Ur }).ToListAsync());

        Assert.Equal(names.Count, names.DistinctBy(n => (n.OrganisationId, n.En)).Count());
        Assert.Equal(names.Count, names.DistinctBy(n => (n.OrganisationId, n.Ur)).Count());
        Assert.All(names, n => Assert.Matches("[\u0600-\u06FF]", n.Ur));
    }

    private Task<List<ComplianceSummary>> SummariesAsync() => demo.InDbAsync(db => db.Services.Where(s => s.State == ServiceState.Registered)
        .Join(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (_, c) => c).ToListAsync());
}
