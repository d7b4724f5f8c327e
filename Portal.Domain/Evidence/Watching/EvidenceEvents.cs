using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Evidence.Watching;

/// <summary>
/// One round of collecting. The ledger holds the digest of every certificate that came and what it was found to be, so that no piece of evidence can be slipped in,
/// changed or left out afterwards.
/// </summary>
public sealed class EvidenceRound : AggregateRoot
{
    private EvidenceRound()
    {
    }

    /// <summary>Its identifier.</summary>
    public EvidenceRoundId Id { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>When it was over, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How many answers were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>How many were not, or never came.</summary>
    public int Refused { get; private set; }

    /// <summary>A round that is over.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="records">What came.</param>
    /// <param name="by">Who collected.</param>
    /// <param name="now">The moment.</param>
    public static EvidenceRound Of(int number, IReadOnlyCollection<EvidenceRecord> records, Actor by, DateTimeOffset now)
    {
        var accepted = records.Count(r => r.IsAccepted);
        var round = new EvidenceRound { Id = EvidenceRoundId.New(), Number = number, At = now, Accepted = accepted, Refused = records.Count - accepted };
        round.Raise(new EvidenceCollected(round, by, now, Listed(records)));
        return round;
    }

    /// <summary>What the ledger's entry is the hash of; made from the records of a round, it proves each of them. Times are in milliseconds, since databases do not keep all that a clock gives.</summary>
    /// <param name="records">The records.</param>
    public static object Listed(IEnumerable<EvidenceRecord> records) =>
        new { Evidence = records.OrderBy(r => r.Id.Value).Select(r => new { r.Network, r.Kind, r.Subject, Taken = r.TakenAt.ToUnixTimeMilliseconds(), r.Digest, r.Verdict }).ToList() };
}

/// <summary>A round of collecting is over.</summary>
/// <param name="Round">The round.</param>
/// <param name="By">Who collected.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Listed">What came.</param>
public sealed record EvidenceCollected(EvidenceRound Round, Actor By, DateTimeOffset At, object Listed) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("evidence.collected", $"EV-{Round.Number}", Round.Version, Listed, "/evidence");
}

/// <summary>Evidence says otherwise than before.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Snapshot">What it says.</param>
/// <param name="By">Who collects evidence.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DriftFound(DriftAlarm Alarm, object Snapshot, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("evidence.drift", Alarm.Code, Alarm.Version, Snapshot, $"/evidence/alarms/{Alarm.Id.Value}");
}

/// <summary>Somebody settled an alarm.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Snapshot">What it says.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DriftSettled(DriftAlarm Alarm, object Snapshot, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("evidence.drift-settled", Alarm.Code, Alarm.Version, Snapshot, $"/evidence/alarms/{Alarm.Id.Value}");
}
