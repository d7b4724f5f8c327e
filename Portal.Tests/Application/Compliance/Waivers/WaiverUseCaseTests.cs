using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Dashboards;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance.Waivers;

/// <summary>A waiver from the request to its end, and what it does to the service, its counts and its people. Each test has its own clock and register.</summary>
public sealed class WaiverUseCaseTests : TestPortal
{
    private static readonly WaiverMeasure Measure = new("Copies are encrypted with keys held at home", "Director, Operations", new DateOnly(2026, 12, 1));
    private Person _owner = null!;
    private Person _officer = null!;
    private Person _approver = null!;
    private ServiceId _service;

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime.AddHours(5));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_owner, _officer, _approver) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        _service = await this.RegisteredAsync(_owner, _officer, _approver, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));
        Assert.Equal(Outcome.Fail, await OutcomeAsync());
    }

    [Fact]
    public async Task Waiver_FromRequestToRevocation_ShowsTheFailureAsWaivedWhileItHolds()
    {
        var before = await SummaryAsync();
        var id = await GrantedAsync();
        var waived = await SummaryAsync();
        Assert.Equal((before.FailMask & ~Bit, Bit, before.PassMask), (waived.FailMask, waived.WaivedMask, waived.PassMask));
        var result = waived.Results.Single(r => r.ObligationId == "CFP-CLASS");
        Assert.Equal((Outcome.Waived, Outcome.Fail, "KindNotAllowed", id), (result.Outcome, result.Verdict.Outcome, result.Verdict.Reason, result.Waiver!.Id));
        Assert.Empty(await this.DriftAsync());
        var found = (await SendAsync(_officer, new ListServicesQuery(new ServiceFilter { Obligation = "CFP-CLASS", Outcome = Outcome.Waived }, new ServicePaging()))).Value;
        Assert.Equal(1, Assert.Single(found.Items).Waived);

        Assert.Null((await SendAsync(_approver, new RevokeWaiverCommand(id, await VersionAsync(id), "The copies are not encrypted."))).Error);
        var after = await SummaryAsync();
        Assert.Equal((before.FailMask, 0), (after.FailMask, after.WaivedMask));
        Assert.Empty(await this.DriftAsync());
        Assert.Equal(
            ["waiver.granted", "waiver.recommended", "waiver.requested", "waiver.revoked"],
            await InDbAsync(db => db.LedgerEntries.Where(e => e.Subject.StartsWith("WVR-")).Select(e => e.Type).Order().ToListAsync()));
    }

    [Fact]
    public async Task Waiver_OfAServiceThatIsHandedOver_IsTheNewOwnersAndHoldsAsBefore()
    {
        var id = await GrantedAsync();
        var heir = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await SendAsync(heir, new GetWaiverQuery(id))).Error);
        Assert.Null((await SendAsync(_approver, new TransferServiceCommand(_service, await this.VersionAsync(_approver, _service), heir.OrganisationId, "By order."))).Error);
        Assert.Equal(WaiverState.Granted, (await SendAsync(heir, new GetWaiverQuery(id))).Value.State);
        Assert.Equal(Error.NotFound, (await SendAsync(_owner, new GetWaiverQuery(id))).Error);
        Assert.Equal(Outcome.Waived, await OutcomeAsync());
    }

    [Fact]
    public async Task Waiver_OfAServiceThatCameToTheBodyItself_CanStillBeRevokedThere()
    {
        var id = await GrantedAsync();
        Assert.Null((await SendAsync(_approver, new TransferServiceCommand(_service, await this.VersionAsync(_approver, _service), _approver.OrganisationId, "By order."))).Error);
        var detail = (await SendAsync(_approver, new GetWaiverQuery(id))).Value;
        Assert.Equal([WaiverAction.Revoke], detail.May);
        Assert.Equal(Error.Forbidden, (await SendAsync(_officer, new RevokeWaiverCommand(id, detail.Version, "The copies are not encrypted."))).Error);
        Assert.Null((await SendAsync(_approver, new RevokeWaiverCommand(id, detail.Version, "The copies are not encrypted."))).Error);
        Assert.Equal(Outcome.Fail, await OutcomeAsync());
        Assert.Empty(await this.DriftAsync());
    }

    [Fact]
    public async Task Waiver_WhileItHolds_LetsTheFindingRest()
    {
        await KeepFindingsAsync();
        Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal((1, null), (await OverdueAsync(), (await FindingAsync()).WaivedUntil));
        var id = await GrantedAsync();
        await KeepFindingsAsync();
        Assert.Equal((0, Today.AddDays(90)), (await OverdueAsync(), (await FindingAsync()).WaivedUntil));
        Assert.Equal(0, (await SendAsync(AuditWorker.Actor, new EscalateFindingsCommand())).Value);
        Assert.DoesNotContain((await SendAsync(_owner, new GetMyWorkQuery())).Value.Tasks, t => t.Area == WorkArea.Finding);

        Assert.Null((await SendAsync(_approver, new RevokeWaiverCommand(id, await VersionAsync(id), "The copies are not encrypted."))).Error);
        await KeepFindingsAsync();
        var resumed = await FindingAsync();
        Assert.Equal((null, Today, FindingState.New), (resumed.WaivedUntil, resumed.DueOn, resumed.State));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await OverdueAsync());
    }

    [Fact]
    public async Task Waiver_PastItsDay_NeverCoversAlsoWhereNobodyEndedIt()
    {
        var id = await GrantedAsync(days: 30);
        Clock.Advance(TimeSpan.FromDays(31));
        // The job is dead: the service's own page looks at the day itself.
        Assert.Equal(Outcome.Fail, (await SendAsync(_owner, new GetServiceQuery(_service))).Value.Compliance!.Results.Single(r => r.ObligationId == "CFP-CLASS").Outcome);
        Assert.Equal(Outcome.Fail, (await SendAsync(_owner, new ForecastComplianceQuery(_service))).Value.Results.Single(r => r.ObligationId == "CFP-CLASS").Outcome);

        Assert.Equal(1, (await KeepAsync()).Value);
        Assert.Equal(0, (await KeepAsync()).Value);
        Assert.Equal(WaiverState.Expired, (await DetailAsync(id)).State);
        Assert.Equal(0, (await SummaryAsync()).WaivedMask);
    }

    [Fact]
    public async Task Waiver_WhenAPartIsAddedAbroad_NoLongerCoversAndBothAreTold()
    {
        var id = await GrantedAsync();
        var version = await this.VersionAsync(_owner, _service);
        Assert.Null((await SendAsync(_owner, new AmendServiceCommand(_service, version, "A second copy"))).Error);
        var draft = (await SendAsync(_owner, new GetServiceDraftQuery(_service))).Value.Version;
        var parts = new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad, Filings.Abroad with { Country = "AE", Site = "Another region" }]);
        Assert.Null((await SendAsync(_owner, new SaveServiceSectionCommand(_service, draft, parts))).Error);
        Assert.Null((await SendAsync(_owner, new SubmitServiceCommand(_service, await this.VersionAsync(_owner, _service)))).Error);
        Assert.Null((await SendAsync(_officer, new StartReviewCommand(_service, await this.VersionAsync(_officer, _service)))).Error);
        Assert.Null((await SendAsync(_approver, new ApproveServiceCommand(_service, await this.VersionAsync(_approver, _service), "Complete."))).Error);

        Assert.Equal(Outcome.Fail, await OutcomeAsync());
        Assert.Equal(1, (await KeepAsync()).Value);
        Assert.Equal(0, (await KeepAsync()).Value);
        Assert.NotNull((await DetailAsync(id)).OutgrownSince);
        var told = await InDbAsync(db => db.Notifications.Where(n => n.Type == "waiver.outgrown").Select(n => n.PersonId.Value).ToListAsync());
        Assert.Equal(new[] { _owner.Id.Value, _officer.Id.Value, _approver.Id.Value }.Order(), told.Order());
        Assert.Equal(WorkKind.ReplaceWaiver, (await SendAsync(_owner, new GetMyWorkQuery())).Value.Tasks.Single(t => t.Area == WorkArea.Waiver).Kind);
    }

    [Fact]
    public async Task Request_ClickedTwice_IsOneAndASecondIsRefused()
    {
        var id = WaiverId.New();
        var code = (await RequestAsync(id)).Value;
        Assert.Equal("WVR-2026-0001", code);
        Assert.Equal(code, (await RequestAsync(id)).Value);
        Assert.Equal(WaiverErrors.AlreadyAsked, (await RequestAsync(WaiverId.New())).Error);
        Assert.Equal(1, await InDbAsync(db => db.Waivers.CountAsync()));
        Assert.Equal(WaiverErrors.NotFailing, (await SendAsync(_owner, new RequestWaiverCommand(WaiverId.New(), _service, "CFP-SEC", "Why", [Measure], Today.AddDays(9)))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(_owner, new RequestWaiverCommand(WaiverId.New(), _service, "NO-SUCH", "Why", [Measure], Today.AddDays(9)))).Error);
        Assert.NotEmpty((await SendAsync(_owner, new RequestWaiverCommand(WaiverId.New(), _service, "CFP-CLASS", "", [Measure with { What = "" }], Today.AddDays(9)))).Error!.Fields);
    }

    [Fact]
    public async Task Waiver_OfAnotherOrganisation_DoesNotExist()
    {
        var id = WaiverId.New();
        await RequestAsync(id);
        var stranger = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new GetWaiverQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new WithdrawWaiverCommand(id, await VersionAsync(id), "Mine"))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new RequestWaiverCommand(WaiverId.New(), _service, "CFP-CLASS", "Why", [Measure], Today.AddDays(9)))).Error);
        Assert.Empty((await SendAsync(stranger, new ListWaiversQuery(new WaiverFilter()))).Value.Rows);
        Assert.Empty((await SendAsync(stranger, new ListWaiversQuery(new WaiverFilter()))).Value.Counts);
        // Another regulator sees it and decides nothing.
        var other = await PersonAsync("SBP", Role.CaseOfficer);
        Assert.Equal(id, Assert.Single((await SendAsync(other, new ListWaiversQuery(new WaiverFilter()))).Value.Rows).Id);
        Assert.Equal(WaiverErrors.NotThePower, (await SendAsync(other, new RecommendWaiverCommand(id, await VersionAsync(id), true, "Why"))).Error);
        Assert.Empty((await SendAsync(other, new GetWaiverQuery(id))).Value.May);
    }

    [Fact]
    public async Task Decision_FromAnOldPageOrBySamePerson_IsRefused()
    {
        var id = WaiverId.New();
        await RequestAsync(id);
        var seen = await VersionAsync(id);
        Assert.Null((await SendAsync(_officer, new RecommendWaiverCommand(id, seen, true, "Sound"))).Error);
        Assert.Equal(Error.Stale, (await SendAsync(_officer, new RecommendWaiverCommand(id, seen, true, "Sound"))).Error);
        Assert.Equal(Error.Stale, (await SendAsync(_approver, new GrantWaiverCommand(id, seen, Today.AddDays(30), "", "Sound"))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(_officer, new GrantWaiverCommand(id, await VersionAsync(id), Today.AddDays(30), "", "Sound"))).Error);
        Assert.Equal([WaiverAction.Grant, WaiverAction.Refuse], (await SendAsync(_approver, new GetWaiverQuery(id))).Value.May);
    }

    [Fact]
    public async Task Waiver_AskedForAgainBeforeItEnds_IsReplacedByTheNewOne()
    {
        var first = await GrantedAsync(days: 20);
        Assert.True((await SendAsync(_owner, new GetWaiverGroundQuery(_service, "CFP-CLASS"))).Value.Open.Single().State == WaiverState.Granted);
        var second = await GrantedAsync(days: 200);
        Assert.Equal(WaiverState.Replaced, (await DetailAsync(first)).State);
        Assert.Equal(second, (await SummaryAsync()).Results.Single(r => r.ObligationId == "CFP-CLASS").Waiver!.Id);
        Assert.Equal(2, (await SendAsync(_owner, new ListWaiversQuery(new WaiverFilter { Service = _service }))).Value.Rows.Count);
        Assert.Equal(first, Assert.Single((await SendAsync(_owner, new ListWaiversQuery(new WaiverFilter(), After: second))).Value.Rows).Id);
    }

    [Fact]
    public async Task Waiver_OnItsWay_WaitsForWhoeverIsNext()
    {
        var id = WaiverId.New();
        await RequestAsync(id);
        Assert.Equal(WorkKind.RecommendWaiver, await TaskAsync(_officer));
        Assert.Null(await TaskAsync(_approver));
        Assert.Null((await SendAsync(_officer, new RecommendWaiverCommand(id, await VersionAsync(id), true, "Sound"))).Error);
        Assert.Equal(WorkKind.DecideWaiver, await TaskAsync(_approver));
        Assert.Null((await SendAsync(_approver, new GrantWaiverCommand(id, await VersionAsync(id), Today.AddDays(90), "A report", "Sound"))).Error);
        Assert.Null(await TaskAsync(_owner));
        Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(WorkKind.RenewWaiver, await TaskAsync(_owner));
        await KeepAsync();
        Assert.Contains("waiver.ending", await InDbAsync(db => db.Notifications.Where(n => n.PersonId == _owner.Id).Select(n => n.Type).ToListAsync()));
        Assert.Equal(id, Assert.Single((await SendAsync(_owner, new ListWaiversQuery(new WaiverFilter { EndingSoon = true, Body = "PDA" }))).Value.Rows).Id);
    }

    private static long Bit => ObligationCatalogue.Find("CFP-CLASS")!.Mask;

    private async Task<WorkKind?> TaskAsync(Person person) => (await SendAsync(person, new GetMyWorkQuery())).Value.Tasks.Where(t => t.Area == WorkArea.Waiver).Select(t => (WorkKind?)t.Kind).SingleOrDefault();

    private async Task KeepFindingsAsync() => Assert.Equal(1, (await SendAsync(AuditWorker.Actor, new KeepFindingsCommand())).Value);

    private Task<Finding> FindingAsync() => InDbAsync(db => db.Findings.AsNoTracking().SingleAsync());

    private async Task<int> OverdueAsync() => (await SendAsync(_owner, new ListFindingsQuery(new FindingFilter { OverdueOnly = true }, new PageRequest()))).Value.Total;

    private Task<Result<int>> KeepAsync() => SendAsync(WaiverKeeper.Actor, new KeepWaiversCommand());

    private Task<Result<string>> RequestAsync(WaiverId id, int days = 90) =>
        SendAsync(_owner, new RequestWaiverCommand(id, _service, "CFP-CLASS", "The contract runs until spring.", [Measure], Today.AddDays(days)));

    private async Task<WaiverId> GrantedAsync(int days = 90)
    {
        var id = WaiverId.New();
        Assert.Null((await RequestAsync(id, days)).Error);
        Assert.Null((await SendAsync(_officer, new RecommendWaiverCommand(id, await VersionAsync(id), true, "Sound"))).Error);
        Assert.Null((await SendAsync(_approver, new GrantWaiverCommand(id, await VersionAsync(id), Today.AddDays(days), "A report every quarter", "Sound"))).Error);
        return id;
    }

    private async Task<WaiverDetail> DetailAsync(WaiverId id) => (await SendAsync(_owner, new GetWaiverQuery(id))).Value;

    private async Task<Guid> VersionAsync(WaiverId id) => (await DetailAsync(id)).Version;

    private Task<ComplianceSummary> SummaryAsync() => InDbAsync(db => db.ComplianceSummaries.AsNoTracking().SingleAsync(c => c.ServiceId == _service));

    private async Task<Outcome> OutcomeAsync() => (await SummaryAsync()).Results.Single(r => r.ObligationId == "CFP-CLASS").Outcome;
}
