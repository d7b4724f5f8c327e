using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Web.Components;
using Portal.Web.Features.Audits;
using Portal.Web.Resources;
using Xunit;

namespace Portal.Tests.Web.Audits;

public sealed class ScheduleWordsTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddDesignSystem().BuildServiceProvider();

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = _before;
        _services.Dispose();
    }

    [Theory]
    [InlineData(null, "On demand")]
    [InlineData("0 21 * * *", "Every day at 21:00")]
    [InlineData("5 6 * * 5", "Every Friday at 06:05")]
    [InlineData("0 9 * * 1-5", "Monday to Friday at 09:00")]
    [InlineData("0 9 * * 7", "Every Sunday at 09:00")]
    [InlineData("0 21 15 * *", "Every month on day 15 at 21:00")]
    [InlineData("0 21 L * *", "On the last day of every month at 21:00")]
    [InlineData("0 21 1 1,4,7,10 *", "Every quarter on day 1 (January, April, July, October) at 21:00")]
    [InlineData("0 21 14 8 *", "Every year on 14 August at 21:00")]
    [InlineData("0 */6 * * *", "By the schedule 0 */6 * * *")]
    [InlineData("0 25 * * *", "By the schedule 0 25 * * *")]
    [InlineData("nonsense", "By the schedule nonsense")]
    public void Words_InEnglish_SayTheSchedule(string? cron, string expected) => Assert.Equal(expected, In("en", cron));

    [Theory]
    [InlineData(null, "حسبِ ضرورت")]
    [InlineData("0 21 * * *", "ہر روز 21:00 بجے")]
    [InlineData("5 6 * * 5", "ہر جمعہ کو 06:05 بجے")]
    [InlineData("0 21 15 * *", "ہر ماہ کی 15 تاریخ کو 21:00 بجے")]
    [InlineData("0 21 1 1,4,7,10 *", "ہر سہ ماہی کی 1 تاریخ کو (جنوری، اپریل، جولائی، اکتوبر) 21:00 بجے")]
    [InlineData("0 21 14 8 *", "ہر سال 14 اگست کو 21:00 بجے")]
    public void Words_InUrdu_SayTheSchedule(string? cron, string expected) => Assert.Equal(expected, In("ur", cron));

    private string In(string language, string? cron)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return ScheduleWords.Of(_services.GetRequiredService<IStringLocalizer<AuditsText>>(), cron);
    }
}
