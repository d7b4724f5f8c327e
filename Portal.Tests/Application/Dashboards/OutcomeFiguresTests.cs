using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance.History;
using Portal.Application.Dashboards;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

/// <summary>Dashboards say what a recount says, of now and of the past, and to each reader only of what is theirs.</summary>
public sealed class OutcomeFiguresTests : TestPortal
{
    private readonly Random _chance = new(20261123);
    private readonly List<ServiceId> _services = [];
    private Person _administrator = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _administrator = await PersonAsync("PDA", Role.PdaAdministrator);
        foreach (var owner in new[] { "PITB", "ISTD", "MOITT", "NITB" })
        {
            for (var i = 0; i < 4; i++) _services.Add(await EnterAsync(owner, i));
        }
    }

    [Fact]
    public async Task Figures_AfterAnyChanges_EqualARecount()
    {
        for (var i = 0; i < 30; i++) await JudgeAsync(_services[_chance.Next(_services.Count)], _chance.Next(16));
        var entries = await InDbAsync(db => db.Register.AsNoTracking().ToListAsync());
        var owners = await InDbAsync(db => db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Code));

        var whole = await FiguresAsync(new());
        Assert.Equal((entries.Count(e => e.FailMask == 0), entries.Count(e => e.FailMask != 0)), (whole.Outcomes.Pass, whole.Outcomes.Fail));
        Assert.All(whole.Owners, o => Assert.Equal(entries.Count(e => owners[e.OrganisationId] == o.Name.Code && e.FailMask != 0), o.Outcomes.Fail));
        foreach (var obligation in ObligationCatalogue.All.Take(4))
        {
            var fails = entries.Count(e => (e.FailMask & obligation.Mask) != 0);
            Assert.Equal(fails, (await FiguresAsync(new(Obligation: obligation.Id))).Outcomes.Fail);
            if (whole.Obligations.SingleOrDefault(o => o.Id == obligation.Id) is { } row) Assert.Equal(fails, row.Outcomes.Fail);
        }

        Assert.Equal(entries.Count(e => e.Region == Region.Punjab), (await FiguresAsync(new(Region: Region.Punjab))).Outcomes.Judged);
        Assert.Equal(whole.Outcomes, whole.Regions.Aggregate(new OutcomeTally(0, 0, 0, 0), (sum, r) => sum + r.Outcomes));
    }

    [Fact]
    public async Task Past_OfEachPart_IsThatOfItsDays()
    {
        foreach (var id in _services) await JudgeAsync(id, 0);
        await SnapshotAsync();
        Clock.Advance(TimeSpan.FromDays(30));
        foreach (var id in _services.Take(4)) await JudgeAsync(id, 1);
        await SnapshotAsync();

        var whole = await FiguresAsync(new());
        Assert.Equal((16, 0), (whole.MonthAgo!.Pass, whole.MonthAgo.Fail));
        Assert.Equal([16, 12], whole.Trend.Select(p => p.Outcomes.Pass));
        var (fallen, by) = Assert.Single(whole.Movers(30, 5));
        Assert.Equal(("PITB", 1), (fallen.Name.Code, by));
        Assert.Empty(whole.Movers(90, 5));
        Assert.Equal([0, 0], (await FiguresAsync(new("ISTD"))).Trend.Select(p => p.Outcomes.Fail));
        Assert.Equal([0, 4], (await FiguresAsync(new(Obligation: First.Id))).Trend.Select(p => p.Outcomes.Fail));
    }

    [Fact]
    public async Task Ages_AreCountedFromTheDayOnWhichItBeganToFail()
    {
        await JudgeAsync(_services[0], 1);
        Clock.Advance(TimeSpan.FromDays(31));
        await JudgeAsync(_services[0], 3);
        await JudgeAsync(_services[5], 1);
        await SnapshotAsync();

        var ages = (await FiguresAsync(new())).Ages;
        Assert.Equal(1, ages.Where(a => a.Age == FailureAge.UpTo90).Sum(a => a.Count));
        Assert.Equal(2, ages.Where(a => a.Age == FailureAge.UpTo30).Sum(a => a.Count));
        Assert.Equal(2, (await FiguresAsync(new("PITB"))).Ages.Sum(a => a.Count));
        Assert.Equal(1, (await FiguresAsync(new("ISTD", Obligation: First.Id))).Ages.Sum(a => a.Count));
    }

    [Fact]
    public async Task Reader_OfOneOrganisation_SeesItAndThoseBelowAlone()
    {
        var officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        Assert.Equal(["PITB"], (await SendAsync(officer, new GetOutcomesQuery())).Value.Owners.Select(o => o.Name.Code));
        Assert.Equal(0, (await SendAsync(officer, new GetOutcomesQuery(Region: Region.Sindh))).Value.Outcomes.Judged);
        Assert.Equal(Error.NotFound, (await SendAsync(officer, new GetOutcomesQuery("ISTD"))).Error);
        // NITB stands under the ministry.
        var official = await PersonAsync("MOITT", Role.MinistryOfficial);
        Assert.Equal(["MOITT", "NITB"], (await SendAsync(official, new GetOutcomesQuery())).Value.Owners.Select(o => o.Name.Code).Order());
        Assert.Equal("NITB", Assert.Single((await SendAsync(official, new GetOutcomesQuery("NITB"))).Value.Owners).Name.Code);
        Assert.Equal(Error.NotFound, (await SendAsync(await PersonAsync("NITB", Role.OrganisationAdministrator), new GetOutcomesQuery("MOITT"))).Error);
    }

    [Fact]
    public async Task Figures_OfWhatIsNotThere_AreNotFound()
    {
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new GetOutcomesQuery("NOBODY"))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_administrator, new GetOutcomesQuery(Obligation: "NO-LAW"))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(await PersonAsync("PITB", Role.Applicant), new GetOutcomesQuery())).Error);
    }

    private static Obligation First => ObligationCatalogue.All[0];

    private async Task<OutcomeFigures> FiguresAsync(GetOutcomesQuery query) => (await SendAsync(_administrator, query)).Value;

    private Task SnapshotAsync() => SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());

    private async Task<ServiceId> EnterAsync(string owner, int number)
    {
        var content = new ServiceContent { About = new() { Name = new($"Service {number}", $"خدمت {number}") } };
        var id = await InDbAsync(async db =>
        {
            var service = Service.Import(await db.Organisations.SingleAsync(o => o.Code == owner), $"test:{owner}{number}", content, registered: true, Actor.System("test"), Clock.GetUtcNow());
            db.Services.Add(service);
            await db.SaveChangesAsync();
            return service.Id;
        });
        await JudgeAsync(id, 0);
        return id;
    }

    // The first four obligations of the catalogue, failed where the number's bits say so.
    private Task<int> JudgeAsync(ServiceId id, int fails) => InDbAsync(async db =>
    {
        var known = await db.ComplianceSummaries.FindAsync(id);
        var summary = known ?? ComplianceSummary.For(id);
        summary.Take([.. ObligationCatalogue.All.Take(4).Select((o, i) => new ObligationResult(o.Id, (fails >> i & 1) == 1 ? Verdict.Fail("Any") : Verdict.Pass()))], 1, null, Clock.GetUtcNow());
        if (known is null) db.ComplianceSummaries.Add(summary);
        return await db.SaveChangesAsync();
    });
}
