using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>What is asked for as evidence (Interface Specification, section "The system state tree").</summary>
internal static class EvidencePaths
{
    /// <summary>Of a canister: who can change it and what it runs. The delegation that comes along says whose it is.</summary>
    /// <param name="canister">The canister.</param>
    public static byte[][][] OfCanister(Principal canister)
    {
        var id = canister.Bytes.ToArray();
        return [[StateLabels.Time], [StateLabels.Canister, id, StateLabels.Controllers], [StateLabels.Canister, id, StateLabels.ModuleHash]];
    }

    /// <summary>Of a subnet: its key, its type and its nodes.</summary>
    /// <param name="subnet">The subnet.</param>
    public static byte[][][] OfSubnet(Principal subnet)
    {
        var id = subnet.Bytes.ToArray();
        return [[StateLabels.Time], [StateLabels.Subnet, id, StateLabels.PublicKey], [StateLabels.Subnet, id, StateLabels.Type], [StateLabels.Subnet, id, StateLabels.Node]];
    }
}
