using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Notifications;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Audits;

/// <summary>Whatever has a service stand otherwise marks it, and a marked service has the findings that its register entry calls for: each once, none lost.</summary>
public sealed class KeepFindingsTests : AuditPortal
{
    // Writes every summary and opens no finding: nothing is found by the audit itself.
    private static readonly AuditScope NothingFound = new() { Obligations = ["PVARA-AUTH"] };

    [Fact]
    public async Task Keep_WhenAServiceFails_OpensOneFindingThatSaysWhy()
    {
        var services = await RegisterAsync("PITB", 3, i => i == 1);
        await RunAsync(NothingFound);
        Assert.Empty(await FindingsAsync());

        Assert.Equal(3, await KeepAsync());
        var finding = Assert.Single(await FindingsAsync());
        Assert.Equal((services[1], "SECP-SITE", "Barred", FindingState.New, new DateOnly(2026, 12, 20), 1), (finding.ServiceId, finding.ObligationId, finding.Reason, finding.State, finding.DueOn, finding.PolicyNumber));
        Assert.Equal((null, false), (finding.OpenedByRun, finding.IsTouched));
        Assert.Equal(0, await KeepAsync());

        var told = await InDbAsync(db => db.Notifications.SingleAsync(n => n.PersonId == Officer.Id));
        Assert.Equal((Notification.Found, 4), (told.Type, told.Count));
        var entry = await InDbAsync(db => db.LedgerEntries.SingleAsync(e => e.Type == "findings.kept"));
        Assert.Equal("FR-2026-001", entry.Subject);
        var detail = (await SendAsync(Officer, new GetFindingQuery(finding.Id))).Value;
        Assert.Equal((null, true), (detail.OpenedBy, detail.Finding.ByEvaluation));
    }

    [Fact]
    public async Task Keep_WhenMetAndFailingAgain_GoesToAnAuditorAndBack()
    {
        var service = await FailingAsync();
        Assert.True((await SendAsync(Officer, new TakeOnFindingCommand((await OnlyAsync()).Id, (await OnlyAsync()).Version))).IsSuccess);
        await StandAsync(service, "PK");
        var met = await OnlyAsync();
        Assert.Equal((FindingState.ToVerify, Clock.GetUtcNow()), (met.State, met.MetSince));
        Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await OverdueAsync());

