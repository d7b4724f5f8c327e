using Portal.Domain.Compliance;

namespace Portal.Infrastructure.DemoData;

/// <summary>How each region stood on every day of the last year.</summary>
internal static class DemoTrend
{
    private const int Days = 365;

    public static IEnumerable<ComplianceSnapshot> Of(DemoWorld world, IReadOnlyList<DemoService> services)
    {
        for (var ago = Days; ago >= 0; ago--)
        {
            var moment = world.Now.AddDays(-ago);
            foreach (var region in services.Where(s => s.IsRegisteredAt(moment)).GroupBy(s => s.Service.Region))
            {
                var outcomes = region.Select(s => s.OutcomeAt(moment)).ToList();
                yield return new ComplianceSnapshot(
                    DemoWorld.DayOf(moment), region.Key, outcomes.Count(o => o == Outcome.Pass), 0,
                    outcomes.Count(o => o == Outcome.Undetermined), outcomes.Count(o => o == Outcome.Fail));
            }
        }
    }
}
