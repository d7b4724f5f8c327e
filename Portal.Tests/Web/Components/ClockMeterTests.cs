using Bunit;
using Portal.Domain.Common.Clocks;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class ClockMeterTests : ComponentTest
{
    [Fact]
    public void Clock_WhenDueSoon_SaysItInWordsBeforeTheBar()
    {
        var clock = Render<ClockMeter>(p => p.Add(c => c.State, ClockState.DueSoon).Add(c => c.Words, "1 working day left").Add(c => c.Share, .92));

        Assert.Equal("b", clock.Find(".clock.soon").FirstElementChild!.LocalName);
        Assert.Equal("92%", clock.Find("rect.m-soon").GetAttribute("width"));
    }

    [Theory]
    [InlineData(ClockState.Overdue)]
    [InlineData(ClockState.CriticallyOverdue)]
    public void Clock_WhenOverdue_IsFullWhateverTheShare(ClockState state)
    {
        var clock = Render<ClockMeter>(p => p.Add(c => c.State, state).Add(c => c.Words, "3 working days over").Add(c => c.Share, .2));

        Assert.Equal("100%", clock.Find("rect.m-crit").GetAttribute("width"));
    }
}
