using Portal.Application.Services.Register;
using Portal.Domain.Compliance;

namespace Portal.Infrastructure.DemoData;

/// <summary>How the register stood on the days of the last year that are kept.</summary>
internal static class DemoTrend
{
    private const int Days = 365;

    public static IEnumerable<RegisterDay> Of(DemoWorld world, IReadOnlyList<DemoService> services) =>
        Enumerable.Range(0, Days + 1).Where(ago => RegisterDay.Keeps(world.Today.AddDays(-ago), world.Today)).SelectMany(ago => On(world.Now.AddDays(-ago), services));

    private static IEnumerable<RegisterDay> On(DateTimeOffset moment, IReadOnlyList<DemoService> services) => services.Where(s => s.IsRegisteredAt(moment))
        .GroupBy(s =>
        {
            var stood = s.StandingAt(moment);
            return new RegisterDay(
                DemoWorld.DayOf(moment), s.Owner.Id, s.Service.Region, RegisterEntry.RankOf(s.Service.Data.Class), stood.Rank, stood.Fails, stood.Undetermined, stood.Passes, stood.Waived, 0);
        })
        .Select(g => g.Key with { Count = g.Count() });
}
