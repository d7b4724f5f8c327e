using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Domain.Evidence.Watching;

/// <summary>
/// Evidence says otherwise than the evidence on which approvals rest. It stands until somebody who may decide on services has looked and said why they hold
/// or what was put right; that the network went back to what it said does not settle it.
/// </summary>
public sealed class DriftAlarm : AggregateRoot
{
    /// <summary>The most characters of a code.</summary>
    public const int CodeMaxLength = 24;

    /// <summary>The most characters of what was and what is.</summary>
    public const int ValueMaxLength = 2000;

    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 2000;

    private DriftAlarm()
    {
    }

    /// <summary>Its identifier.</summary>
    public DriftAlarmId Id { get; private set; }

    /// <summary>Its code, <c>D-2026-0007</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What differs.</summary>
    public DriftKind Kind { get; private set; }

    /// <summary>The network.</summary>
    public string Network { get; private set; } = "";

    /// <summary>The subnet that is or was meant.</summary>
    public string Subnet { get; private set; } = "";

    /// <summary>The canister; empty where the subnet as a whole is meant.</summary>
    public string Canister { get; private set; } = "";

    /// <summary>The service of the canister; null where the subnet as a whole is meant, and with it every service on it.</summary>
    public ServiceId? ServiceId { get; private set; }

    /// <summary>What was so before; several values one to a line.</summary>
    public string Was { get; private set; } = "";

    /// <summary>What is so now; several values one to a line.</summary>
    public string Is { get; private set; } = "";

    /// <summary>The evidence before; null where there was none, or where governance declares it.</summary>
    public EvidenceId? Before { get; private set; }

    /// <summary>The evidence that says so.</summary>
    public EvidenceId? After { get; private set; }

    /// <summary>When it was found, in UTC.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was last found again with another value, in UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether it waits for somebody.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What was decided; null while it waits.</summary>
    public DriftDecision? Decision { get; private set; }

    /// <summary>Who decided.</summary>
    public PersonId? SettledBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>A new alarm.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="place">What it is about.</param>
    /// <param name="drift">What differs.</param>
    /// <param name="before">The evidence before.</param>
    /// <param name="after">The evidence that says so.</param>
    /// <param name="by">Who collects evidence.</param>
    /// <param name="now">The moment.</param>
    public static DriftAlarm Open(string code, DriftPlace place, Drift drift, EvidenceId? before, EvidenceId? after, Actor by, DateTimeOffset now)
    {
        var alarm = new DriftAlarm
        {
            Id = DriftAlarmId.New(),
            Code = code,
            Kind = drift.Kind,
            Network = place.Network,
            Subnet = place.Subnet,
            Canister = place.Canister,
            ServiceId = place.Service,
            Was = Fitting(drift.Was),
            Before = before,
            OpenedAt = now,
            IsOpen = true,
        };
        alarm.Find(drift, after, by, now);
        return alarm;
    }

    /// <summary>The same differs again before anybody has looked: what was stays, what is is the newest.</summary>
    /// <param name="drift">What differs.</param>
    /// <param name="after">The evidence that says so.</param>
    /// <param name="by">Who collects evidence.</param>
    /// <param name="now">The moment.</param>
    public void Find(Drift drift, EvidenceId? after, Actor by, DateTimeOffset now)
    {
        (Is, After, ChangedAt) = (Fitting(drift.Is), after, now);
        Raise(new DriftFound(this, Snapshot(), by, now));
    }

    /// <summary>Settles it.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Not of an organisation whose service it is about.</param>
    /// <param name="now">The moment.</param>
    public Result Settle(DriftDecision decision, string reason, Actor by, DateTimeOffset now)
    {
        if (!IsOpen) return DriftErrors.Settled;
        if (string.IsNullOrWhiteSpace(reason)) return DriftErrors.ReasonMissing;
        (IsOpen, Decision, SettledBy, SettledAt, Reason) = (false, decision, by.Id, now, reason.Trim());
        Raise(new DriftSettled(this, Snapshot(), by, now));
        return Result.Ok;
    }

    private object Snapshot() => new { Kind, Network, Subnet, Canister, ServiceId, Was, Is, Before, After, Decision, Reason };

    private static string Fitting(string value) => value.Length <= ValueMaxLength ? value : value[..(ValueMaxLength - 1)] + "…";
}

/// <summary>What a difference is about.</summary>
/// <param name="Network">The network.</param>
/// <param name="Subnet">The subnet.</param>
/// <param name="Canister">The canister; empty where the subnet as a whole is meant.</param>
/// <param name="Service">Its service; null where the subnet as a whole is meant.</param>
public sealed record DriftPlace(string Network, string Subnet, string Canister = "", ServiceId? Service = null);

/// <summary>What somebody decides on an alarm.</summary>
public enum DriftDecision
{
    /// <summary>What changed was looked at, and the approvals hold as they are.</summary>
    ApprovalHolds,

    /// <summary>It was put right.</summary>
    PutRight,
}

/// <summary>Refusals of drift alarms.</summary>
public static class DriftErrors
{
    /// <summary>Somebody else has settled it already.</summary>
    public static Error Settled { get; } = new("Drift.Settled", ErrorKind.Conflict);

    /// <summary>A decision says why.</summary>
    public static Error ReasonMissing { get; } = new("Drift.ReasonMissing", ErrorKind.Invalid);

    /// <summary>Nobody decides on an alarm about a service of their own organisation.</summary>
    public static Error OwnOrganisation { get; } = new("Drift.OwnOrganisation", ErrorKind.Forbidden);
}
