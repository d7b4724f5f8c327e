using Portal.Domain.Compliance.Sheets;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance;

/// <summary>
/// Portal policy on parts that run as canisters: what was registered has to be borne out by evidence from the network. What the subnet is accredited
/// for is a matter of <c>CFP-ACCR</c>.
/// </summary>
internal static class SubnetObligations
{
    private static readonly string[] Common = ["Met", "NotConcerned", "PlacementsNotKnown", "KindNotKnown", "CanistersNotKnown", "NoEvidence", "Stale"];

    public static IReadOnlyList<Obligation> All { get; } =
    [
        new("IC-SUBNET", 32, Severity.High, LegalStatus.Policy, [.. Common, "OtherSubnet", "SubnetNotKnown"], OnSubnet),
        new("IC-NODES", 33, Severity.High, LegalStatus.Policy, [.. Common, "CountryNotAllowed", "TooFewOperators", "TooFewSites", "NodesNotKnown"], OnNodes),
        new("IC-CODE", 34, Severity.High, LegalStatus.Policy, [.. Common, "OtherCode", "OtherControllers", "HashNotKnown", "ControllersNotKnown"], OnCode),
    ];

    private static Verdict OnSubnet(in FactSheet facts, PolicyParameters policy) => Check(facts, policy, Subnet);

    private static Verdict OnNodes(in FactSheet facts, PolicyParameters policy) => Check(facts, policy, Nodes);

    private static Verdict OnCode(in FactSheet facts, PolicyParameters policy) => Check(facts, policy, Code);

    // The whole service fails by one canister that fails; what is not known of one leaves the others to be looked at.
    private static Verdict Check(in FactSheet facts, PolicyParameters policy, Func<Placement, CanisterEvidence?, PolicyParameters, Verdict> check)
    {
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        Verdict? open = null;
        var canisters = 0;
        foreach (var part in facts.Parts)
        {
            if (part.Kind is null) open ??= facts.Undetermined("KindNotKnown", Fact.Of(part.Role));
            if (part.Kind != PlacementKind.SubnetCanister) continue;
            canisters++;
            // Few services have canisters: what those say of them is read as a whole.
            if (facts.CanistersOf(part) is not { Canisters.Count: > 0 } placement)
            {
                open ??= facts.Undetermined("CanistersNotKnown", Fact.Of(part.Role));
                continue;
            }

            for (var j = 0; j < placement.Canisters.Count; j++)
            {
                var verdict = Proved(facts, policy, placement, placement.Canisters[j], check);
                if (verdict.Outcome == Outcome.Fail) return verdict;
                if (verdict.Outcome == Outcome.Undetermined) open ??= verdict;
            }
        }

        return open ?? (canisters == 0 ? Verdict.NotApplicable() : Verdict.Pass());
    }

    // What has to be registered is asked for first: without it, evidence has nothing to bear out.
    private static Verdict Proved(
        in FactSheet facts, PolicyParameters policy, Placement placement, string canister, Func<Placement, CanisterEvidence?, PolicyParameters, Verdict> check)
    {
        var registered = check(placement, null, policy);
        if (registered.Outcome == Outcome.Undetermined) return registered;
        if (EvidenceOf(facts, canister) is not { } evidence) return facts.Undetermined("NoEvidence", Fact.Of(placement.Role), Fact.Of(canister));
        var age = facts.Today.DayNumber - evidence.TakenOn.DayNumber;
        return age > policy.EvidenceDays
            ? facts.Undetermined("Stale", Fact.Of(placement.Role), Fact.Of(canister), Fact.Of(age), Fact.Of(policy.EvidenceDays))
            : check(placement, evidence, policy);
    }

    private static CanisterEvidence? EvidenceOf(in FactSheet facts, string canister) =>
        facts.EvidenceCount == 0 ? null : facts.Read().Evidence.FirstOrDefault(e => e.IsVerified && e.Canister == canister);

    private static Verdict Subnet(Placement placement, CanisterEvidence? evidence, PolicyParameters policy)
    {
        if (placement.Subnet.Length == 0) return Verdict.Undetermined("SubnetNotKnown", Fact.Of(placement.Role));
        return evidence is null || evidence.Subnet == placement.Subnet
            ? Verdict.Pass()
            : Verdict.Fail("OtherSubnet", Fact.Of(placement.Role), Fact.Of(evidence.Canister), Fact.Of(evidence.Subnet));
    }

    // A node in a wrong country fails whatever is not known of the others; too few are only found once all are known.
    private static Verdict Nodes(Placement placement, CanisterEvidence? evidence, PolicyParameters policy)
    {
        if (evidence is null) return Verdict.Pass();
        var (operators, sites) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var isKnown = evidence.Nodes.Count > 0;
        foreach (var node in evidence.Nodes)
        {
            if (node.Country is { } country && !policy.NodeCountries.Contains(country)) return Verdict.Fail("CountryNotAllowed", Fact.Of(placement.Role), Fact.Country(country));
            isKnown &= node.Country is not null && node.Operator.Length > 0 && node.Site.Length > 0;
            operators.Add(node.Operator);
            sites.Add(node.Site);
        }

        if (!isKnown) return Verdict.Undetermined("NodesNotKnown", Fact.Of(placement.Role), Fact.Of(evidence.Canister));
        if (operators.Count < policy.MinNodeOperators) return Verdict.Fail("TooFewOperators", Fact.Of(placement.Role), Fact.Of(operators.Count), Fact.Of(policy.MinNodeOperators));
        return sites.Count < policy.MinNodeSites ? Verdict.Fail("TooFewSites", Fact.Of(placement.Role), Fact.Of(sites.Count), Fact.Of(policy.MinNodeSites)) : Verdict.Pass();
    }

    private static Verdict Code(Placement placement, CanisterEvidence? evidence, PolicyParameters policy)
    {
        if (placement.ModuleHash.Length == 0) return Verdict.Undetermined("HashNotKnown", Fact.Of(placement.Role));
        if (placement.Controllers.Count == 0) return Verdict.Undetermined("ControllersNotKnown", Fact.Of(placement.Role));
        if (evidence is null) return Verdict.Pass();
        if (evidence.ModuleHash is { } hash && hash != placement.ModuleHash) return Verdict.Fail("OtherCode", Fact.Of(placement.Role), Fact.Of(evidence.Canister));
        foreach (var controller in evidence.Controllers ?? [])
            if (!placement.Controllers.Contains(controller)) return Verdict.Fail("OtherControllers", Fact.Of(placement.Role), Fact.Of(evidence.Canister), Fact.Of(controller));
        return evidence.ModuleHash is null || evidence.Controllers is null
            ? Verdict.Undetermined("NoEvidence", Fact.Of(placement.Role), Fact.Of(evidence.Canister))
            : Verdict.Pass();
    }
}
