using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance;

/// <summary>What a date changes is found on that day, once, and no other service is looked at.</summary>
public sealed class EvaluateDueTests : TestPortal
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
    public async Task Due_OnTheDayAfterAnAccreditationEnds_FailsAndIsNoLongerDue()
    {
        var ends = Filings.Day.AddDays(40);
        var ending = await RegisteredAsync(Accredited(ends));
        var lasting = await RegisteredAsync(Filings.Placements);
        Assert.Equal((ends.AddDays(1), Outcome.Pass), await StandingAsync(ending));
        Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, await DueAsync());
        Clock.Advance(TimeSpan.FromDays(1));
        var before = await EvaluatedAsync(lasting);

        Assert.Equal(1, await DueAsync());
        Assert.Equal(0, await DueAsync());

        Assert.Equal((Filings.Day.AddDays(365), Outcome.Fail), await StandingAsync(ending));
        Assert.Equal(before, await EvaluatedAsync(lasting));
        Assert.Empty(await this.DriftAsync());
        var failing = await InDbAsync(db => db.ObligationFailures.SingleAsync());
        Assert.Equal((ending, Clock.GetUtcNow()), (failing.ServiceId, failing.Since));
    }

    [Fact]
    public async Task Due_InBlocks_GoesOnWhereItWasLeft()
    {
        for (var i = 0; i < 5; i++) await RegisteredAsync(Accredited(Filings.Day.AddDays(2)));
        Clock.Advance(TimeSpan.FromDays(90));
        List<int> blocks = [];
        while (await DueAsync(2) is > 0 and var block) blocks.Add(block);
        Assert.Equal([2, 2, 1], blocks);
        Assert.Equal(5, await InDbAsync(db => db.ComplianceSummaries.CountAsync(c => c.Overall == Outcome.Fail)));
    }

    [Fact]
    public async Task Due_AfterAClockThatWasAhead_IsJudgedByTheRealDay()
    {
        var id = await RegisteredAsync(Accredited(Filings.Day.AddDays(40)));
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
        Clock.Advance(TimeSpan.FromDays(900));
        await DueAsync();
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());
        Assert.Equal(Outcome.Fail, (await StandingAsync(id)).Overall);

        Clock.Advance(TimeSpan.FromDays(-899));
        Assert.Equal(1, await DueAsync());
        await SendAsync(AuditWorker.Actor, new TakeComplianceSnapshotCommand());

        Assert.Equal((Filings.Day.AddDays(41), Outcome.Pass), await StandingAsync(id));
        Assert.Equal(0, await DueAsync());
        Assert.Equal(0, await InDbAsync(db => db.ObligationFailures.CountAsync()));
    }

    [Fact]
    public async Task Due_ByAnybodyButTheJob_IsRefused() => Assert.Equal(Error.Forbidden, (await SendAsync(_approver, new EvaluateDueCommand())).Error);

    private static ServicePlacements Accredited(DateOnly until) => new([.. Filings.Placements.Items.Select(p => p with { AccreditedUntil = until })]);

    private Task<ServiceId> RegisteredAsync(ServicePlacements placements) => this.RegisteredAsync(_filer, _reviewer, _approver, placements);

    private async Task<int> DueAsync(int size = EvaluateDueCommand.Usual) => (await SendAsync(AuditWorker.Actor, new EvaluateDueCommand(size))).Value;

    private Task<(DateOnly? ChangesOn, Outcome Overall)> StandingAsync(ServiceId id) => InDbAsync(async db =>
    {
        var summary = await db.ComplianceSummaries.SingleAsync(c => c.ServiceId == id);
        return (summary.ChangesOn, summary.Overall);
    });

    private Task<DateTimeOffset> EvaluatedAsync(ServiceId id) => InDbAsync(db => db.ComplianceSummaries.Where(c => c.ServiceId == id).Select(c => c.EvaluatedAt).SingleAsync());
}
