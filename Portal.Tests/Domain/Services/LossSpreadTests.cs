using Portal.Domain.Services;
using Portal.Domain.Services.Relations;
using Xunit;

namespace Portal.Tests.Domain.Services;

public sealed class LossSpreadTests
{
    private static readonly ServiceId Lost = ServiceId.New();
    private static readonly ServiceId A = ServiceId.New();
    private static readonly ServiceId B = ServiceId.New();

    private readonly LossSpread _spread = new();

    [Fact]
    public void Take_VitalNeed_BringsDownAndGoesOn()
    {
        Assert.Equal([A], _spread.Take([new(A, Lost, IsVital: true)]));
        Assert.Equal([B], _spread.Take([new(B, A, IsVital: true)]));
        Assert.Equal([A, Lost], _spread.PathOf(B));
    }

    [Fact]
    public void Take_NeedThatIsNotVital_DegradesAndStopsThere()
    {
        Assert.Empty(_spread.Take([new(A, Lost, IsVital: false)]));
        Assert.Equal([new IndirectLoss(A, LossEffect.Degraded, Lost)], _spread.Reached);
    }

    [Fact]
    public void Take_VitalNeedAfterAnother_TurnsDegradedIntoDown()
    {
        _spread.Take([new(A, Lost, IsVital: false)]);
        Assert.Equal([A], _spread.Take([new(A, B, IsVital: true)]));
        Assert.Equal([new IndirectLoss(A, LossEffect.Down, B)], _spread.Reached);
    }

    [Fact]
    public void Take_WhatIsDownAlready_ChangesNothing()
    {
        _spread.Take([new(A, Lost, IsVital: true)]);
        Assert.Empty(_spread.Take([new(A, B, IsVital: true), new(A, B, IsVital: false)]));
        Assert.Equal([Lost], _spread.PathOf(A));
    }

    [Fact]
    public void Take_ServicesThatNeedEachOther_EndsAndSoDoPaths()
    {
        _spread.Take([new(A, Lost, IsVital: true)]);
        Assert.Equal([B], _spread.Take([new(B, A, IsVital: true)]));
        Assert.Empty(_spread.Take([new(A, B, IsVital: true)]));
        Assert.Equal([Lost], _spread.PathOf(A));
    }

    [Fact]
    public void Through_Needs_FindsWhatLeadsBackAndNothingElse()
    {
        var (beside, before) = (ServiceId.New(), ServiceId.New());
        ServiceNeed[] needs = [new(Lost, A, true), new(A, B, false), new(B, Lost, true), new(A, beside, true), new(before, beside, true)];
        Assert.Equal([Lost, A, B], Circles.Through(Lost, needs).OrderBy(s => Array.IndexOf([Lost, A, B], s)));
    }

    [Fact]
    public void Through_ServiceThatNeedsItself_IsACircle() => Assert.Equal([A], Circles.Through(A, [new ServiceNeed(A, A, true)]));

    [Fact]
    public void Through_NeedsThatLeadNowhereBack_FindsNone() => Assert.Empty(Circles.Through(A, [new ServiceNeed(A, B, true)]));
}
