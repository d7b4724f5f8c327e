using Portal.Application.Audits;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

/// <summary>The dates ahead are those of the services, and each reader's own.</summary>
public sealed class DueDatesTests : TestPortal
{
    [Fact]
    public async Task Dates_AreTheNextOfEachServiceAndOpenTheirs()
    {
        var (filer, reviewer, approver) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        var stranger = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var ends = Filings.Day.AddDays(40);
        var ending = await this.RegisteredAsync(filer, reviewer, approver, new ServicePlacements([.. Filings.Placements.Items.Select(p => p with { AccreditedUntil = ends })]));
        await this.RegisteredAsync(filer, reviewer, approver);
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());

        var dates = (await SendAsync(approver, new GetDueDatesQuery(On: ends.AddDays(1)))).Value;
        Assert.Equal([new DueCount(ends.AddDays(1), DueKind.Accreditation, 1), new DueCount(Filings.Day.AddDays(365), DueKind.ExitPlan, 1)], dates.Days);
        Assert.Equal((ending, DueKind.Accreditation), (Assert.Single(dates.Services).Id, dates.Services[0].Kind));

        Assert.Equal(2, (await SendAsync(filer, new GetDueDatesQuery())).Value.Days.Count);
        var theirs = (await SendAsync(stranger, new GetDueDatesQuery(On: ends.AddDays(1)))).Value;
        Assert.Equal((0, 0), (theirs.Days.Count, theirs.Services.Count));
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new GetDueDatesQuery("PITB"))).Error);
    }
}
