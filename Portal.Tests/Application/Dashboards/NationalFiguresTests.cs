using Microsoft.EntityFrameworkCore;
using Portal.Application.Dashboards;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

public sealed class NationalFiguresTests : TestPortal
{
    private static readonly ServicePlacements Abroad = new([.. Filings.Placements.Items, Filings.Abroad]);

    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _approver = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        _reviewer = await PersonAsync("PDA", Role.CaseOfficer);
        _approver = await PersonAsync("PDA", Role.Approver);
    }

    [Fact]
    public async Task Rate_CountsPassOnly()
    {
        var waived = await RegisteredAsync();
        await RegisteredAsync();
        await RegisteredAsync(Abroad);
        var undetermined = await RegisteredAsync();
        await SetAsync(waived, Outcome.Waived);
        await SetAsync(undetermined, Outcome.Undetermined);
        await this.DraftAsync(_filer);

        var figures = await FiguresAsync();

        Assert.Equal(new OutcomeTally(1, 1, 1, 1), figures.Outcomes);
        Assert.Equal(4, figures.Registered);
        Assert.Equal(.25, figures.Outcomes.Rate);
    }

    [Fact]
    public async Task Figures_HoweverDivided_AddUpToTheWhole()
    {
        var ministry = await PersonAsync("MOITT", Role.MinistryOfficial);
        await RegisteredAsync();
        await RegisteredAsync(Abroad);
        await this.RegisteredAsync(ministry, _reviewer, _approver);
        await this.RegisteredAsync(ministry, _reviewer, _approver, Filings.Data with { Class = DataClass.Open });

        var figures = await FiguresAsync();

        Assert.Equal(figures.Outcomes, Sum(figures.Regions.Select(r => r.Outcomes)));
        Assert.Equal(figures.Outcomes, Sum(figures.Classes.Select(c => c.Outcomes)));
        Assert.Equal(2, Sum([.. figures.Ministries.Select(m => m.Outcomes), figures.Others.Outcomes]).Judged);
        Assert.Equal(2, figures.Regions.Single(r => r.Region == Region.Punjab).Outcomes.Judged);
        Assert.Equal(figures.Outcomes, figures.Trend[^1].Outcomes);
    }

    [Fact]
    public async Task Filter_NarrowsEveryFigureOfTheRegister()
    {
        var ministry = await PersonAsync("MOITT", Role.MinistryOfficial);
        var bad = await RegisteredAsync(Abroad);
        var open = await this.RegisteredAsync(ministry, _reviewer, _approver, Filings.Data with { Class = DataClass.Open });
        await this.FindingAsync(bad, _filer, Clock.GetUtcNow());
        await this.FindingAsync(open, ministry, Clock.GetUtcNow());

        var punjab = await FiguresAsync(new GetNationalFiguresQuery(Region.Punjab));
        Assert.Equal(new OutcomeTally(0, 0, 0, 1), punjab.Outcomes);
        Assert.Equal(Region.Punjab, Assert.Single(punjab.Regions).Region);
        Assert.Equal(1, punjab.Findings.Open);

        var openData = await FiguresAsync(new GetNationalFiguresQuery(Class: DataClass.Open));
        Assert.Equal((1, 1, 1), (openData.Registered, openData.Findings.Open, openData.Trend.Count));
        Assert.Equal(0, (await FiguresAsync(new GetNationalFiguresQuery(Region.Sindh))).Registered);
    }

    [Fact]
    public async Task Findings_AreCountedByAgeAndByMonth()
    {
        var service = await RegisteredAsync();
        var now = Clock.GetUtcNow();
        await this.FindingAsync(service, _filer, now.AddDays(-7));
        await this.FindingAsync(service, _filer, now.AddDays(-8), "KEY-PK");
        var closed = await this.FindingAsync(service, _filer, now.AddDays(-91), "EXIT-PLAN");
        await InDbAsync(async db =>
        {
            (await db.Findings.FindAsync(closed.Id))!.CloseByRun(closed.OpenedByRun!.Value, Filings.Actor(), now.AddDays(-40));
            return await db.SaveChangesAsync();
        });

        var findings = (await FiguresAsync()).Findings;

        Assert.Equal(2, findings.Open);
        Assert.Equal(1, findings.Counts.Where(c => c.Age == FindingAge.UpTo7).Sum(c => c.Count));
        Assert.Equal(1, findings.Counts.Where(c => c.Age == FindingAge.UpTo30).Sum(c => c.Count));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 2], findings.Trend);
    }

    [Fact]
    public async Task Trend_TakesTheLastDayOfEachMonth()
    {
        await InDbAsync(async db =>
        {
            db.AddRange(
                Kept(new(2026, 9, 29), Region.Punjab, Outcome.Pass, 1), Kept(new(2026, 9, 30), Region.Punjab, Outcome.Pass, 3), Kept(new(2026, 9, 30), Region.Punjab, Outcome.Undetermined, 1),
                Kept(new(2026, 9, 30), Region.Sindh, Outcome.Pass, 2), Kept(new(2026, 9, 30), Region.Sindh, Outcome.Waived, 1), Kept(new(2026, 9, 30), Region.Sindh, Outcome.Fail, 4),
                Kept(new(2026, 11, 19), Region.Sindh, Outcome.Fail, 9));
            return await db.SaveChangesAsync();
        });

        var trend = (await FiguresAsync()).Trend;

        Assert.Equal([new TrendPoint(new(2026, 9, 30), new(5, 1, 1, 4)), new TrendPoint(Filings.Day, new(0, 0, 0, 0))], trend);
    }

    [Fact]
    public async Task Figures_WithoutThePermission_AreRefused()
    {
        var applicant = await PersonAsync("PITB", Role.Applicant);
        Assert.Equal(Error.Forbidden, (await SendAsync(applicant, new GetNationalFiguresQuery())).Error);
        Assert.False((await SendAsync(_filer, new GetNationalFiguresQuery())).Value.OpensLists);
    }

    [Fact]
    public async Task Figures_HoweverManyServices_TakeAHandfulOfQueries()
    {
        var few = await CommandsAsync();
        for (var i = 0; i < 3; i++) await RegisteredAsync();

        Assert.Equal(few, await CommandsAsync());
        Assert.InRange(few, 5, 12);
    }

    private static RegisterDay Kept(DateOnly day, Region region, Outcome outcome, int count) => new(day, default, region, 0, RegisterEntry.RankOf(outcome), 0, 0, 0, 0, count);

    private async Task<int> CommandsAsync()
    {
        using var commands = new CommandCount(ConnectionString);
        await FiguresAsync();
        return commands.Count;
    }

    private Task<ServiceId> RegisteredAsync(params IServiceSection[] instead) => this.RegisteredAsync(_filer, _reviewer, _approver, instead);

    private async Task<NationalFigures> FiguresAsync(GetNationalFiguresQuery? query = null) => (await SendAsync(_approver, query ?? new GetNationalFiguresQuery())).Value;

    private Task<int> SetAsync(ServiceId service, Outcome outcome) =>
        InDbAsync(db => db.Register.Where(e => e.Id == service).ExecuteUpdateAsync(e => e.SetProperty(x => x.OutcomeRank, RegisterEntry.RankOf(outcome))));

    private static OutcomeTally Sum(IEnumerable<OutcomeTally> tallies) => tallies.Aggregate(new OutcomeTally(0, 0, 0, 0), (sum, t) => sum + t);
}
