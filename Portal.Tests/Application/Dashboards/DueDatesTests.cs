using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Audits;
using Portal.Application.Compliance.History;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Dashboards.Outcomes;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Compliance;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

/// <summary>The dates ahead are all those of the services, each reader's own, and open what still is due.</summary>
public sealed class DueDatesTests : TestPortal
{
    private static readonly DateOnly NextYear = Filings.Day.AddDays(365);
    private readonly Failure _failure = new();
    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _approver = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_filer, _reviewer, _approver) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
    }

    [Fact]
    public async Task Dates_AreEveryOneOfEachServiceAndOpenTheirs()
    {
        var stranger = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var ends = Filings.Day.AddDays(40);
        var ending = await RegisteredAsync(_filer, Accredited(ends));
        await RegisteredAsync(_filer, Filings.Placements);
        await CountAsync();

        var dates = await DatesAsync(_approver, ends.AddDays(1));
        Assert.Equal([new DueCount(ends.AddDays(1), DueKind.Accreditation, 1), new DueCount(NextYear, DueKind.ExitPlan, 2), new DueCount(NextYear, DueKind.SecurityContact, 2)], dates.Days);
        Assert.Equal((ending, DueKind.Accreditation), (Assert.Single(dates.Services).Id, dates.Services[0].Kind));

        Assert.Equal(3, (await DatesAsync(_filer)).Days.Count);
        var theirs = await DatesAsync(stranger, ends.AddDays(1));
        Assert.Equal((0, 0), (theirs.Days.Count, theirs.Services.Count));
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new GetDueDatesQuery("PITB"))).Error);
    }

    [Fact]
    public async Task Day_OfSeveralKinds_IsOpenedWholeOrByOneKind()
    {
        var service = await RegisteredAsync(_filer, Filings.Placements);
        await CountAsync();
        Assert.Equal([(service, DueKind.ExitPlan), (service, DueKind.SecurityContact)], (await DatesAsync(_filer, NextYear)).Services.Select(s => (s.Id, s.Kind)));
        var one = await DatesAsync(_filer, NextYear, DueKind.SecurityContact);
        Assert.Equal((DueKind.SecurityContact, 2), (Assert.Single(one.Services).Kind, one.Days.Count));
        Assert.Empty((await DatesAsync(_filer, NextYear, DueKind.Document)).Services);
        Assert.Empty((await DatesAsync(_filer, Filings.Day)).Services);
    }

    [Fact]
    public async Task Waiver_BehindAnAccreditation_StandsOnItsOwnDayUntilItIsRevoked()
    {
        var (accredited, waived) = (Filings.Day.AddDays(100), Filings.Day.AddDays(200));
        var service = await RegisteredAsync(_filer, new([.. Accredited(accredited).Items, Filings.Abroad]));
        var waiver = await WaivedAsync(service, waived);
        await CountAsync();
        var dates = await DatesAsync(_filer, waived.AddDays(1));
        Assert.Equal([new(accredited.AddDays(1), DueKind.Accreditation, 1), new DueCount(waived.AddDays(1), DueKind.Waiver, 1)], dates.Days.Where(d => d.Day < NextYear));
        Assert.Equal((service, DueKind.Waiver), (Assert.Single(dates.Services).Id, dates.Services[0].Kind));
        // What is due is still evaluated on the next of its days.
        Assert.Equal(accredited.AddDays(1), await InDbAsync(db => db.ComplianceSummaries.Select(c => c.ChangesOn).SingleAsync()));

        Assert.Null((await SendAsync(_approver, new RevokeWaiverCommand(waiver, await VersionAsync(waiver), "The copies are not encrypted."))).Error);
        var since = await DatesAsync(_filer, waived.AddDays(1));
        Assert.Equal((1, 0), (since.Days.Single(d => d.Kind == DueKind.Waiver).Count, since.Services.Count));
        Assert.Single((await DatesAsync(_filer, accredited.AddDays(1))).Services);

        await CountAsync();
        Assert.DoesNotContain((await DatesAsync(_filer)).Days, d => d.Kind == DueKind.Waiver);
    }

    [Fact]
    public async Task Service_HandedOverOrSuspendedSinceLastNight_IsNotListed()
    {
        var heir = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        var (handed, suspended) = (await RegisteredAsync(_filer, Filings.Placements), await RegisteredAsync(_filer, Filings.Placements));
        await CountAsync();
        Assert.Equal(2, (await DatesAsync(_filer, NextYear, DueKind.ExitPlan)).Services.Count);
        Assert.Null((await SendAsync(_approver, new TransferServiceCommand(handed, await this.VersionAsync(_approver, handed), heir.OrganisationId, "By order."))).Error);
        Assert.Null((await SendAsync(_approver, new SuspendServiceCommand(suspended, await this.VersionAsync(_approver, suspended), "By order."))).Error);
        Assert.Empty((await DatesAsync(_filer, NextYear)).Services);

        await CountAsync();
        Assert.Equal(handed, Assert.Single((await DatesAsync(heir, NextYear, DueKind.ExitPlan)).Services).Id);
        Assert.Empty((await DatesAsync(_filer)).Days);
    }

    [Fact]
    public async Task Day_WhoseFirstServicesAreNoLongerDue_ListsThoseBehindThem()
    {
        var service = await RegisteredAsync(_filer, Filings.Placements);
        await CountAsync();
        await InDbAsync(db =>
        {
            foreach (var region in new[] { Region.Sindh, Region.Punjab })
                db.DueLists.Add(new DueList(_filer.OrganisationId, region, NextYear, DueKind.ExitPlan, 5, [.. Enumerable.Range(0, DueList.Most).Select(_ => ServiceId.New())]));
            return db.SaveChangesAsync();
        });
        Assert.Equal(service, Assert.Single((await DatesAsync(_filer, NextYear, DueKind.ExitPlan)).Services).Id);
    }

    [Fact]
    public async Task Count_OfTwoOrganisations_IsEachOnesOwnAndASecondOneReplacesIt()
    {
        var other = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        await RegisteredAsync(_filer, Filings.Placements);
        await RegisteredAsync(_filer, Accredited(Filings.Day.AddDays(9)));
        await RegisteredAsync(other, Filings.Placements);
        await CountAsync();
        await CountAsync();

        Assert.Equal([1, 3, 3], (await DatesAsync(_approver)).Days.Select(d => d.Count));
        Assert.Equal([1, 2, 2], (await DatesAsync(_filer)).Days.Select(d => d.Count));
        Assert.Equal([1, 1], (await DatesAsync(other)).Days.Select(d => d.Count));
        Assert.Equal([1, 1], (await SendAsync(_approver, new GetDueDatesQuery("KPITB"))).Value.Days.Select(d => d.Count));
        Assert.Equal("KPITB", Assert.Single((await DatesAsync(other, NextYear, DueKind.ExitPlan)).Services).Owner.Code);
        Assert.Equal(3, (await DatesAsync(_approver, NextYear, DueKind.ExitPlan)).Services.Count);
    }

    [Fact]
    public async Task Count_ThatDiesBetweenTwoOrganisations_LeavesTheOneBefore()
    {
        var other = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        await RegisteredAsync(_filer, Filings.Placements);
        await CountAsync();
        await RegisteredAsync(other, Filings.Placements);
        await RegisteredAsync(_filer, Filings.Placements);
        _failure.After = 1;
        await Assert.ThrowsAsync<InvalidOperationException>(CountAsync);
        Assert.Equal([1, 1], (await DatesAsync(_approver)).Days.Select(d => d.Count));
        Assert.Single((await DatesAsync(_approver, NextYear, DueKind.ExitPlan)).Services);

        _failure.After = null;
        await CountAsync();
        Assert.Equal([3, 3], (await DatesAsync(_approver)).Days.Select(d => d.Count));
    }

    [Fact]
    public void Lists_OfMoreServicesThanAreKept_HaveTheMostProtectedFirst()
    {
        var dates = new OwnersDates(OrganisationId.New());
        var due = new DueDate(NextYear, DueKind.ExitPlan);
        for (var i = 0; i < 120; i++) dates.Add(ServiceId.New(), Region.Sindh, DataClass.Public, due);
        for (var i = 0; i < 5; i++) dates.Add(ServiceId.New(), Region.Sindh, DataClass.Secret, due);
        dates.Add(ServiceId.New(), Region.Sindh, null, due);
        dates.Add(ServiceId.New(), Region.Punjab, null, due);
        Assert.Equal([(Region.Sindh, 126), (Region.Punjab, 1)], dates.Tallies().Select(t => (t.Region, t.Count)));
        Assert.Equal([(Region.Sindh, 5, 5), (Region.Sindh, 2, 95), (Region.Punjab, 0, 1)], dates.Lists().Select(l => (l.Region, (int)l.ClassRank, l.Services.Count)));
    }

    protected override void Configure(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Scoped<IDueStore>(provider => new SmallStore(_failure, ActivatorUtilities.CreateInstance<DueStore>(provider))));

    private static ServicePlacements Accredited(DateOnly until) => new([.. Filings.Placements.Items.Select(p => p with { AccreditedUntil = until })]);

    private Task<ServiceId> RegisteredAsync(Person filer, ServicePlacements placements) => this.RegisteredAsync(filer, _reviewer, _approver, placements);

    private async Task CountAsync() => Assert.Null((await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand())).Error);

    private async Task<DueDates> DatesAsync(Person reader, DateOnly? on = null, DueKind? kind = null) => (await SendAsync(reader, new GetDueDatesQuery(On: on, Kind: kind))).Value;

    private async Task<WaiverId> WaivedAsync(ServiceId service, DateOnly until)
    {
        var id = WaiverId.New();
        var measure = new WaiverMeasure("Copies are encrypted with keys held at home", "Director, Operations", new DateOnly(2026, 12, 1));
        Assert.Null((await SendAsync(_filer, new RequestWaiverCommand(id, service, "CFP-CLASS", "The contract runs until spring.", [measure], until))).Error);
        Assert.Null((await SendAsync(_reviewer, new RecommendWaiverCommand(id, await VersionAsync(id), true, "Sound"))).Error);
        Assert.Null((await SendAsync(_approver, new GrantWaiverCommand(id, await VersionAsync(id), until, "A report every quarter", "Sound"))).Error);
        return id;
    }

    private async Task<Guid> VersionAsync(WaiverId id) => (await SendAsync(_filer, new GetWaiverQuery(id))).Value.Version;

    private sealed class Failure
    {
        /// <summary>Organisations that are written before it fails; null where it does not.</summary>
        public int? After { get; set; }
    }

    // One service to a block, so that services of one organisation are read in several.
    private sealed class SmallStore(Failure failure, IDueStore store) : IDueStore
    {
        public Task<IReadOnlyList<JudgedService>> ReadAsync(OrganisationId owner, ServiceId? after, int take, DateOnly today, CancellationToken ct) => store.ReadAsync(owner, after, Math.Min(take, 1), today, ct);

        public Task WriteAsync(IReadOnlyCollection<DueTally> tallies, IReadOnlyCollection<DueList> lists, CancellationToken ct) =>
            failure.After-- is 0 ? throw new InvalidOperationException("The node died.") : store.WriteAsync(tallies, lists, ct);
    }
}
