namespace Portal.Domain.Compliance;

/// <summary>
/// How long an evaluation holds if nobody changes anything: dates pass, and with them accreditations, transfers, documents, reviews, evidence and waivers. What is
/// looked at again on the day it says cannot be out of date before.
/// </summary>
public static class Horizon
{
    /// <summary>The first day after today on which the clock alone may change an outcome; null where no date can.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy version applied.</param>
    public static DueDate? Of(ServiceFacts facts, PolicyParameters policy)
    {
        DueDate? next = null;
        foreach (var part in facts.Placements) After(part.AccreditedUntil, DueKind.Accreditation);
        foreach (var flow in facts.Flows ?? []) After(flow.ValidUntil, DueKind.Transfer);
        foreach (var document in facts.Documents ?? []) After(document.ValidUntil, DueKind.Document);
        foreach (var waiver in facts.Waivers)
        {
            On(waiver.From, DueKind.Waiver);
            After(waiver.Until, DueKind.Waiver);
        }

        foreach (var evidence in facts.Evidence) After(evidence.TakenOn, DueKind.Evidence, policy.EvidenceDays);
        On(facts.Data.AbroadApproved, DueKind.Approval);
        On(facts.Safeguards.ExitPlanReviewed, DueKind.ExitPlan, policy.ReviewDays);
        On(facts.Contacts.SecurityContactConfirmed, DueKind.SecurityContact, policy.ReviewDays);
        On(facts.Data.CriticalReview, DueKind.CriticalReview, policy.ReviewDays);
        return next;

        // The last day on which something holds is not yet the day on which it ceases to.
        void After(DateOnly? last, DueKind kind, int days = 0) => On(last, kind, days + 1);

        void On(DateOnly? from, DueKind kind, int days = 0)
        {
            // A date at the end of the calendar never comes.
            if (from is not { } date || date.DayNumber > DateOnly.MaxValue.DayNumber - days) return;
            var day = date.AddDays(days);
            if (day > facts.Today && !(day >= next?.Day)) next = new DueDate(day, kind);
        }
    }
}
