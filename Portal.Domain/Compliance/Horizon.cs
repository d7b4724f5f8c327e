using Portal.Domain.Compliance.Sheets;

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
    public static DueDate? Of(ServiceFacts facts, PolicyParameters policy) => Of(FactSheet.Of(facts), policy);

    /// <summary>The first day after today on which the clock alone may change an outcome; null where no date can.</summary>
    /// <param name="facts">The service's facts.</param>
    /// <param name="policy">The figures of the policy version applied.</param>
    public static DueDate? Of(in FactSheet facts, PolicyParameters policy)
    {
        DueDate? next = null;
        var today = facts.Today;
        foreach (var part in facts.Parts) After(part.AccreditedUntil, DueKind.Accreditation);
        for (var i = 0; i < facts.Flows.Count; i++) After(facts.Flows[i].ValidUntil, DueKind.Transfer);
        for (var i = 0; i < facts.DocumentCount; i++) After(facts.Document(i).ValidUntil, DueKind.Document);
        for (var (i, at) = (facts.EvidenceCount, facts.EvidenceAt); i > 0; i--, at = facts.EvidenceFrom(at).End) After(facts.EvidenceFrom(at).TakenOn, DueKind.Evidence, policy.EvidenceDays);
        if (facts.WaiverCount > 0) Granted(facts.Read());
        On(facts.AbroadApproved, DueKind.Approval);
        On(facts.ExitPlanReviewed, DueKind.ExitPlan, policy.ReviewDays);
        On(facts.SecurityContactConfirmed, DueKind.SecurityContact, policy.ReviewDays);
        On(facts.CriticalReview, DueKind.CriticalReview, policy.ReviewDays);
        return next;

        void Granted(ServiceFacts few)
        {
            foreach (var waiver in few.Waivers)
            {
                On(waiver.From, DueKind.Waiver);
                After(waiver.Until, DueKind.Waiver);
            }
        }

        // The last day on which something holds is not yet the day on which it ceases to.
        void After(DateOnly? last, DueKind kind, int days = 0) => On(last, kind, days + 1);

        void On(DateOnly? from, DueKind kind, int days = 0)
        {
            // A date at the end of the calendar never comes.
            if (from is not { } date || date.DayNumber > DateOnly.MaxValue.DayNumber - days) return;
            var day = date.AddDays(days);
            if (day > today && !(day >= next?.Day)) next = new DueDate(day, kind);
        }
    }
}
