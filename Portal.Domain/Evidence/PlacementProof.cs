using Portal.Domain.Services;

namespace Portal.Domain.Evidence;

/// <summary>What there is for where a part of a service is said to run, besides the word of its owner; the strongest first.</summary>
public enum PlacementProof
{
    /// <summary>The network certifies that each of its canisters is on the subnet that is registered.</summary>
    Certified,

    /// <summary>The provider's accreditation is on record, and holds.</summary>
    Accredited,

    /// <summary>Nobody but the owner says so.</summary>
    Claimed,
}

/// <summary>Finds what proof there is of a placement.</summary>
public static class PlacementProofs
{
    /// <summary>What there is for a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="provedOn">Canisters, each with the subnet that the network certifies it to be on.</param>
    /// <param name="today">The day in Pakistan.</param>
    public static PlacementProof Of(Placement part, IReadOnlyDictionary<string, string> provedOn, DateOnly today)
    {
        if (part is { Kind: PlacementKind.SubnetCanister, Canisters.Count: > 0 } && part.Canisters.All(c => provedOn.TryGetValue(c, out var subnet) && subnet == part.Subnet)) return PlacementProof.Certified;
        return part.AccreditedFor is not null && part.AccreditedUntil >= today ? PlacementProof.Accredited : PlacementProof.Claimed;
    }
}
