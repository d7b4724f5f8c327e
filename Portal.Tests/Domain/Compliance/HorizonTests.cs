using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Xunit;

namespace Portal.Tests.Domain.Compliance;

/// <summary>An evaluation holds until the day that the horizon names: no obligation says anything else before.</summary>
public sealed class HorizonTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly PolicyParameters Policy = new();

    [Fact]
    public void Outcomes_BeforeTheHorizon_NeverChangeByTheClock()
    {
        var random = new RandomFacts(20261122);
        var (changed, never) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var facts = random.Next();
            var now = Outcomes(facts);
            if (Horizon.Of(facts, Policy) is not { Day: var day })
            {
                never++;
                Assert.Equal(now, Outcomes(facts with { Today = Today.AddYears(30) }));
                continue;
            }

            Assert.True(day > Today);
            foreach (var before in new[] { Today.AddDays(1), day.AddDays(-1) }.Where(d => d > Today && d < day)) Assert.Equal(now, Outcomes(facts with { Today = before }));
            if (!now.SequenceEqual(Outcomes(facts with { Today = day }))) changed++;
        }

        // Days that never change anything would say nothing of those that do.
        Assert.True(changed > 50 && never > 0, $"{changed} changed, {never} have no such day");
    }

    [Fact]
    public void Horizon_OfADateAtTheEndOfTheCalendar_IsNever() =>
        Assert.Null(Horizon.Of(new ServiceFacts { Today = Today, Placements = [new Placement { AccreditedUntil = DateOnly.MaxValue }] }, Policy));

    [Fact]
    public void Horizon_OfAnAccreditation_IsTheDayAfterItsLast() =>
        Assert.Equal(new DueDate(new(2027, 3, 1), DueKind.Accreditation), Horizon.Of(new ServiceFacts { Today = Today, Placements = [new Placement { AccreditedUntil = new(2027, 2, 28) }] }, Policy));

    private static Outcome[] Outcomes(ServiceFacts facts) => [.. ObligationCatalogue.All.Select(o => o.Check(facts, Policy).Outcome)];
}
