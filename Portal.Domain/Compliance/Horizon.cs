using Portal.Domain.Compliance.Sheets;

namespace Portal.Domain.Compliance;

/// <summary>
/// How long an evaluation holds if nobody changes anything: dates pass, and with them accreditations, transfers, documents, reviews, evidence and waivers. What is
/// looked at again on the day it says cannot be out of date before.
/// </summary>
public static class Horizon
{
    // What becomes of the dates that the walk over the facts comes upon.
    private interface IGathered<T>
    {
        T With(DueDate date);
    }

    /// <summary>The first day after today on which the clock alone may change an outcome; null where no date can.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy version applied.</param>
    public static DueDate? Of(ServiceFacts facts, PolicyParameters policy) => Of(FactSheet.Of(facts), policy);

    /// <summary>The first day after today on which the clock alone may change an outcome; null where no date can.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy version applied.</param>
    public static DueDate? Of(in FactSheet facts, PolicyParameters policy) => new Walk<First>(facts.Today, default).Over(facts, policy).Date;

    /// <summary>Every day after today on which the clock alone may change an outcome, with what it is by; the next one, which <see cref="Of(ServiceFacts, PolicyParameters)"/> says, first.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy version applied.</param>
    public static IReadOnlyList<DueDate> All(ServiceFacts facts, PolicyParameters policy) => All(FactSheet.Of(facts), policy);

    /// <summary>Every day after today on which the clock alone may change an outcome, with what it is by; no day twice for the same.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy version applied.</param>
    public static IReadOnlyList<DueDate> All(in FactSheet facts, PolicyParameters policy) => new Walk<Every>(facts.Today, new Every([])).Over(facts, policy).Dates;

    // One for both questions: what has a date stands here and nowhere else. Evaluations by the million ask for the first date, so that gathering costs no object.
    private struct Walk<T>(DateOnly today, T gathered)
        where T : struct, IGathered<T>
    {
        private T _gathered = gathered;

        public T Over(in FactSheet facts, PolicyParameters policy)
        {
            foreach (var part in facts.Parts) After(part.AccreditedUntil, DueKind.Accreditation);
            for (var i = 0; i < facts.Flows.Count; i++) After(facts.Flows[i].ValidUntil, DueKind.Transfer);
            for (var i = 0; i < facts.DocumentCount; i++) After(facts.Document(i).ValidUntil, DueKind.Document);
            for (var (i, at) = (facts.EvidenceCount, facts.EvidenceAt); i > 0; i--, at = facts.EvidenceFrom(at).End) After(facts.EvidenceFrom(at).TakenOn, DueKind.Evidence, policy.EvidenceDays);
            if (facts.WaiverCount > 0) Granted(facts.Read());
            On(facts.AbroadApproved, DueKind.Approval);
            Review(facts.ExitPlanReviewed, DueKind.ExitPlan, policy);
            Review(facts.SecurityContactConfirmed, DueKind.SecurityContact, policy);
            Review(facts.CriticalReview, DueKind.CriticalReview, policy);
            return _gathered;
        }

        private void Granted(ServiceFacts few)
        {
            foreach (var waiver in few.Waivers)
            {
                On(waiver.From, DueKind.Waiver);
                After(waiver.Until, DueKind.Waiver);
            }
        }

        // One that is dated ahead counts from its day.
        private void Review(DateOnly? day, DueKind kind, PolicyParameters policy)
        {
            On(day, kind);
            On(day, kind, policy.ReviewDays);
        }

        // The last day on which something holds is not yet the day on which it ceases to.
        private void After(DateOnly? last, DueKind kind, int days = 0) => On(last, kind, days + 1);

        private void On(DateOnly? from, DueKind kind, int days = 0)
        {
            // A date at the end of the calendar never comes.
            if (from is not { } date || date.DayNumber > DateOnly.MaxValue.DayNumber - days) return;
            var day = date.AddDays(days);
            if (day > today) _gathered = _gathered.With(new DueDate(day, kind));
        }
    }

    private readonly struct First(DueDate? date) : IGathered<First>
    {
        public DueDate? Date => date;

        public First With(DueDate next) => next.Day >= date?.Day ? this : new First(next);
    }

    private readonly struct Every(List<DueDate> dates) : IGathered<Every>
    {
        public List<DueDate> Dates => dates;

        // Among those of one day the first that is come upon stays the first.
        public Every With(DueDate date)
        {
            if (dates.Contains(date)) return this;
            var at = dates.Count;
            while (at > 0 && dates[at - 1].Day > date.Day) at--;
            dates.Insert(at, date);
            return this;
        }
    }
}
