using Portal.Domain.Access;
using Portal.Domain.Access.Reviews;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Xunit;

namespace Portal.Tests.Domain.Access;

public sealed class AccessReviewTests
{
    private readonly Person _one = AccessWorld.Working(AccessWorld.Provincial, Role.ProvincialItOfficer);
    private readonly Person _two = AccessWorld.Working(AccessWorld.Provincial, Role.ProvincialItOfficer);
    private readonly Actor _administrator = AccessWorld.Administrator();
    private readonly AccessReview _review;

    public AccessReviewTests() => _review = AccessReview.Open(AccessWorld.Provincial, [_one.Id, _two.Id, _one.Id], new WorkingCalendar([]), _administrator, AccessWorld.Now);

    [Fact]
    public void Open_InAQuarter_HasALineForEachPersonAndFifteenWorkingDays()
    {
        Assert.Equal((2, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 11), "AR-PITB-2026-Q4"), (_review.Lines.Count, _review.Quarter, _review.DueOn, _review.Code));
        Assert.Equal(ReviewStep.Opened, Assert.IsType<AccessReviewMoved>(Assert.Single(_review.Events)).Step);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 4)]
    [InlineData(9, 7)]
    [InlineData(12, 10)]
    public void QuarterOf_AnyMonth_IsItsFirstDay(int month, int first) => Assert.Equal(new DateOnly(2026, first, 1), AccessReview.QuarterOf(new DateOnly(2026, month, 15)));

    [Fact]
    public void Decide_TheLastLine_ClosesWithOneEntry()
    {
        Assert.Null(_review.Confirm(_one.Id, _administrator, AccessWorld.Now).Error);
        Assert.Null(_review.ClosedAt);
        Assert.Null(_review.Remove(_two.Id, "Transferred", _administrator, AccessWorld.Now).Error);
        Assert.Equal(AccessWorld.Now, _review.ClosedAt);
        Assert.Equal([ReviewStep.Opened, ReviewStep.Closed], _review.Events.Cast<AccessReviewMoved>().Select(e => e.Step));
    }

    [Fact]
    public void Decide_TwiceAboutOneselfOrAStranger_IsRefused()
    {
        Assert.Null(_review.Confirm(_one.Id, _administrator, AccessWorld.Now).Error);
        Assert.Equal(AccessErrors.LineDecided, _review.Remove(_one.Id, "Changed my mind", _administrator, AccessWorld.Now).Error);
        Assert.Equal(AccessErrors.OwnRights, _review.Confirm(_two.Id, AccessWorld.Self(_two), AccessWorld.Now).Error);
        Assert.Equal(AccessErrors.ReasonMissing, _review.Remove(_two.Id, " ", _administrator, AccessWorld.Now).Error);
        Assert.Equal(Error.NotFound, _review.Confirm(PersonId.New(), _administrator, AccessWorld.Now).Error);
    }

    [Fact]
    public void TellOverdue_DayByDay_TellsOnceAfterTheDueDate()
    {
        for (var day = 0; day < 40; day++) _review.TellOverdue(_administrator, AccessWorld.Now.AddDays(day));
        var told = Assert.Single(_review.Events.Cast<AccessReviewMoved>(), e => e.Step == ReviewStep.Overdue);
        Assert.Equal(_review.DueOn.AddDays(1), WorkingCalendar.DayOf(told.At));
    }
}
