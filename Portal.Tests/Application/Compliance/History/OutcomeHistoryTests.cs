using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance.History;

/// <summary>Services in the register have a history without gaps, whatever changes them and however the clock goes.</summary>
public sealed class OutcomeHistoryTests : TestPortal
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    private readonly Random _chance = new(20261122);
    private readonly List<ServiceId> _services = [];

    [Fact]
    public async Task Walk_AfterAnyChanges_SaysHowEachServiceStoodAtAnyTime()
    {
        await EnterAsync(12);
        List<(DateTimeOffset At, ServiceId Id, long Fails, short Rank)> seen = [];
        for (var i = 0; i < 120; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(_chance.Next(1, 6000)));
            await ChangeAsync();
            var now = Clock.GetUtcNow();
            foreach (var entry in await InDbAsync(db => db.Register.AsNoTracking().Where(e => e.State == ServiceState.Registered || e.State == ServiceState.Suspended).ToListAsync()))
                seen.Add((now, entry.Id, entry.FailMask, entry.OutcomeRank));
        }

        Assert.Empty(await this.HistoryDriftAsync());
        var intervals = (await InDbAsync(db => db.ComplianceIntervals.AsNoTracking().ToListAsync())).ToLookup(i => i.ServiceId);
        Assert.All(seen, s =>
        {
            var then = Assert.Single(intervals[s.Id], i => i.Covers(s.At));
            Assert.Equal((s.Fails, s.Rank), (then.FailMask, then.OutcomeRank));
        });
        Assert.True(intervals.Max(i => i.Count()) > 5);
    }

    [Fact]
    public async Task History_OfAClockThatJumps_HasNoGapNorOverlapAndForgetsWhatHasNotCome()
    {
        await EnterAsync(6);
        TimeSpan[] jumps = [TimeSpan.FromHours(5), TimeSpan.FromDays(-3), TimeSpan.FromDays(2000), TimeSpan.FromDays(-2000), TimeSpan.FromSeconds(-1), TimeSpan.Zero];
        for (var i = 0; i < 60; i++)
        {
            Clock.Advance(jumps[i % jumps.Length]);
            await ChangeAsync();
            Assert.Empty(await this.HistoryDriftAsync());
        }

        foreach (var id in _services) await JudgeAsync(id, 0b1);
        // What ended by the clock that was ahead has ended: nobody judges it any more.
        var standing = await InDbAsync(db => db.ComplianceIntervals.Where(i => db.Register.Any(e => e.Id == i.ServiceId && e.State != ServiceState.Decommissioned)).ToListAsync());
        Assert.DoesNotContain(standing, i => i.Since > Clock.GetUtcNow());
        Assert.DoesNotContain(await InDbAsync(db => db.ObligationFailures.ToListAsync()), f => f.Since > Clock.GetUtcNow());
    }

    [Fact]
    public async Task Draft_HoweverOftenItIsSaved_HasNoHistory()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        await this.DraftAsync(filer);
        Assert.Equal(0, await InDbAsync(db => db.ComplianceIntervals.CountAsync()));
    }

    [Fact]
    public async Task GetOutcomeHistory_AfterAnyChanges_TellsOfEachObligationWhatTheIntervalsSay()
    {
        var auditor = await PersonAsync("PDA", Role.Auditor);
        await EnterAsync(4);
        for (var i = 0; i < 60; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(_chance.Next(1, 6000)));
            await ChangeAsync();
        }

        var intervals = (await InDbAsync(db => db.ComplianceIntervals.AsNoTracking().ToListAsync())).ToLookup(i => i.ServiceId);
        foreach (var id in _services)
        {
            var told = (await SendAsync(auditor, new GetOutcomeHistoryQuery(id))).Value;
            Assert.False(told.IsCut);
            foreach (var obligation in told.Obligations)
            {
                var spans = obligation.Spans;
                Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.Since || (pair.First.Until == pair.Second.Since && pair.First.Outcome != pair.Second.Outcome)));
                Assert.All(intervals[id], i => Assert.Equal(i.Of(ObligationCatalogue.Find(obligation.Id)!), Assert.Single(spans, s => s.Since <= i.Since && (s.Until is null || i.Since < s.Until)).Outcome));
                Assert.Equal(spans[^1].Since, told.Since(obligation.Id));
            }
        }
    }

    [Fact]
    public async Task GetOutcomeHistory_OfAnotherOrganisationsDraft_IsNotFound()
    {
        var (draft, _) = await this.DraftAsync(await PersonAsync("PITB", Role.ProvincialItOfficer));
        Assert.Equal(Error.NotFound, (await SendAsync(await PersonAsync("ISTD", Role.ProvincialItOfficer), new GetOutcomeHistoryQuery(draft))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(await PersonAsync("PDA", Role.Auditor), new GetOutcomeHistoryQuery(ServiceId.New()))).Error);
    }

    [Fact]
    public async Task Days_OfAnySequence_EqualARecountAndFillDeadDays()
    {
        await EnterAsync(10);
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
        var first = await DayAsync(Filings.Day);
        Clock.Advance(TimeSpan.FromDays(3));
        for (var i = 0; i < 25; i++) await ChangeAsync();
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());

        Assert.Equal(first, await DayAsync(Filings.Day.AddDays(1)));
        Assert.Equal(first, await DayAsync(Filings.Day.AddDays(2)));
        Assert.Equal(await RecountAsync(), await DayAsync(Filings.Day.AddDays(3)));
        Assert.Equal(await AgesAsync(), await InDbAsync(async db => (await db.FailureTallies.ToListAsync()).Sum(t => t.Count)));

        // A clock that was ahead leaves days that have not come; they go with the next count.
        Clock.Advance(TimeSpan.FromDays(30));
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
        Clock.Advance(TimeSpan.FromDays(-29));
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
        Assert.Equal(Filings.Day.AddDays(4), await InDbAsync(db => db.RegisterDays.MaxAsync(d => d.Day)));
    }

    [Fact]
    public async Task Days_OfLongAgo_AreThinnedToTheEndsOfMonths()
    {
        await EnterAsync(2);
        for (var i = 0; i < 8; i++)
        {
            await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
            Clock.Advance(TimeSpan.FromDays(31));
        }

        Clock.Advance(TimeSpan.FromDays(-31));
        var today = Filings.Day.AddDays(7 * 31);
        var kept = await InDbAsync(db => db.RegisterDays.Select(d => d.Day).Distinct().ToListAsync());
        Assert.Equal(Enumerable.Range(0, 218).Select(i => today.AddDays(-i)).Where(d => RegisterDay.Keeps(d, today)).Order(), kept.Order());
        Assert.Contains(new DateOnly(2026, 11, 30), kept);
    }

    private Task<List<string>> DayAsync(DateOnly day) => InDbAsync(async db => (await db.RegisterDays.Where(d => d.Day == day).ToListAsync()).ConvertAll(d => $"{d.OrganisationId} {d.OutcomeRank} {d.FailMask}: {d.Count}").Order().ToList());

    private Task<List<string>> RecountAsync() => InDbAsync(async db => (await db.Register.Where(e => e.State == ServiceState.Registered).ToListAsync())
        .GroupBy(e => $"{e.OrganisationId} {e.OutcomeRank} {e.FailMask}").Select(g => $"{g.Key}: {g.Count()}").Order().ToList());

    private Task<int> AgesAsync() => InDbAsync(async db => (await db.Register.Where(e => e.State == ServiceState.Registered).ToListAsync()).Sum(e => System.Numerics.BitOperations.PopCount((ulong)e.FailMask)));

    private async Task EnterAsync(int count)
    {
        var owners = new[] { await OrganisationAsync("PITB"), await OrganisationAsync("MOITT") };
        for (var i = 0; i < count; i++)
        {
            var service = Service.Import(owners[i % 2], $"test:{i}", new ServiceContent { About = new() { Name = new($"Service {i}", $"خدمت {i}") } }, registered: true, Actor.System("test"), Start);
            _services.Add(service.Id);
            await InDbAsync(async db =>
            {
                db.Attach(owners[i % 2]);
                db.Services.Add(service);
                return await db.SaveChangesAsync();
            });
            await JudgeAsync(service.Id, _chance.Next(4));
        }
    }

    // In the ways in which services change: one or several judged anew, suspended and reinstated, ended.
    private Task ChangeAsync()
    {
        var id = _services[_chance.Next(_services.Count)];
        var now = Clock.GetUtcNow();
        return _chance.Next(8) switch
        {
            0 => SetAsync(id, ServiceState.Suspended, now),
            1 => SetAsync(id, ServiceState.Decommissioned, now),
            2 or 3 => SetAsync(id, ServiceState.Registered, now),
            _ => JudgeAsync(id, _chance.Next(8)),
        };
    }

    private Task<int> SetAsync(ServiceId id, ServiceState state, DateTimeOffset now) =>
        InDbAsync(db => db.Register.Where(e => e.Id == id && e.State != ServiceState.Decommissioned).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, state).SetProperty(x => x.JudgedAt, now)));

    private Task<int> JudgeAsync(ServiceId id, long fails) => InDbAsync(async db =>
    {
        var known = await db.ComplianceSummaries.FindAsync(id);
        var summary = known ?? ComplianceSummary.For(id);
        summary.Take([.. ObligationCatalogue.All.Take(4).Select(o => new ObligationResult(o.Id, (fails & o.Mask) != 0 ? Verdict.Fail("Any") : Verdict.Pass()))], 1, null, Clock.GetUtcNow());
        if (known is null) db.ComplianceSummaries.Add(summary);
        return await db.SaveChangesAsync();
    });
}
