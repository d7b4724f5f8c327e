using System.Linq.Expressions;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Domain.Audits;

/// <summary>What the register says of a finding after it was opened. None of this is a person's decision: the round's own ledger entry stands for it.</summary>
public sealed partial class Finding
{
    /// <summary>Which findings are past their day on a day: neither waived, nor met by what the register says and left for an auditor to confirm.</summary>
    /// <param name="today">The day in Pakistan.</param>
    public static Expression<Func<Finding, bool>> OverdueOn(DateOnly today) => f => f.IsOpen == true && f.DueOn < today && f.WaivedUntil == null && f.MetSince == null;

    /// <summary>Takes over what the register says now. What is undetermined proves nothing and changes nothing.</summary>
    /// <param name="result">What was found for the obligation; null where the policy no longer asks for it.</param>
    /// <param name="policy">Number of the policy version applied.</param>
    /// <param name="today">The day in Pakistan.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    /// <returns>What it did, in order; nothing where the finding says so already.</returns>
    public IReadOnlyList<FindingAction> See(ObligationResult? result, int policy, DateOnly today, Actor worker, DateTimeOffset now)
    {
        var before = _steps.Count;
        switch (result?.Outcome ?? Outcome.NotApplicable)
        {
            case Outcome.Fail:
                Fails(result!.Value, policy, worker, now);
                if (WaivedUntil is not null) Resume(today, worker, now);
                break;
            case Outcome.Waived:
                Fails(result!.Value, policy, worker, now);
                Suspend(result.Value.Waiver!, worker, now);
                break;
            case Outcome.Pass or Outcome.NotApplicable when MetSince is null:
                if (WaivedUntil is not null) Resume(today, worker, now);
                MetSince = now;
                Note(FindingAction.SeeMet, "", worker, now);
                break;
        }

        return [.. _steps.Skip(before).Select(s => s.Action)];
    }

    /// <summary>The service has left the register: nobody has to mend it any more.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    /// <returns>What it did.</returns>
    public IReadOnlyList<FindingAction> Withdraw(Actor worker, DateTimeOffset now)
    {
        Note(FindingAction.Withdraw, "", worker, now);
        return [FindingAction.Withdraw];
    }

    private void Fails(ObligationResult result, int policy, Actor worker, DateTimeOffset now)
    {
        if (MetSince is not null)
        {
            MetSince = null;
            if (State == FindingState.ToVerify) Note(FindingAction.SeeFailing, "", worker, now);
        }

        var (reason, args) = (result.Verdict.Reason, result.Verdict.Args);
        var isOther = reason != Reason;
        if (!isOther && args.SequenceEqual(Args, StringComparer.Ordinal)) return;

        // A figure that moves, such as an age, is taken over without a word; another reason is something to know of.
        (Reason, Args, PolicyNumber) = (reason, args, policy);
        if (isOther) Note(FindingAction.SeeReason, "", worker, now);
        else Touch();
    }

    private void Suspend(AppliedWaiver waiver, Actor worker, DateTimeOffset now)
    {
        if (WaivedUntil == waiver.Until) return;
        WaivedUntil = waiver.Until;
        Note(FindingAction.Suspend, waiver.Code, worker, now);
    }

    // The time of a waiver is not held against the owner: what fell due meanwhile is due now.
    private void Resume(DateOnly today, Actor worker, DateTimeOffset now)
    {
        WaivedUntil = null;
        if (DueOn < today) DueOn = today;
        Note(FindingAction.Resume, "", worker, now);
    }

    private void Note(FindingAction action, string note, Actor worker, DateTimeOffset now) => Step(action, FindingLifecycle.Next(State, action)!.Value, worker, note, now);
}
