using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>What is done with a waiver after it was asked for.</summary>
public sealed partial class Waiver
{
    /// <summary>Recommends to grant it or to refuse it.</summary>
    /// <param name="favours">Whether to grant it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who recommends, of the body that decides.</param>
    /// <param name="now">The moment.</param>
    public Result Recommend(bool favours, string reason, Actor by, DateTimeOffset now)
    {
        var action = favours ? WaiverAction.Recommend : WaiverAction.AdviseAgainst;
        if (JudgeRefusal(action, reason, by) is { } refusal) return refusal;
        (State, RecommendedBy, IsFavoured) = (WaiverLifecycle.Next(State, action)!.Value, by.Id, favours);
        Tell(action, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Grants it from today on.</summary>
    /// <param name="until">The last day on which it holds; none later than was asked for.</param>
    /// <param name="conditions">What the body asks for in return; empty for nothing.</param>
    /// <param name="failing">What the service fails for now: no more than the request describes.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who grants: another person than recommended.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public Result Grant(DateOnly until, string conditions, WaiverGround failing, string reason, Actor by, DateOnly today, DateTimeOffset now)
    {
        if (JudgeRefusal(WaiverAction.Grant, reason, by) is { } refusal) return refusal;
        if (RecommendedBy == by.Id) return WaiverErrors.FourEyes;
        if (failing.Verdict.Outcome != Outcome.Fail) return WaiverErrors.NotFailing;
        if (!failing.Shortfalls.All(found => Known.Any(known => known.Embraces(found)))) return WaiverErrors.FactsChanged;
        if (until > Until || until > today.AddDays(failing.MaxDays)) return WaiverErrors.TooLong(Math.Min(failing.MaxDays, Math.Max(0, Until.DayNumber - today.DayNumber)));
        if (until <= today) return WaiverErrors.EndsTooEarly;
        (State, InForce, From, Until, Conditions, DecidedBy) = (WaiverState.Granted, true, today, until, conditions, by.Id);
        // What is granted for a shorter time needs no reminder of the longer one.
        RemindedAt = DueReminder(today);
        Tell(WaiverAction.Grant, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Refuses it.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who refuses: another person than recommended.</param>
    /// <param name="now">The moment.</param>
    public Result Refuse(string reason, Actor by, DateTimeOffset now)
    {
        if (JudgeRefusal(WaiverAction.Refuse, reason, by) is { } refusal) return refusal;
        if (RecommendedBy == by.Id) return WaiverErrors.FourEyes;
        DecidedBy = by.Id;
        End(WaiverAction.Refuse, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Takes the request back, or gives a waiver back that is no longer needed.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who does so, for the organisation that asked for it.</param>
    /// <param name="now">The moment.</param>
    public Result Withdraw(string reason, Actor by, DateTimeOffset now)
    {
        if (!by.IsOf(OrganisationId)) return Error.Forbidden;
        if (WaiverLifecycle.Next(State, WaiverAction.Withdraw) is null) return WaiverErrors.CannotMove(State);
        if (string.IsNullOrWhiteSpace(reason)) return WaiverErrors.ReasonMissing;
        End(WaiverAction.Withdraw, reason, by, now);
        return Result.Ok;
    }

    /// <summary>
    /// Takes it from the service at once. One person suffices: leaving a danger in place is worse than lifting an exception too soon. It makes things stricter alone, so that
    /// nobody of the body is barred: neither where the service was handed over to the body itself, nor whoever once asked for it.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who revokes it, of the body that granted it.</param>
    /// <param name="now">The moment.</param>
    public Result Revoke(string reason, Actor by, DateTimeOffset now)
    {
        if (!by.IsOf(BodyId)) return by.IsOf(OrganisationId) ? WaiverErrors.OwnOrganisation : WaiverErrors.NotThePower;
        if (StepRefusal(WaiverAction.Revoke, reason) is { } refusal) return refusal;
        End(WaiverAction.Revoke, reason, by, now);
        return Result.Ok;
    }

    /// <summary>Ends it, its last day having passed.</summary>
    /// <param name="by">The portal's own actor.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public Result Expire(Actor by, DateOnly today, DateTimeOffset now)
    {
        if (WaiverLifecycle.Next(State, WaiverAction.Expire) is null) return WaiverErrors.CannotMove(State);
        if (today <= Until) return WaiverErrors.NotYet;
        End(WaiverAction.Expire, "", by, now);
        return Result.Ok;
    }

    /// <summary>Ends it, a newer one for the same obligation taking its place.</summary>
    /// <param name="by">Who granted the newer one.</param>
    /// <param name="now">The moment.</param>
    public Result Replace(Actor by, DateTimeOffset now)
    {
        if (WaiverLifecycle.Next(State, WaiverAction.Replace) is null) return WaiverErrors.CannotMove(State);
        End(WaiverAction.Replace, "", by, now);
        return Result.Ok;
    }

    /// <summary>Reminds of its last day, once for each of <see cref="ReminderDays"/>.</summary>
    /// <param name="by">The portal's own actor.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether there was something to remind of.</returns>
    public bool Remind(Actor by, DateOnly today, DateTimeOffset now)
    {
        if (State != WaiverState.Granted || DueReminder(today) is not { } due || due >= (RemindedAt ?? int.MaxValue)) return false;
        RemindedAt = due;
        Tell(WaiverAction.Remind, "", by, now);
        return true;
    }

    /// <summary>Notes whether it covers what the service fails for; nothing where that is as it was.</summary>
    /// <param name="covers">Whether it does.</param>
    /// <param name="by">The portal's own actor.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether that is something new.</returns>
    public bool Observe(bool covers, Actor by, DateTimeOffset now)
    {
        if (State != WaiverState.Granted || covers == OutgrownSince is null) return false;
        OutgrownSince = covers ? null : now;
        Tell(covers ? WaiverAction.Cover : WaiverAction.Outgrow, "", by, now);
        return true;
    }

    /// <summary>Its service was handed over; whoever answers for the service has it from now on.</summary>
    /// <param name="owner">The service's new owner.</param>
    public void HandOver(OrganisationId owner)
    {
        OrganisationId = owner;
        Touch();
    }

    /// <summary>What an evaluation looks at.</summary>
    public HeldWaiver? Held() => State == WaiverState.Granted ? new HeldWaiver(Id, Code, ObligationId, From!.Value, Until, Known) : null;

    private int? DueReminder(DateOnly today)
    {
        var left = Until.DayNumber - today.DayNumber;
        return ReminderDays.Where(days => left <= days).Select(days => (int?)days).Min();
    }

    private Error? JudgeRefusal(WaiverAction action, string reason, Actor by)
    {
        if (by.IsOf(OrganisationId)) return WaiverErrors.OwnOrganisation;
        if (!by.IsOf(BodyId)) return WaiverErrors.NotThePower;
        return by.Id == RequestedBy ? WaiverErrors.FourEyes : StepRefusal(action, reason);
    }

    private Error? StepRefusal(WaiverAction action, string reason)
    {
        if (WaiverLifecycle.Next(State, action) is null) return WaiverErrors.CannotMove(State);
        return string.IsNullOrWhiteSpace(reason) ? WaiverErrors.ReasonMissing : null;
    }

    private void End(WaiverAction action, string reason, Actor by, DateTimeOffset now)
    {
        var held = State == WaiverState.Granted;
        (State, InForce) = (WaiverLifecycle.Next(State, action)!.Value, null);
        Tell(action, reason, by, now, held);
    }
}