        await StandAsync(service, "IN");
        var back = await OnlyAsync();
        Assert.Equal((FindingState.BeingFixed, null), (back.State, back.MetSince));
        Assert.Equal(1, await OverdueAsync());
        await SealLedgerAsync();
        var steps = (await SendAsync(Officer, new GetFindingQuery(back.Id))).Value.Steps;
        Assert.Equal([FindingAction.TakeOn, FindingAction.SeeMet, FindingAction.SeeFailing], steps.Select(s => s.Action));
        Assert.All(steps, s => Assert.NotNull(s.Leaf));
    }

    [Fact]
    public async Task Keep_WhenOnlyTheFactsAreOthers_TakesThemOver()
    {
        var service = await FailingAsync();
        var before = (await OnlyAsync()).Args;
        await StandAsync(service, "IL");
        var after = await OnlyAsync();
        Assert.NotEqual(before, after.Args);
        Assert.Equal((FindingState.New, 0), (after.State, (await SendAsync(Officer, new GetFindingQuery(after.Id))).Value.Steps.Count));
    }

    [Fact]
    public async Task Keep_WhenUndetermined_LeavesTheFindingAsItIs()
    {
        var service = await FailingAsync();
        await StandAsync(service, null);
        Assert.Equal((FindingState.New, null), ((await OnlyAsync()).State, (await OnlyAsync()).MetSince));
    }

    [Fact]
    public async Task Keep_OfAServiceWithoutFailure_IsNotEvenMarked()
    {
        var (officer, approver) = (await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        await this.RegisteredAsync(Officer, officer, approver);
        Assert.Equal(0, await InDbAsync(db => db.FindingChecks.CountAsync()));
    }

    [Fact]
    public async Task Keep_AfterTheApprovalOfAFilingThatFails_OpensAndOnceDecommissionedCloses()
    {
        var (officer, approver) = (await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        var service = await this.RegisteredAsync(Officer, officer, approver, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));
        await KeepAsync();
        var opened = Assert.Single(await FindingsAsync(), f => f.ObligationId == "CFP-CLASS");
        Assert.Equal((service, FindingState.New), (opened.ServiceId, opened.State));

        Clock.Advance(TimeSpan.FromHours(1));
        var end = await SendAsync(Officer, new DecommissionServiceCommand(service, await this.VersionAsync(Officer, service), Enum.GetValues<DecommissionStep>(), "Replaced by another service."));
        Assert.Null(end.Error);
        await KeepAsync();
        Assert.All(await base.FindingsAsync(), f => Assert.Equal((FindingState.Closed, null, false), (f.State, f.IsOpen, f.ClosedByRun is not null)));
        Assert.Equal([FindingAction.Withdraw], (await SendAsync(Officer, new GetFindingQuery(opened.Id))).Value.Steps.Select(s => s.Action));
    }

    [Fact]
    public async Task Keep_AfterADatePassed_OpensOnThatDay()
    {
        var (officer, approver) = (await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        await this.RegisteredAsync(Officer, officer, approver, new ServicePlacements([.. Filings.Placements.Items.Select(p => p with { AccreditedUntil = Filings.Day.AddDays(3) })]));
        await KeepAsync();
        Assert.Empty(await FindingsAsync());
        Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, (await SendAsync(AuditWorker.Actor, new EvaluateDueCommand())).Value);
        await KeepAsync();
        Assert.Equal(("CFP-ACCR", "Expired"), ((await OnlyAsync()).ObligationId, (await OnlyAsync()).Reason));
    }

    [Fact]
    public async Task Keep_BesideAnAudit_MakesOneFindingOfOneFailure()
    {
        var services = await RegisterAsync("PITB", 4, _ => true);
        await RunAsync();
        Assert.Equal(4, await KeepAsync());
        Assert.Equal(4, (await FindingsAsync()).Count);

        await StandAsync(services[0], "PK");
        var run = await RunAsync();
        Assert.Equal((0, 1), (run.Progress.Opened, run.Progress.Closed));
        await KeepAsync();
        Assert.Equal(3, (await FindingsAsync()).Count(f => f.State != FindingState.Closed));
    }

    [Fact]
    public async Task Keep_OnManyNodesAtOnceInSmallBlocks_OpensEachOnce()
    {
        await RegisterAsync("PITB", 24, _ => true);
        await RunAsync(NothingFound);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while ((await SendAsync(AuditWorker.Actor, new KeepFindingsCommand(5))) is { } block && (block.Error == Error.Stale || block.Value > 0)) await Task.Yield();
        })));
        var findings = await FindingsAsync();
        Assert.Equal((24, 24), (findings.Count, findings.Select(f => f.ServiceId).Distinct().Count()));
        Assert.Equal(48, await InDbAsync(db => db.FindingRounds.SumAsync(r => r.Opened)));
        // Of one day's findings an officer is told once until they have read it.
        Assert.Equal(48, (await InDbAsync(db => db.Notifications.SingleAsync(n => n.PersonId == Officer.Id))).Count);
    }

    [Fact]
    public async Task Settle_WhenAMarkWasRenewedMeanwhile_LeavesIt()
    {
        await FailingAsync(keep: false);
        var read = await InDbAsync(db => db.FindingChecks.AsNoTracking().SingleAsync());
        await InDbAsync(db => db.FindingChecks.ExecuteUpdateAsync(c => c.SetProperty(x => x.Number, x => x.Number + 100)));
        await SettleAsync(read, commit: true);
        Assert.Equal(1, await InDbAsync(db => db.FindingChecks.CountAsync()));
        Assert.Equal(1, await KeepAsync());
    }

    [Fact]
    public async Task Settle_WhenKilledBeforeTheCommit_LosesNothing()
    {
        await FailingAsync(keep: false);
        await SettleAsync(await InDbAsync(db => db.FindingChecks.AsNoTracking().SingleAsync()), commit: false);
        Assert.Equal(1, await KeepAsync());
        Assert.Single(await FindingsAsync());
    }

    [Fact]
    public async Task Keep_ByAnybodyButTheJob_IsRefused() => Assert.Equal(Error.Forbidden, (await SendAsync(Auditor, new KeepFindingsCommand())).Error);

    private async Task<ServiceId> FailingAsync(bool keep = true)
    {
        var service = (await RegisterAsync("PITB", 1, _ => true))[0];
        await RunAsync(NothingFound);
        if (keep) await KeepAsync();
        return service;
    }

    private async Task StandAsync(ServiceId service, string? country)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync(service, country);
        await RunAsync(NothingFound);
        await KeepAsync();
    }

    private async Task<int> KeepAsync() => (await SendAsync(AuditWorker.Actor, new KeepFindingsCommand())).Value;

    private async Task<int> OverdueAsync() => (await SendAsync(Auditor, new ListFindingsQuery(new FindingFilter { OverdueOnly = true }, new PageRequest()))).Value.Total;

    // Each service of these tests has one site alone and fails that obligation too, whatever else becomes of it.
    private new async Task<List<Finding>> FindingsAsync() => (await base.FindingsAsync()).FindAll(f => f.ObligationId != "REP-SITES");

    private async Task<Finding> OnlyAsync() => Assert.Single(await FindingsAsync());

    private Task SettleAsync(FindingCheck mark, bool commit) => InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<Portal.Infrastructure.Persistence.PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.GetRequiredService<IAuditStore>().SettleAsync([mark], [], CancellationToken.None);
        if (commit) await transaction.CommitAsync();
    });
}
