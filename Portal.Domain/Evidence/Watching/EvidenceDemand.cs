using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Evidence.Watching;

/// <summary>
/// Somebody wants newer evidence of everything that is watched, without waiting for the daily round. It costs nothing to say; the rounds that follow ask for
/// whatever was last asked for before it.
/// </summary>
public sealed class EvidenceDemand : AggregateRoot
{
    private EvidenceDemand()
    {
    }

    /// <summary>Its identifier.</summary>
    public EvidenceDemandId Id { get; private set; }

    /// <summary>When it was made, in UTC: evidence asked for after this moment answers it.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who wants it.</summary>
    public PersonId By { get; private set; }

    /// <summary>When all had been asked for, in UTC; null until then.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Wants everything asked for anew.</summary>
    /// <param name="by">Who.</param>
    /// <param name="now">The moment.</param>
    public static EvidenceDemand Of(Actor by, DateTimeOffset now)
    {
        var demand = new EvidenceDemand { Id = EvidenceDemandId.New(), At = now, By = by.Id };
        demand.Raise(new EvidenceDemanded(demand, by, now));
        return demand;
    }

    /// <summary>Everything was asked for since.</summary>
    /// <param name="now">The moment.</param>
    public void Finish(DateTimeOffset now) => DoneAt = now;
}

/// <summary>Somebody wants everything asked for anew.</summary>
/// <param name="Demand">The demand.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
public sealed record EvidenceDemanded(EvidenceDemand Demand, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("evidence.demanded", $"EV-{At:yyyyMMdd-HHmmss}", Demand.Version, new { Everything = true }, "/evidence");
}
