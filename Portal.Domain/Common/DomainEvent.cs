using Portal.Domain.Access;
using Portal.Domain.Ledger;

namespace Portal.Domain.Common;

/// <summary>Something that happened to an aggregate and is provable afterwards: each event becomes one ledger entry.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When, in UTC.</param>
public abstract record DomainEvent(Actor By, DateTimeOffset At)
{
    /// <summary>What the ledger keeps of it.</summary>
    public abstract LedgerFact Fact { get; }
}
