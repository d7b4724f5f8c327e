using Portal.Application.Dashboards;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

public sealed class MyWorkTests : TestPortal
{
    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _approver = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        _reviewer = await PersonAsync("PDA", Role.CaseOfficer);
        _approver = await PersonAsync("PDA", Role.Approver);
    }

    [Fact]
    public async Task Filing_OnItsWay_WaitsForOnePersonAfterTheOther()
    {
        var (id, version) = await this.DraftAsync(_filer);
        Assert.Equal(Service.DraftReferenceOf(id), Assert.Single((await WorkAsync(_filer)).Drafts).Code);
        Assert.Empty((await WorkAsync(_reviewer)).Tasks);

        Assert.Null((await SendAsync(_filer, new SubmitServiceCommand(id, version))).Error);
        Assert.Equal(WorkKind.ReviewFiling, Assert.Single((await WorkAsync(_reviewer)).Tasks).Kind);
        Assert.Empty((await WorkAsync(_approver)).Tasks);
        var filer = await WorkAsync(_filer);
        Assert.Empty(filer.Tasks);
        Assert.Empty(filer.Drafts);
        Assert.Equal(WaitingKind.FilingWithReviewer, Assert.Single(filer.Waiting).Kind);

        Assert.Null((await SendAsync(_reviewer, new StartReviewCommand(id, await this.VersionAsync(_reviewer, id)))).Error);
        Assert.True(Assert.Single((await WorkAsync(_reviewer)).Tasks).IsMine);
        Assert.Equal(WorkKind.DecideFiling, Assert.Single((await WorkAsync(_approver)).Tasks).Kind);

        Assert.Null((await SendAsync(_reviewer, new ReturnServiceCommand(id, await this.VersionAsync(_reviewer, id), "Name the operator."))).Error);
        Assert.Equal(WorkKind.ReviseFiling, Assert.Single((await WorkAsync(_filer)).Tasks).Kind);
        Assert.Equal(WaitingKind.FilingReturned, Assert.Single((await WorkAsync(_reviewer)).Waiting).Kind);
        Assert.Empty((await WorkAsync(_approver)).Tasks);
    }

    [Fact]
    public async Task Filing_OfAnotherOrganisation_IsNobodysTaskThere()
    {
        await this.InReviewAsync(_filer, _reviewer);
        var neighbour = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var colleague = await PersonAsync("PDA", Role.CaseOfficer);

        Assert.Empty((await WorkAsync(neighbour)).Tasks);
        Assert.Empty((await WorkAsync(neighbour)).Changes);
        Assert.Empty((await WorkAsync(colleague)).Tasks);
    }

    [Theory]
    [InlineData(0, ClockState.OnTime, 15)]
    [InlineData(14, ClockState.DueSoon, 5)]
    [InlineData(22, ClockState.DueSoon, 0)]
    [InlineData(24, ClockState.Overdue, -1)]
    [InlineData(31, ClockState.CriticallyOverdue, -6)]
    public async Task Filing_AsDaysPass_BecomesUrgent(int days, ClockState state, int left)
    {
        await this.InReviewAsync(_filer, _reviewer);
        Clock.Advance(TimeSpan.FromDays(days));

        var task = Assert.Single((await WorkAsync(_approver)).Tasks);

        Assert.Equal((state, left), (task.Urgency, task.Clock!.Left));
        var counts = (await SendAsync(_approver, new GetFrameCountsQuery())).Value;
        Assert.Equal(state == ClockState.OnTime ? 0 : 1, counts.Urgent);
    }

    [Fact]
    public async Task Changes_WhenSealed_AreThoseOfTheOwnOrganisation()
    {
        await this.RegisteredAsync(_filer, _reviewer, _approver);
        Assert.Empty((await WorkAsync(_filer)).Changes);
        await SealLedgerAsync();

        var changes = (await WorkAsync(_filer)).Changes;

        Assert.Equal("service.registered", changes[0].Type);
        Assert.Equal(changes.OrderByDescending(c => c.Leaf), changes);
        Assert.Empty((await WorkAsync(await PersonAsync("ISTD", Role.ProvincialItOfficer))).Changes);
        Assert.NotEmpty((await WorkAsync(_approver)).Changes);
    }

    private async Task<MyWork> WorkAsync(Person person) => (await SendAsync(person, new GetMyWorkQuery())).Value;
}
