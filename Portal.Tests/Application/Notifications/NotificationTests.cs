using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Notifications;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Notifications;

public sealed class NotificationTests : TestPortal
{
    [Fact]
    public async Task Decision_TellsFilerAndReviewer_AndNobodyElse()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var reviewer = await PersonAsync("PDA", Role.CaseOfficer);
        var approver = await PersonAsync("PDA", Role.Approver);
        await this.RegisteredAsync(filer, reviewer, approver);

        var told = await ListAsync(filer);
        Assert.Equal(["service.registered", "service.inreview"], told.Items.Select(n => n.Type));
        Assert.Equal((2, "PITB-0001"), (told.Unread, told.Items[0].Subject));
        Assert.Equal("service.registered", Assert.Single((await ListAsync(reviewer)).Items).Type);
        Assert.Empty((await ListAsync(approver)).Items);
    }

    [Fact]
    public async Task Refusal_OfACommand_TellsNobody()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var reviewer = await PersonAsync("PDA", Role.CaseOfficer);
        var id = await this.InReviewAsync(filer, reviewer);
        var before = (await ListAsync(filer)).Total;

        Assert.NotNull((await SendAsync(reviewer, new ReturnServiceCommand(id, Guid.NewGuid(), "Too old."))).Error);

        Assert.Equal(before, (await ListAsync(filer)).Total);
    }

    [Fact]
    public async Task Reading_MarksOnlyOnesOwn()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var reviewer = await PersonAsync("PDA", Role.CaseOfficer);
        await this.RegisteredAsync(filer, reviewer, await PersonAsync("PDA", Role.Approver));
        var first = (await ListAsync(filer)).Items[0].Id;

        await SendAsync(reviewer, new ReadNotificationsCommand(first));
        Assert.Equal(2, (await ListAsync(filer)).Unread);
        await SendAsync(filer, new ReadNotificationsCommand(first));
        Assert.Equal(1, (await ListAsync(filer)).Unread);
        Assert.Equal(1, (await SendAsync(filer, new GetFrameCountsQuery())).Value.Unread);
        await SendAsync(filer, new ReadNotificationsCommand());
        Assert.Equal(0, (await ListAsync(filer)).Unread);
        Assert.Equal(1, (await ListAsync(reviewer)).Unread);
    }

    [Fact]
    public async Task AuditRun_WhenCompleted_TellsTheOrganisationOfItsFindings()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var neighbour = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var service = await this.RegisteredAsync(filer, await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        var finding = await this.FindingAsync(service, filer, Clock.GetUtcNow());
        var worker = Actor.System("audits");
        await InDbAsync(async db =>
        {
            var run = (await db.AuditRuns.FindAsync(finding.OpenedByRun))!;
            await db.Entry(run).Reference(r => r.Progress).LoadAsync();
            run.Begin(db.PolicyVersions.OrderBy(p => p.Number).First(), 1, worker, Clock.GetUtcNow());
            Assert.True(run.Complete(worker, Clock.GetUtcNow()).IsSuccess);
            await db.CommitAsync(CancellationToken.None);
            return 0;
        });

        var told = (await ListAsync(filer)).Items[0];

        Assert.Equal(("findings.opened", 1), (told.Type, told.Count));
        Assert.Empty((await ListAsync(neighbour)).Items);
    }

    [Fact]
    public async Task Findings_PastTheirDay_AreToldOfOnceAWeek()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var (administrator, auditor, neighbour) = (await PersonAsync("PITB", Role.OrganisationAdministrator), await PersonAsync("PDA", Role.Auditor), await PersonAsync("ISTD", Role.OrganisationAdministrator));
        var service = await this.RegisteredAsync(filer, await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        var now = Clock.GetUtcNow();
        await this.FindingAsync(service, filer, now.AddDays(-100));
        await this.FindingAsync(service, filer, now.AddDays(-40), "KEY-PK");
        await this.FindingAsync(service, filer, now.AddDays(-5), "CFP-SEC");

        Assert.Equal(2, (await SendAsync(AuditWorker.Actor, new EscalateFindingsCommand())).Value);
        Assert.Equal(0, (await SendAsync(AuditWorker.Actor, new EscalateFindingsCommand())).Value);
        Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(2, (await SendAsync(AuditWorker.Actor, new EscalateFindingsCommand())).Value);

        Assert.Equal([("findings.overdue", 2), ("findings.overdue", 2)], (await ListAsync(administrator)).Items.Select(n => (n.Type, n.Count)));
        Assert.Equal([("findings.overdue", 1), ("findings.overdue", 1)], (await ListAsync(auditor)).Items.Select(n => (n.Type, n.Count)));
        Assert.Empty((await ListAsync(neighbour)).Items);
        Assert.Equal(Portal.Domain.Common.Error.Forbidden, (await SendAsync(auditor, new EscalateFindingsCommand())).Error);
    }

    private async Task<NotificationList> ListAsync(Person person) => (await SendAsync(person, new ListNotificationsQuery(new PageRequest()))).Value;
}
