using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Xunit;

namespace Portal.Tests.Application.Audits;

public sealed class FindingsTests : AuditPortal
{
    [Fact]
    public async Task Remediation_ReportedAndVerified_ClosesTheFindingWithEntries()
    {
        var finding = await OneAsync();
        Assert.True((await SendAsync(Officer, new TakeOnFindingCommand(finding.Id, finding.Version))).IsSuccess);
        Assert.True((await SendAsync(Officer, new TakeOnFindingCommand(finding.Id, (await OnlyAsync()).Version, Fixing: true))).IsSuccess);
        Assert.True((await SendAsync(Officer, new ReportRemediationCommand(finding.Id, (await OnlyAsync()).Version, "Moved to Lahore.", []))).IsSuccess);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(AuditErrors.StillFails, (await SendAsync(Auditor, new VerifyRemediationCommand(finding.Id, (await OnlyAsync()).Version, IsFixed: true, "Seen."))).Error);
        await MoveAsync(finding.ServiceId, "PK");
        Assert.True((await SendAsync(Auditor, new VerifyRemediationCommand(finding.Id, (await OnlyAsync()).Version, IsFixed: true, "Seen."))).IsSuccess);
        await SealLedgerAsync();

        var detail = (await SendAsync(Officer, new GetFindingQuery(finding.Id))).Value;
        Assert.Equal(FindingState.Closed, detail.Finding.State);
        Assert.Equal([FindingAction.TakeOn, FindingAction.StartFixing, FindingAction.ReportFixed, FindingAction.Verify], detail.Steps.Select(s => s.Action));
        Assert.All(detail.Steps, s => Assert.NotNull(s.Leaf));
        Assert.Equal(Auditor.Name, detail.Steps[^1].By);
        Assert.Equal(Officer.Name, detail.AssignedTo);
    }

    [Fact]
    public async Task Verify_WhenTheAuditorReportedItToo_IsRefused()
    {
        var moved = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var finding = await OneAsync();
        await SendAsync(moved, new ReportRemediationCommand(finding.Id, finding.Version, "Done.", []));
        var version = (await OnlyAsync()).Version;
        await MoveToAsync(moved, "PDA", Role.Auditor);
        Assert.Equal(AuditErrors.FourEyes, (await SendAsync(moved, new VerifyRemediationCommand(finding.Id, version, IsFixed: true, ""))).Error);
        Assert.DoesNotContain(FindingAction.Verify, (await SendAsync(moved, new GetFindingQuery(finding.Id))).Value.Actions);
    }

    [Fact]
    public async Task Finding_OfAnotherOrganisation_IsNotFound()
    {
        var stranger = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        var finding = await OneAsync();
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new GetFindingQuery(finding.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new ReportRemediationCommand(finding.Id, finding.Version, "Done.", []))).Error);
        Assert.Equal(0, (await SendAsync(stranger, new ListFindingsQuery(new FindingFilter(), new PageRequest()))).Value.Total);
        Assert.Equal(1, (await SendAsync(Officer, new ListFindingsQuery(new FindingFilter(), new PageRequest()))).Value.Total);
    }

    [Fact]
    public async Task Report_WhenSomebodyElseWasFaster_IsStale()
    {
        var finding = await OneAsync();
        await SendAsync(Officer, new TakeOnFindingCommand(finding.Id, finding.Version));
        Assert.Equal(Error.Stale, (await SendAsync(Officer, new ReportRemediationCommand(finding.Id, finding.Version, "Done.", []))).Error);
    }

    [Fact]
    public async Task List_ByEveryFilter_ShowsWhatMatches()
    {
        await OneAsync();
        async Task<int> Count(FindingFilter filter) => (await SendAsync(Auditor, new ListFindingsQuery(filter, new PageRequest(Sort: "severity", Descending: true)))).Value.Total;

        Assert.Equal(1, await Count(new() { Severity = Severity.High, State = FindingState.New, OpenOnly = true, Region = Region.Punjab, Obligation = "SECP-SITE", Age = FindingAge.UpTo7, Text = "f-2026-0001" }));
        Assert.Equal(1, await Count(new() { Text = "service 0" }));
        Assert.Equal(0, await Count(new() { Region = Region.Sindh }));
        Assert.Equal(0, await Count(new() { Severity = Severity.Low }));
        Assert.Equal(0, await Count(new() { OverdueOnly = true }));
        Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(1, await Count(new() { OverdueOnly = true, Age = FindingAge.UpTo90 }));
        Assert.Equal(0, await Count(new() { Age = FindingAge.UpTo30 }));
        Assert.Equal(0, await Count(new() { Age = FindingAge.Over90 }));
    }

    [Fact]
    public async Task Board_OfARun_HasItsFindingsInLanes()
    {
        var services = await RegisterAsync("PITB", 5, _ => true);
        await RunAsync();
        await MoveAsync(services[0], "PK");
        var second = await RunAsync();
        var lanes = (await SendAsync(Auditor, new GetFindingsBoardQuery(second.Id))).Value;

        Assert.Equal([4, 0, 0, 0, 1], lanes.Select(l => l.Count));
        Assert.Equal(3, lanes[0].Cards.Count);
        Assert.True(lanes[^1].Cards[0].ClosedByRun);
        Assert.Equal(0, (await SendAsync(Auditor, new GetFindingsBoardQuery(second.Id, Severity.Low))).Value.Sum(l => l.Count));
    }

    private async Task<Finding> OneAsync()
    {
        await RegisterAsync("PITB", 1, _ => true);
        await RunAsync();
        return await OnlyAsync();
    }

    private async Task<Finding> OnlyAsync() => Assert.Single(await FindingsAsync(), f => f.ObligationId == "SECP-SITE");
}
