using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Text;
using Xunit;

namespace Portal.Tests.Web;

public sealed class TextTests : ComponentTest
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 16, 4, 0, TimeSpan.Zero);

    private Dates Dates => Services.GetRequiredService<Dates>();

    [Fact]
    public void Dates_WhenReadInEnglish_AreInPakistansTime()
    {
        Assert.Equal("20 November 2026, 21:04 PKT", Dates.Moment(Moment));
        Assert.Equal("20 Nov 2026", Dates.Short(Moment));
        Assert.Equal("21 Nov 2026", Dates.Short(Moment.AddHours(4)));
        Assert.Equal("Today 21:04", Dates.Recent(Moment));
        Assert.Equal("Yesterday 21:04", Dates.Recent(Moment.AddDays(-1)));
    }

    [Fact]
    public void Dates_WhenReadInUrdu_KeepTheirDigitsAndWholeMonths()
    {
        Speak("ur");

        Assert.Equal("20 نومبر 2026", Dates.Short(Moment));
        Assert.Equal("21:04 (پاکستانی وقت)", Dates.Time(Moment));
    }

    [Theory]
    [InlineData(3, "3 working days left")]
    [InlineData(1, "1 working day left")]
    [InlineData(0, "Due today")]
    [InlineData(-8, "8 working days over")]
    public void WorkingDays_WhenCounted_SayHowTheClockStands(int left, string words) => Assert.Equal(words, Dates.WorkingDays(left));

    [Theory]
    [InlineData(1, 3, "33%")]
    [InlineData(999, 1000, "99%")]
    [InlineData(1, 1000, "1%")]
    [InlineData(0, 5, "0%")]
    [InlineData(0, 0, "–")]
    public void Percent_WhenSomethingIsMissing_IsNeverWhole(long part, long whole, string words) => Assert.Equal(words, Numbers.Percent(part, whole));

    [Fact]
    public void Numbers_WhenNegative_WearTheirSignOnTheLeftInBothLanguages()
    {
        Assert.Equal("\u2066\u22122\u2069", Numbers.Change(-2));
        Assert.Equal("\u2066+1,284\u2069", Numbers.Change(1284));
        Assert.Equal("4.2 MB", Numbers.Bytes(4_200_000));
    }
}
