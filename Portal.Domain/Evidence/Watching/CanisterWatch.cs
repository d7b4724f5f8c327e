using Portal.Domain.Services;

namespace Portal.Domain.Evidence.Watching;

/// <summary>
/// A canister that a registered service names, and what the network last proved of it. What was proved stands with its date until something newer is; a
/// failure to get anything newer is noted beside it and changes none of it.
/// </summary>
public sealed class CanisterWatch
{
    private CanisterWatch()
    {
    }

    /// <summary>Its identifier.</summary>
    public CanisterWatchId Id { get; private set; }

    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>The network it is asked of.</summary>
    public string Network { get; private set; } = "";

    /// <summary>Principal of the canister, in text form.</summary>
    public string Canister { get; private set; } = "";

    /// <summary>When to ask next, in UTC.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>When it was last asked, in UTC; null until it was.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>What came of that.</summary>
    public EvidenceVerdict? LastVerdict { get; private set; }

    /// <summary>How it stands; lists are found and counted by it.</summary>
    public WatchStanding Standing { get; private set; } = WatchStanding.Unproved;

    /// <summary>How often in a row nothing accepted came.</summary>
    public int Failures { get; private set; }

    /// <summary>The newest accepted evidence; null until there is some.</summary>
    public EvidenceId? Held { get; private set; }

    /// <summary>When that was taken, in UTC.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>When the network made it, in UTC.</summary>
    public DateTimeOffset? CertifiedAt { get; private set; }

    /// <summary>The subnet that signed it; empty until there is some.</summary>
    public string Subnet { get; private set; } = "";

    /// <summary>What it says.</summary>
    public EvidenceContent? Content { get; private set; }

    /// <summary>Whether the service has to be evaluated by what is proved now.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>Rotated on each change; of two rounds at once one has to look again.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>Begins to watch; the network is asked at once.</summary>
    /// <param name="service">The service.</param>
    /// <param name="network">The network.</param>
    /// <param name="canister">Principal of the canister.</param>
    /// <param name="now">The moment.</param>
    public static CanisterWatch Begin(ServiceId service, string network, string canister, DateTimeOffset now) => new()
    {
        Id = CanisterWatchId.New(),
        ServiceId = service,
        Network = network,
        Canister = canister,
        NextAt = now,
    };

    /// <summary>Has the network asked at once; not again within a minute.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>Whether it will be.</returns>
    public bool Demand(DateTimeOffset now)
    {
        if (TriedAt > now - WatchClock.BetweenDemands || NextAt <= now) return false;
        (NextAt, Version) = (now, Guid.CreateVersion7());
        return true;
    }

    /// <summary>Takes over what came of asking.</summary>
    /// <param name="record">What came.</param>
    /// <returns>What differs from what was proved before; nothing where nothing was.</returns>
    public IReadOnlyList<Drift> Take(EvidenceRecord record)
    {
        Version = Guid.CreateVersion7();
        var isOther = record.Verdict != LastVerdict;
        (TriedAt, LastVerdict) = (record.TakenAt, record.Verdict);
        Failures = record.IsAccepted ? 0 : Failures + 1;
        NextAt = WatchClock.After(Canister, Failures, record.TakenAt);
        if (record.Content is not { } content)
        {
            Standing = Held is null ? WatchStanding.Unproved : WatchStanding.Troubled;
            if (isOther) record.Turn();
            return isOther && record.Verdict == EvidenceVerdict.CanisterAbsent && Content is { } gone ? [new Drift(DriftKind.CanisterGone, gone.Subnet, "")] : [];
        }

        var before = Content;
        if (!content.SaysTheSameAs(before)) record.Turn();
        (Held, HeldAt, CertifiedAt, Subnet, Content, IsMarked) = (record.Id, record.TakenAt, record.CertifiedAt, content.Subnet, content, true);
        Standing = WatchStanding.Proved;
        return before is null ? [] : Drift.OfCanister(before, content);
    }

    /// <summary>What is proved was found not to hold by newer rules: nothing is proved any more until newer evidence comes.</summary>
    /// <param name="now">The moment.</param>
    public void Withdraw(DateTimeOffset now)
    {
        (Held, HeldAt, CertifiedAt, Subnet, Content, IsMarked) = (null, null, null, "", null, true);
        Standing = WatchStanding.Unproved;
        (NextAt, Version) = (now, Guid.CreateVersion7());
    }

    /// <summary>The service was evaluated.</summary>
    public void Unmark() => (IsMarked, Version) = (false, Guid.CreateVersion7());
}
