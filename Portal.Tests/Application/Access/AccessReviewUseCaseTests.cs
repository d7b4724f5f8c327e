using Microsoft.EntityFrameworkCore;
using Portal.Application.Access;
using Portal.Application.Access.Reviews;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Access;

public sealed class AccessReviewUseCaseTests : TestPortal, IAsyncLifetime
{
    private Person _administrator = null!;
    private Person _authority = null!;
    private Person _officer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _administrator = await PersonAsync("PITB", Role.OrganisationAdministrator);
        _officer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        _authority = await PersonAsync("PDA", Role.PdaAdministrator);

        // Friday 1 January 2027 is the first day of its quarter and a working day.
        Clock.Set(new DateTimeOffset(2027, 1, 1, 3, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Keep_FromBeforeTheQuarterOn_OpensOneReviewEachOnTheFirstWorkingDay()
    {
        Clock.Set(new DateTimeOffset(2026, 12, 31, 18, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await KeepAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await KeepAsync());
        Assert.Equal(0, await KeepAsync());
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await KeepAsync());
        Assert.Equal(2, await InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "access-review.opened")));
        Assert.True(await InDbAsync(db => db.Notifications.AnyAsync(n => n.PersonId == _administrator.Id && n.Type == "access-review.opened")));
    }

    [Fact]
    public async Task Keep_WhenTheQuarterBeginsOnAWeekend_WaitsForMonday()
    {
        Clock.Set(new DateTimeOffset(2028, 1, 1, 6, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await KeepAsync());
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await KeepAsync());
    }

    [Fact]
    public async Task Keep_InTheMiddleOfAQuarter_OpensNothing()
    {
        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await KeepAsync());
    }

    [Fact]
    public async Task Keep_WhenTwoNodesFireAtOnce_OpensEachOnce()
    {
        var opened = await Task.WhenAll(SendAsync(ReviewKeeper.Actor, new KeepAccessReviewsCommand()), SendAsync(ReviewKeeper.Actor, new KeepAccessReviewsCommand()));
        Assert.All(opened, o => Assert.True(o.IsSuccess || o.Error == Error.Stale));
        Assert.Equal(2, await InDbAsync(db => db.AccessReviews.CountAsync()));
    }

    [Fact]
    public async Task Review_LineByLine_ConfirmsRemovesAndCloses()
    {
        await KeepAsync();
        var row = Assert.Single((await SendAsync(_administrator, new ListReviewsQuery(true, new PageRequest()))).Value.Items);
        var task = Assert.Single((await SendAsync(_administrator, new GetMyWorkQuery())).Value.Tasks, t => t.Kind == WorkKind.ReviewAccess);
        Assert.Equal((row.DueOn, 15), (task.Clock!.Reading.Due, task.Clock.Reading.Limit.Days));
        var review = (await SendAsync(_administrator, new GetReviewQuery(row.Id))).Value;
        Assert.Equal(2, review.Lines.Count);
        var remove = new RemoveReviewLineCommand(row.Id, review.Version, _officer.Id, "Transferred");
        Assert.Null((await SendAsync(_administrator, remove)).Error);
        Assert.Equal(Error.Stale, (await SendAsync(_administrator, remove)).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(_officer, new StartServiceCommand(ServiceId.New()))).Error);

        // Only the administrator's own line is left: theirs no more, but the PDA's to decide.
        review = (await SendAsync(_administrator, new GetReviewQuery(row.Id))).Value;
        Assert.Equal(AccessErrors.OwnRights, (await SendAsync(_administrator, new ConfirmReviewLineCommand(row.Id, review.Version, _administrator.Id))).Error);
        Assert.DoesNotContain((await SendAsync(_administrator, new GetMyWorkQuery())).Value.Tasks, t => t.Kind == WorkKind.ReviewAccess);
        Assert.Contains((await SendAsync(_authority, new GetMyWorkQuery())).Value.Tasks, t => t.Code == row.Code);
        Assert.Null((await SendAsync(_authority, new ConfirmReviewLineCommand(row.Id, review.Version, _administrator.Id))).Error);
        Assert.NotNull((await SendAsync(_administrator, new GetReviewQuery(row.Id))).Value.ClosedAt);
        Assert.True(await InDbAsync(db => db.LedgerEntries.AnyAsync(e => e.Type == "access-review.closed" && e.Subject == row.Code)));
        Assert.Empty((await SendAsync(_administrator, new ListReviewsQuery(true, new PageRequest()))).Value.Items);
    }

    [Fact]
    public async Task Review_OfAnotherOrganisation_IsNotFound()
    {
        await KeepAsync();
        var stranger = await PersonAsync("ISTD", Role.OrganisationAdministrator);
        var review = await InDbAsync(db => db.AccessReviews.AsNoTracking().FirstAsync(r => r.OrganisationId == _officer.OrganisationId));
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new GetReviewQuery(review.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new ConfirmReviewLineCommand(review.Id, review.Version, _officer.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new RemoveReviewLineCommand(review.Id, review.Version, _officer.Id, "x"))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(_officer, new GetReviewQuery(review.Id))).Error);
    }

    [Fact]
    public async Task Review_OfABodyWithoutAdministratorOrOverdue_IsThePdas()
    {
        await PersonAsync("ISTD", Role.ProvincialItOfficer);
        await KeepAsync();
        Assert.Contains(await TasksAsync(), c => c.StartsWith("AR-ISTD", StringComparison.Ordinal));
        Assert.DoesNotContain(await TasksAsync(), c => c.StartsWith("AR-PITB", StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromDays(40));
        await KeepAsync();
        await KeepAsync();
        Assert.Contains(await TasksAsync(), c => c.StartsWith("AR-PITB", StringComparison.Ordinal));
        Assert.Equal(1, await InDbAsync(db => db.Notifications.CountAsync(n => n.PersonId == _authority.Id && n.Type == "access-review.overdue" && n.Subject == "AR-PITB-2027-Q1")));
    }

    private async Task<IReadOnlyList<string>> TasksAsync() => [.. (await SendAsync(_authority, new GetMyWorkQuery())).Value.Tasks.Select(t => t.Code)];

    private async Task<int> KeepAsync()
    {
        var kept = await SendAsync(ReviewKeeper.Actor, new KeepAccessReviewsCommand());
        Assert.Null(kept.Error);
        return kept.Value;
    }
}
