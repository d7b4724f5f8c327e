namespace Portal.Domain.Evidence.Watching;

/// <summary>What evidence can say otherwise than the evidence before.</summary>
public enum DriftKind
{
    /// <summary>The canister is on another subnet.</summary>
    CanisterMoved,

    /// <summary>The subnet certifies that the canister is gone.</summary>
    CanisterGone,

    /// <summary>The canister runs other code.</summary>
    CodeChanged,

    /// <summary>Others can change the canister.</summary>
    ControllersChanged,

    /// <summary>A node in a country that policy does not allow is a member of the subnet.</summary>
    ForeignNode,

    /// <summary>Fewer operators than policy demands run the subnet's nodes.</summary>
    TooFewOperators,

    /// <summary>The subnet signs with another key.</summary>
    SubnetKeyChanged,
}

/// <summary>A difference between two pieces of evidence.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Was">What the earlier one says; several values one to a line.</param>
/// <param name="Is">What the later one says; several values one to a line.</param>
public sealed record Drift(DriftKind Kind, string Was, string Is)
{
    /// <summary>What differs between two accepted certificates about a canister.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<Drift> OfCanister(EvidenceContent before, EvidenceContent after)
    {
        var drifts = new List<Drift>();
        if (before.Subnet != after.Subnet) drifts.Add(new(DriftKind.CanisterMoved, before.Subnet, after.Subnet));
        if (before.ModuleHash != after.ModuleHash) drifts.Add(new(DriftKind.CodeChanged, before.ModuleHash ?? "", after.ModuleHash ?? ""));
        var (were, are) = (before.Controllers ?? [], after.Controllers ?? []);
        if (!were.SequenceEqual(are)) drifts.Add(new(DriftKind.ControllersChanged, Lines(were), Lines(are)));
        return drifts;
    }

    /// <summary>Values one to a line.</summary>
    /// <param name="values">The values.</param>
    public static string Lines(IEnumerable<string> values) => string.Join('\n', values);
}
