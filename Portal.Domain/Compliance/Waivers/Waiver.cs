using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>
/// An exception from one obligation for one service, for what is known to be wrong and up to a day. Its owner asks for it and says what keeps the harm
/// small; one person of the body with that power recommends, another decides. It never makes a failure a pass.
/// </summary>
public sealed partial class Waiver : AggregateRoot
{
    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 2_000;

    /// <summary>The most characters of conditions.</summary>
    public const int ConditionsMaxLength = 2_000;

    /// <summary>The most characters of a code.</summary>
    public const int CodeMaxLength = 20;

    /// <summary>Days before the last one at which owner and body are reminded.</summary>
    public static IReadOnlyList<int> ReminderDays { get; } = [60, 30, 7];

    private readonly List<WaiverStep> _steps = [];

    private Waiver()
    {
    }

    /// <summary>Its identifier.</summary>
    public WaiverId Id { get; private set; }

    /// <summary>Its code, for example <c>WVR-2026-0007</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>The organisation that asked for it, or to which its service was handed over since.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The body that decides.</summary>
    public OrganisationId BodyId { get; private set; }

    /// <summary>The obligation.</summary>
    public string ObligationId { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public WaiverState State { get; private set; }

    /// <summary>Of one service and obligation one request waits, and one waiver is in force: false while it waits, true in force, null when it is over.</summary>
    public bool? InForce { get; private set; }

    /// <summary>Why it is asked for.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What keeps the harm small in the meantime.</summary>
    public IReadOnlyList<WaiverMeasure> Measures { get; private set; } = [];

    /// <summary>What was known to be wrong when it was asked for, and all it covers.</summary>
    public IReadOnlyList<Shortfall> Known { get; private set; } = [];

    /// <summary>What the service failed for when it was asked for.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>The last day that was asked for, in Pakistan; the last day on which it holds once it is granted.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The first day on which it holds, in Pakistan; null before it is granted.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>What the body asks for in return.</summary>
    public string Conditions { get; private set; } = "";

    /// <summary>Who asked for it.</summary>
    public PersonId RequestedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Who recommended; null before.</summary>
    public PersonId? RecommendedBy { get; private set; }

    /// <summary>Whether it was recommended to grant it; null before.</summary>
    public bool? IsFavoured { get; private set; }

    /// <summary>Who granted or refused it; null before.</summary>
    public PersonId? DecidedBy { get; private set; }

    /// <summary>Since when the service fails for something else than it covers, in UTC; null while it covers.</summary>
    public DateTimeOffset? OutgrownSince { get; private set; }

    /// <summary>The least of <see cref="ReminderDays"/> of which both sides were told; null before the first.</summary>
    public int? RemindedAt { get; private set; }

    /// <summary>What was done with it, as far as it was loaded.</summary>
    public IReadOnlyList<WaiverStep> Steps => _steps;

    /// <summary>Series of a year's waivers.</summary>
    /// <param name="year">The year in Pakistan.</param>
    public static string SeriesOf(int year) => FormattableString.Invariant($"WVR-{year}");

    /// <summary>A waiver's code.</summary>
    /// <param name="year">The year in Pakistan.</param>
    /// <param name="number">Its number in the year.</param>
    public static string CodeOf(int year, int number) => FormattableString.Invariant($"{SeriesOf(year)}-{number:0000}");

    /// <summary>Asks for one.</summary>
    /// <param name="id">Made by the caller, so that a second click asks for nothing twice.</param>
    /// <param name="code">Its code.</param>
    /// <param name="service">The service, in the register.</param>
    /// <param name="failing">What the service fails for now.</param>
    /// <param name="body">The body with the power to waive the obligation.</param>
    /// <param name="plea">What the organisation says for it.</param>
    /// <param name="by">Who asks, for the organisation that owns the service.</param>
    /// <param name="today">Today in Pakistan.</param>
    /// <param name="now">The moment.</param>
    public static Result<Waiver> Request(WaiverId id, string code, Service service, WaiverGround failing, OrganisationId body, WaiverPlea plea, Actor by, DateOnly today, DateTimeOffset now)
    {
        if (!by.IsOf(service.OrganisationId)) return Error.Forbidden;
        if (service.State is not (ServiceState.Registered or ServiceState.Suspended)) return WaiverErrors.NotRegistered;
        if (WaiverPower.BodyFor(failing.ObligationId) is null) return WaiverErrors.NotWaivable;
        if (body == service.OrganisationId) return WaiverErrors.OwnOrganisation;
        if (failing.Verdict.Outcome != Outcome.Fail) return WaiverErrors.NotFailing;
        if (string.IsNullOrWhiteSpace(plea.Reason)) return WaiverErrors.ReasonMissing;
        if (plea.Measures.Count == 0) return WaiverErrors.MeasuresMissing;
        if (TermRefusal(plea.Until, failing.MaxDays, today) is { } refusal) return refusal;
        var waiver = new Waiver
        {
            Id = id,
            Code = code,
            ServiceId = service.Id,
            OrganisationId = service.OrganisationId,
            BodyId = body,
            ObligationId = failing.ObligationId,
            State = WaiverState.Requested,
            InForce = false,
            Reason = plea.Reason,
            Measures = plea.Measures,
            Known = failing.Shortfalls,
            Verdict = failing.Verdict,
            Until = plea.Until,
            RequestedBy = by.Id,
            RequestedAt = now,
        };
        waiver.Tell(WaiverAction.Request, plea.Reason, by, now);
        return waiver;
    }

    private static Error? TermRefusal(DateOnly until, int maxDays, DateOnly today) =>
        until <= today ? WaiverErrors.EndsTooEarly : until > today.AddDays(maxDays) ? WaiverErrors.TooLong(maxDays) : null;

    private void Tell(WaiverAction action, string reason, Actor by, DateTimeOffset now, bool ends = false)
    {
        _steps.Add(new WaiverStep(Guid.CreateVersion7(now), action, State, by.Id, now, reason));
        var snapshot = new { Code, ServiceId = ServiceId.Value, ObligationId, State, Reason = reason, Verdict, Measures, Conditions, From, Until };
        Raise(new WaiverMoved(Id, Code, ServiceId, ObligationId, action, snapshot, Version, by, now) { Ends = ends });
    }
}

/// <summary>What a service fails for, as the policy in force finds it today.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Shortfalls">Everything that is wrong by it.</param>
/// <param name="MaxDays">The most days for which the policy lets an obligation be waived.</param>
public sealed record WaiverGround(string ObligationId, Verdict Verdict, IReadOnlyList<Shortfall> Shortfalls, int MaxDays);

/// <summary>What an organisation says for a waiver.</summary>
/// <param name="Reason">Why the obligation cannot be met now.</param>
/// <param name="Measures">What keeps the harm small in the meantime.</param>
/// <param name="Until">The last day that it asks for, in Pakistan.</param>
public sealed record WaiverPlea(string Reason, IReadOnlyList<WaiverMeasure> Measures, DateOnly Until);
