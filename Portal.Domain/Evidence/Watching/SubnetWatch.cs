using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Compliance;

namespace Portal.Domain.Evidence.Watching;

/// <summary>A subnet on which a watched canister is, and what it last said of itself.</summary>
public sealed class SubnetWatch
{
    private SubnetWatch()
    {
    }

    /// <summary>Its identifier.</summary>
    public SubnetWatchId Id { get; private set; }

    /// <summary>The network.</summary>
    public string Network { get; private set; } = "";

    /// <summary>Principal of the subnet, in text form.</summary>
    public string Subnet { get; private set; } = "";

    /// <summary>When to ask next, in UTC.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>When it was last asked, in UTC; null until it was.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>What came of that.</summary>
    public EvidenceVerdict? LastVerdict { get; private set; }

    /// <summary>How often in a row nothing accepted came.</summary>
    public int Failures { get; private set; }

    /// <summary>The newest accepted evidence; null until there is some.</summary>
    public EvidenceId? Held { get; private set; }

    /// <summary>When that was taken, in UTC.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>When the network made it, in UTC.</summary>
    public DateTimeOffset? CertifiedAt { get; private set; }

    /// <summary>What it says.</summary>
    public EvidenceContent? Content { get; private set; }

    /// <summary>Countries in which its nodes are declared to be though policy does not allow them, as last seen; in order, with commas between.</summary>
    public string ForeignCountries { get; private set; } = "";

    /// <summary>How many operators its nodes are declared to have, as last seen; null while not all are known.</summary>
    public int? Operators { get; private set; }

    /// <summary>What governance declares of its nodes, as last seen: a digest, to tell when it is something else.</summary>
    public string Declared { get; private set; } = "";

    /// <summary>Rotated on each change; of two rounds at once one has to look again.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>Begins to watch; the network is asked at once.</summary>
    /// <param name="network">The network.</param>
    /// <param name="subnet">Principal of the subnet.</param>
    /// <param name="now">The moment.</param>
    public static SubnetWatch Begin(string network, string subnet, DateTimeOffset now) => new() { Id = SubnetWatchId.New(), Network = network, Subnet = subnet, NextAt = now };

    /// <summary>Has the network asked at once; not again within a minute.</summary>
    /// <param name="now">The moment.</param>
    public void Demand(DateTimeOffset now)
    {
        if (!(TriedAt > now - WatchClock.BetweenDemands)) LookAgain(now);
    }

    /// <summary>Has the network asked at once, and what is declared of its nodes looked at again, whatever comes of asking.</summary>
    /// <param name="now">The moment.</param>
    public void LookAgain(DateTimeOffset now)
    {
        if (NextAt > now) (NextAt, Version) = (now, Guid.CreateVersion7());
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
        NextAt = WatchClock.After(Subnet, Failures, record.TakenAt);
        if (record.Content is not { } content)
        {
            if (isOther) record.Turn();
            return [];
        }

        var before = Content;
        if (!content.SaysTheSameAs(before)) record.Turn();
        (Held, HeldAt, CertifiedAt, Content) = (record.Id, record.TakenAt, record.CertifiedAt, content);
        return before is null || before.SubnetKey == content.SubnetKey ? [] : [new Drift(DriftKind.SubnetKeyChanged, before.SubnetKey, content.SubnetKey)];
    }

    /// <summary>What is proved was found not to hold by newer rules: nothing is proved any more until newer evidence comes.</summary>
    /// <param name="now">The moment.</param>
    public void Withdraw(DateTimeOffset now)
    {
        (Held, HeldAt, CertifiedAt, Content) = (null, null, null, null);
        (NextAt, Version) = (now, Guid.CreateVersion7());
    }

    /// <summary>Compares what governance declares of its nodes with what policy allows, and with what was seen before.</summary>
    /// <param name="nodes">What is declared of each.</param>
    /// <param name="allowed">Countries that policy allows.</param>
    /// <param name="fewest">How many operators policy demands.</param>
    /// <returns>What is worse than it was, a first look finding whatever is wrong; and whether anything declared is other than it was.</returns>
    public (IReadOnlyList<Drift> Drifts, bool IsOther) Look(IReadOnlyList<EvidenceNode> nodes, IReadOnlyList<string> allowed, int fewest)
    {
        var (were, had, declared) = (ForeignCountries, Operators, Declared);
        string[] foreign = [.. nodes.Select(n => n.Country).OfType<string>().Where(c => !allowed.Contains(c)).Distinct().Order(StringComparer.Ordinal)];
        ForeignCountries = string.Join(',', foreign);
        Operators = nodes.Count > 0 && nodes.All(n => n.Operator.Length > 0) ? nodes.Select(n => n.Operator).Distinct(StringComparer.Ordinal).Count() : null;
        Declared = DigestOf(nodes);
        Version = Guid.CreateVersion7();
        var drifts = new List<Drift>();
        if (foreign.Except(were.Split(',')).Any()) drifts.Add(new(DriftKind.ForeignNode, were, ForeignCountries));
        if (Operators < fewest && (had is null || had >= fewest)) drifts.Add(new(DriftKind.TooFewOperators, Number(had), Number(Operators)));
        return (drifts, declared != Declared);
    }

    private static string DigestOf(IEnumerable<EvidenceNode> nodes)
    {
        var lines = nodes.Select(n => $"{n.Country}\t{n.Operator}\t{n.Site}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Drift.Lines(lines))));
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
