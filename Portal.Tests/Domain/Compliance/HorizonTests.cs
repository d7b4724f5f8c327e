using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
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

    [Fact]
    public void Dates_OfRandomFacts_BeginWithTheNextAreAheadAndNeverTwice()
    {
        var (random, several, sameDay) = (new RandomFacts(20261123), 0, 0);
        for (var i = 0; i < 400; i++)
        {
            var facts = Waived(random.Next(), i);
            var all = Horizon.All(facts, Policy);
            Assert.Equal(Horizon.Of(facts, Policy), all.Count == 0 ? null : all[0]);
            Assert.All(all, date => Assert.True(date.Day > Today));
            Assert.Equal(all.Distinct().OrderBy(d => d.Day), all);
            if (all.Count > 1) several++;
            if (all.DistinctBy(d => d.Day).Count() < all.Count) sameDay++;
        }

        Assert.True(several > 100 && sameDay > 0, $"{several} have several dates, {sameDay} two on one day");
    }

    [Fact]
    public void Dates_WhenTheClockGoesOnDayByDay_AreMetOneAfterTheOther()
    {
        var random = new RandomFacts(20261124);
        for (var i = 0; i < 60; i++)
        {
            var facts = Waived(random.Next(), i);
            var left = Horizon.All(facts, Policy);
            for (var day = Today; day <= Today.AddDays(400); day = day.AddDays(1))
            {
                left = [.. left.Where(d => d.Day > day)];
                Assert.Equal(left.Count == 0 ? null : left[0], Horizon.Of(facts with { Today = day }, Policy));
            }
        }
    }

    [Fact]
    public void Dates_OfAService_AreAllOfThemAndThoseOfOneDayInTheirOrder()
    {
        var facts = new ServiceFacts
        {
            Today = Today,
            Contacts = new() { SecurityContact = "cert@example.gov.pk", SecurityContactConfirmed = Today.AddDays(-300) },
            Safeguards = new() { ExitPlan = "EXIT-7", ExitPlanReviewed = Today.AddDays(-300) },
            Placements =
            [
                new Placement { AccreditedUntil = Today.AddDays(99) }, new Placement { AccreditedUntil = Today.AddDays(99) },
                new Placement { AccreditedUntil = Today.AddDays(64) }, new Placement { AccreditedUntil = Today },
            ],
            Waivers = [new HeldWaiver(WaiverId.New(), "WVR-2026-0001", "CONTACT", Today, Today.AddDays(199), [])],
        };
        Assert.Equal(
            [
                new(Today.AddDays(1), DueKind.Accreditation), new(Today.AddDays(65), DueKind.Accreditation), new(Today.AddDays(65), DueKind.ExitPlan),
                new(Today.AddDays(65), DueKind.SecurityContact), new(Today.AddDays(100), DueKind.Accreditation), new DueDate(Today.AddDays(200), DueKind.Waiver),
            ],
            Horizon.All(facts, Policy));
    }

    // Chance knows no waivers: some begin, some hold, some are over.
    private static ServiceFacts Waived(ServiceFacts facts, int number) => number % 3 == 0 ? facts : facts with
    {
        Waivers =
        [
            new HeldWaiver(WaiverId.New(), "WVR-2026-0001", "CFP-CLASS", Today.AddDays((number % 80) - 40), Today.AddDays(number % 300), []),
            new HeldWaiver(WaiverId.New(), "WVR-2026-0002", "CONTACT", Today.AddDays(-60), Today.AddDays((number % 40) - 20), []),
        ],
    };

    private static Outcome[] Outcomes(ServiceFacts facts) => [.. ObligationCatalogue.All.Select(o => o.Check(facts, Policy).Outcome)];
}
