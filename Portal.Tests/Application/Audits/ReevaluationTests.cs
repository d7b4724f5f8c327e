using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Common;
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

    [Fact]
    public async Task Reevaluation_OfServicesThatStandAsBefore_NotesThatTheyWereLookedAt()
    {
        var before = await SummariesAsync();
        // Whatever is kept of the verdicts shows whether they were written again.
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE compliance_summaries SET results = '[]' WHERE service_id <> {_services[0].Value}"));
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE compliance_summaries SET print = 1 WHERE service_id = {_services[2].Value}"));
        Clock.Advance(TimeSpan.FromMinutes(5));
        await JudgeAsync();
        var after = await SummariesAsync();
        Assert.All(_services, id => Assert.Equal(Clock.GetUtcNow(), after[id].EvaluatedAt));
        Assert.Equal(before[_services[0]].Results, after[_services[0]].Results);
        Assert.Empty(after[_services[1]].Results);
        Assert.Equal(before[_services[2]].Results, after[_services[2]].Results);
        Assert.Equal(before[_services[2]].Print, after[_services[2]].Print);
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

    private async Task JudgeAsync()
    {
        var auditor = await PersonAsync("PDA", Role.Auditor);
        var (plan, run) = (AuditPlanId.New(), AuditRunId.New());
        Assert.Null((await SendAsync(auditor, new CreateAuditPlanCommand(plan, "Everything", "سب کچھ", AuditScope.Everything, null))).Error);
        Assert.Null((await SendAsync(auditor, new StartAuditRunCommand(run, plan))).Error);
        var attempt = (await SendAsync(AuditWorker.Actor, new BeginAuditRunCommand(run))).Value;
        while (AuditRunLifecycle.IsOpen((await SendAsync(AuditWorker.Actor, new ProcessAuditChunkCommand(run, attempt))).Value)) continue;
    }
}
