using Portal.Application.Dashboards;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

public sealed class FindingWorkTests : TestPortal
{
    [Fact]
    public async Task Finding_WaitsForItsOrganisationAndThenForAnAuditor()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var service = await this.RegisteredAsync(filer, await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        var auditor = await PersonAsync("PDA", Role.Auditor);
        var neighbour = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var finding = await this.FindingAsync(service, filer, Clock.GetUtcNow());

        var task = Assert.Single(await TasksAsync(filer));
        Assert.Equal((WorkKind.RemedyFinding, finding.Code), (task.Kind, task.Code));
        Assert.Equal(finding.DueOn, task.Clock!.Reading.Due);
        Assert.Empty(await TasksAsync(neighbour));
        Assert.Empty(await TasksAsync(auditor));

        await InDbAsync(async db =>
        {
            var open = await db.Findings.FindAsync(finding.Id);
            Assert.True(open!.ReportFixed(Filings.Actor() with { Id = filer.Id }, "Moved to Lahore.", [], Clock.GetUtcNow()).IsSuccess);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await TasksAsync(filer));
        Assert.Equal(WorkKind.VerifyFinding, Assert.Single(await TasksAsync(auditor)).Kind);
    }

    private async Task<IReadOnlyList<WorkTask>> TasksAsync(Person person) => (await SendAsync(person, new GetMyWorkQuery())).Value.Tasks;
}
