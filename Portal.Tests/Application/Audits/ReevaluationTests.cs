using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Audits;

/// <summary>A whole register that is judged anew writes what differs, notes of all others that they were looked at, and never overwrites what is newer.</summary>
public sealed class ReevaluationTests : TestPortal
{
    private readonly List<ServiceId> _services = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (filer, reviewer, approver) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        for (var i = 0; i < 3; i++) _services.Add(await this.RegisteredAsync(filer, reviewer, approver));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reevaluation_OfServicesThatStandAsBefore_WritesThoseAloneThatDiffer(bool isWhole)
    {
        var before = await SummariesAsync();
        // Whatever is kept of the verdicts shows whether they were written again.
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE compliance_summaries SET results = '[]' WHERE service_id <> {_services[0].Value}"));
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE compliance_summaries SET print = 1 WHERE service_id = {_services[2].Value}"));
        Clock.Advance(TimeSpan.FromMinutes(5));
        var began = Clock.GetUtcNow();
        await JudgeAsync(isWhole ? AuditScope.Everything : new AuditScope { Services = _services });
        var after = await SummariesAsync();
        Assert.Equal(before[_services[0]].Results, after[_services[0]].Results);
        Assert.Empty(after[_services[1]].Results);
        Assert.Equal(before[_services[2]].Results, after[_services[2]].Results);
        Assert.Equal(before[_services[2]].Print, after[_services[2]].Print);

        // A whole register is not written to say so of each; every service says when it was looked at all the same.
        Assert.Equal(isWhole ? before[_services[1]].EvaluatedAt : began, after[_services[1]].EvaluatedAt);
        Assert.Equal(began, after[_services[2]].EvaluatedAt);
        var auditor = await PersonAsync("PDA", Role.Auditor);
        foreach (var service in _services) Assert.Equal(began, (await SendAsync(auditor, new GetServiceQuery(service))).Value.Compliance!.EvaluatedAt);
    }

    [Fact]
    public async Task Reevaluation_ThatWasCancelled_SaysNothingOfTheRest()
    {
        var before = await SummariesAsync();
        Clock.Advance(TimeSpan.FromMinutes(5));
        var run = await BeginAsync(AuditScope.Everything);
        var auditor = await PersonAsync("PDA", Role.Auditor);
        Assert.Null((await SendAsync(auditor, new CancelAuditRunCommand(run.Id))).Error);
        while (AuditRunLifecycle.IsOpen((await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run.Id, run.Attempt))).Value)) continue;
        Assert.Equal(before[_services[1]].EvaluatedAt, (await SendAsync(auditor, new GetServiceQuery(_services[1]))).Value.Compliance!.EvaluatedAt);
    }

    [Fact]
    public async Task Service_ThatWasEvaluatedSince_OrLeftTheRegister_SaysWhenItWasItself()
    {
        Clock.Advance(TimeSpan.FromMinutes(5));
        await JudgeAsync(AuditScope.Everything);
        var (judged, later) = (Clock.GetUtcNow(), Clock.GetUtcNow().AddMinutes(1));
        await InDbAsync(db => db.ComplianceSummaries.Where(c => c.ServiceId == _services[1]).ExecuteUpdateAsync(c => c.SetProperty(x => x.EvaluatedAt, later).SetProperty(x => x.PolicyNumber, 9)));
        var (whole, all) = (await InDbAsync(db => WholeAudit.ReadAsync(db, default)), await SummariesAsync());
        Assert.Equal(new LastJudged(9, later), whole.Of(ServiceState.Registered, all[_services[1]]));
        Assert.Equal(judged, whole.Of(ServiceState.Suspended, all[_services[0]]).At);
        Assert.Equal(all[_services[0]].EvaluatedAt, whole.Of(ServiceState.Decommissioned, all[_services[0]]).At);
        Assert.NotEqual(judged, all[_services[0]].EvaluatedAt);
    }

    [Fact]
    public async Task Hold_OfAServiceThatWasEvaluatedSinceItWasRead_SaysSo()
    {
        await InScopeAsync(async scope =>
        {
            var store = scope.GetRequiredService<IAuditStore>();
            var read = (await store.ReadAsync(AuditScope.Everything, null, 10, Clock.TodayInPakistan(), default)).ToDictionary(s => s.Id, s => s.Before!.EvaluatedAt);
            var newer = Clock.GetUtcNow().AddMinutes(1);
            await InDbAsync(db => db.ComplianceSummaries.Where(c => c.ServiceId == _services[1]).ExecuteUpdateAsync(c => c.SetProperty(x => x.EvaluatedAt, newer)));
            Assert.Equal([_services[1]], await store.HoldAsync(read, default));
        });
    }

    private Task<Dictionary<ServiceId, ComplianceSummary>> SummariesAsync() => InDbAsync(db => db.ComplianceSummaries.AsNoTracking().ToDictionaryAsync(c => c.ServiceId));

    private async Task JudgeAsync(AuditScope scope)
    {
        var run = await BeginAsync(scope);
        while (AuditRunLifecycle.IsOpen((await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run.Id, run.Attempt))).Value)) continue;
    }

    private async Task<(AuditRunId Id, int Attempt)> BeginAsync(AuditScope scope)
    {
        var auditor = await PersonAsync("PDA", Role.Auditor);
        var (plan, run) = (AuditPlanId.New(), AuditRunId.New());
        Assert.Null((await SendAsync(auditor, new CreateAuditPlanCommand(plan, "Everything", "سب کچھ", scope, null))).Error);
        Assert.Null((await SendAsync(auditor, new StartAuditRunCommand(run, plan))).Error);
        return (run, (await SendAsync(AuditWorker.Actor, new BeginAuditRunCommand(run))).Value);
    }
}
