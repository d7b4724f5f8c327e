using Microsoft.EntityFrameworkCore;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.DemoData;

public sealed class DemoDataOnAnyDayTests
{
    [Theory]
    [InlineData("2026-11-20T23:10:00Z")]
    [InlineData("2026-12-31T19:30:00Z")]
    [InlineData("2027-02-28T03:00:00Z")]
    [InlineData("2027-06-06T11:00:00Z")]
    public async Task Seed_WhicheverDayItIs_MakesTheSameRegisterUpToThatDay(string now)
    {
        var demo = new SeededDemo();
        demo.Clock.Set(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await demo.InitializeAsync();
        try
        {
            var (services, last, failing) = await demo.InDbAsync(async db => (
                await db.Services.CountAsync(),
                await db.LedgerEntries.MaxAsync(e => e.At),
                await db.Services.Where(s => s.State == ServiceState.Registered)
                    .Join(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => c.Overall).CountAsync(o => o == Outcome.Fail)));

            Assert.Equal((426, 59), (services, failing));
            Assert.True(last <= demo.Clock.GetUtcNow());
        }
        finally
        {
            await demo.DisposeAsync();
        }
    }
}
