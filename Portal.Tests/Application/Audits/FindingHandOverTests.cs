using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Organisations;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Audits;

/// <summary>When a service gets another owner, what is to be mended of it goes along: at once, with its history, and without a ledger entry beside that of the transfer.</summary>
public sealed class FindingHandOverTests : AuditPortal
{
    private Person _approver = null!;
    private Person _heir = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _approver = await PersonAsync("PDA", Role.Approver);
        _heir = await PersonAsync("KPITB", Role.ProvincialItOfficer);
    }

    [Fact]
    public async Task Transfer_OfAService_GivesItsFindingsToTheNewOwner()
    {
        var finding = (await FailingAsync(1))[0];
        Assert.Null((await SendAsync(Officer, new TakeOnFindingCommand(finding.Id, finding.Version, Fixing: true))).Error);
        Assert.Null((await SendAsync(Officer, new TickFindingStepCommand(finding.Id, RemedyStep.EraseAbroad, true))).Error);
        var open = (await FindingsAsync()).Count;
        var entries = await EntriesAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await TransferAsync(finding.ServiceId);
        Assert.Equal(["service.transferred"], (await EntriesAsync()).Except(entries).Select(e => e.Type));

        await SealLedgerAsync();
        var detail = (await SendAsync(_heir, new GetFindingQuery(finding.Id))).Value;
        Assert.Equal((FindingState.New, "KPITB", null, finding.DueOn), (detail.Finding.State, detail.Finding.OrganisationCode, detail.AssignedTo, detail.Finding.DueOn));
        var step = detail.Steps[^1];
        Assert.Equal((FindingAction.HandOver, _approver.Name, "PITB → KPITB"), (step.Action, step.By, step.Note));
        Assert.Equal(await LeafAsync("service.transferred"), step.Leaf);
        Assert.Equal(Officer.Name, Assert.Single(detail.Remedy, r => r.Step == RemedyStep.EraseAbroad).By);
        Assert.Equal([FindingAction.TakeOn, FindingAction.StartFixing, FindingAction.ReportFixed, FindingAction.Comment], detail.Actions);

        Assert.Equal(open, await TasksAsync(_heir));
        Assert.Null((await SendAsync(_heir, new TakeOnFindingCommand(finding.Id, detail.Version))).Error);
        Assert.Null((await SendAsync(_heir, new TickFindingStepCommand(finding.Id, RemedyStep.LeaveBarredCountry, true))).Error);
    }

    [Fact]
    public async Task Transfer_OfAService_LeavesTheOldOwnerNothingToDoAndNothingToBeTold()
    {
        var finding = (await FailingAsync(1))[0];
        Assert.Null((await SendAsync(Officer, new ReportRemediationCommand(finding.Id, finding.Version, "Moved to Lahore.", []))).Error);
        await TransferAsync(finding.ServiceId);
        var version = (await ReadAsync(finding.Id)).Version;
        Assert.Equal(0, await TasksAsync(Officer));
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, new GetFindingQuery(finding.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, new CommentOnFindingCommand(finding.Id, version, "Still ours?", []))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, new TickFindingStepCommand(finding.Id, RemedyStep.EraseAbroad, true))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, new ReportRemediationCommand(finding.Id, version, "Moved.", []))).Error);

        // What was reported still waits for an auditor, whose answer is for the new owner.
        Assert.Equal(FindingState.ToVerify, (await ReadAsync(finding.Id)).State);
        Assert.Null((await SendAsync(Auditor, new CommentOnFindingCommand(finding.Id, version, "Which centre in Lahore?", []))).Error);
        Assert.Null((await SendAsync(Auditor, new VerifyRemediationCommand(finding.Id, (await ReadAsync(finding.Id)).Version, IsFixed: false, "It is still there."))).Error);
        Assert.Equal([_heir.Id], await ToldAsync("finding.commented"));
        Assert.DoesNotContain(Officer.Id, await ToldAsync("finding.reopened"));
        Assert.Contains(await TasksOfAsync(_heir), t => t.Code == finding.Code);
    }

    [Fact]
    public async Task Transfer_OfAService_TakesItsClosedFindingsAlongAsItsPast()
    {
        var finding = (await FailingAsync(1))[0];
        await MoveAsync(finding.ServiceId, "PK");
        await RunAsync();
        var closed = await ReadAsync(finding.Id);
        Assert.Equal(FindingState.Closed, closed.State);
        Clock.Advance(TimeSpan.FromDays(1));
        await TransferAsync(finding.ServiceId);

        var detail = (await SendAsync(_heir, new GetFindingQuery(finding.Id))).Value;
        Assert.Equal((FindingState.Closed, closed.ClosedAt), (detail.Finding.State, detail.Finding.ClosedAt));
        Assert.DoesNotContain(detail.Steps, s => s.Action == FindingAction.HandOver);

        // Opened again it is the new owner's to mend.
        await MoveAsync(finding.ServiceId, "IN");
        Assert.Null((await SendAsync(Auditor, new VerifyRemediationCommand(finding.Id, detail.Version, IsFixed: false, "It is back."))).Error);
        Assert.Contains(await TasksOfAsync(_heir), t => t.Code == finding.Code);
        Assert.Equal(0, await TasksAsync(Officer));
    }

    [Fact]
    public async Task EndingAnOrganisation_GivesTheFindingsOfEachServiceToItsSuccessor()
    {
        var findings = await FailingAsync(2);
        var administrator = await PersonAsync("PDA", Role.PdaAdministrator);
        var version = await InDbAsync(db => db.Organisations.Where(o => o.Id == Officer.OrganisationId).Select(o => o.Version).SingleAsync());
        var ended = new EndOrganisationCommand(Officer.OrganisationId, version, Clock.TodayInPakistan().AddDays(30), _heir.OrganisationId, "Merger act");
        Assert.Null((await SendAsync(administrator, ended)).Error);

        // Until its services are handed over one by one, the organisation that ends works on.
        Assert.Equal(0, await TasksAsync(_heir));
        Assert.Null((await SendAsync(Officer, new TakeOnFindingCommand(findings[0].Id, findings[0].Version))).Error);
        await TransferAsync(findings[0].ServiceId);
        Assert.Equal((true, true), (await TasksAsync(_heir) > 0, await TasksAsync(Officer) > 0));
        await TransferAsync(findings[1].ServiceId);
        Assert.Equal((2 * await PerServiceAsync(findings[0].ServiceId), 0), (await TasksAsync(_heir), await TasksAsync(Officer)));
        Assert.All(await FindingsAsync(), f => Assert.Equal(_heir.OrganisationId, f.OrganisationId));
    }

    [Fact]
    public async Task Transfer_WhileTheWorkerOpensFindings_LeavesNoneWithTheOldOwner()
    {
        var services = await RegisterAsync("PITB", 6, _ => true);
        await RunAsync(new AuditScope { Obligations = ["PVARA-AUTH"] });
        await Task.WhenAll([SendAsync(AuditWorker.Actor, new KeepFindingsCommand()), .. services.Select(TransferAsync)]);
        while ((await SendAsync(AuditWorker.Actor, new KeepFindingsCommand())).Value > 0) await Task.Yield();
        Assert.Equal(6, (await FindingsAsync()).Select(f => f.ServiceId).Distinct().Count());
        Assert.All(await FindingsAsync(), f => Assert.Equal(_heir.OrganisationId, f.OrganisationId));
    }

    // Services of PITB that fail for their site, each with all of its findings; given is the one about the site.
    private async Task<IReadOnlyList<Finding>> FailingAsync(int count)
    {
        await RegisterAsync("PITB", count, _ => true);
        await RunAsync();
        await SendAsync(AuditWorker.Actor, new KeepFindingsCommand());
        return [.. (await FindingsAsync()).Where(f => f.ObligationId == "SECP-SITE")];
    }

    private async Task TransferAsync(ServiceId service)
    {
        // As the page does: whoever meets a change looks again.
        Error? refusal;
        do refusal = (await SendAsync(_approver, new TransferServiceCommand(service, await this.VersionAsync(_approver, service), _heir.OrganisationId, "By order."))).Error;
        while (refusal == Error.Stale);
        Assert.Null(refusal);
    }

    private async Task<int> PerServiceAsync(ServiceId service) => (await FindingsAsync()).Count(f => f.ServiceId == service);

    private async Task<int> TasksAsync(Person person) => (await TasksOfAsync(person)).Count;

    private async Task<IReadOnlyList<WorkTask>> TasksOfAsync(Person person) => [.. (await SendAsync(person, new GetMyWorkQuery())).Value.Tasks.Where(t => t.Area == WorkArea.Finding)];

    private Task<Finding> ReadAsync(FindingId id) => InDbAsync(db => db.Findings.AsNoTracking().SingleAsync(f => f.Id == id));

    private Task<List<PersonId>> ToldAsync(string type) => InDbAsync(db => db.Notifications.Where(n => n.Type == type).Select(n => n.PersonId).ToListAsync());

    private Task<List<(Guid Id, string Type)>> EntriesAsync() => InDbAsync(async db => (await db.LedgerEntries.Select(e => new { e.Id, e.Type }).ToListAsync()).ConvertAll(e => (e.Id.Value, e.Type)));

    private Task<long> LeafAsync(string type) => InDbAsync(db => db.LedgerEntries.Where(e => e.Type == type).Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (_, l) => l.Index).SingleAsync());
}
