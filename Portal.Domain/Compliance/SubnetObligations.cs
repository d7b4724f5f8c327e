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

    // What a part has to say before evidence has anything to bear out; a pass where it says it.
    private delegate Verdict RegisteredRule(in FactSheet facts, SheetPart part, SheetCanisters said);

    private delegate Verdict EvidenceRule(in FactSheet facts, PolicyParameters policy, SheetPart part, SheetCanisters said, SheetEvidence evidence);

    private static Verdict OnSubnet(in FactSheet facts, PolicyParameters policy) => Check(facts, policy, SubnetIsRegistered, Subnet);

    private static Verdict OnNodes(in FactSheet facts, PolicyParameters policy) => Check(facts, policy, NothingIsAsked, Nodes);

    private static Verdict OnCode(in FactSheet facts, PolicyParameters policy) => Check(facts, policy, CodeIsRegistered, Code);

    // The whole service fails by one canister that fails; what is not known of one leaves the others to be looked at.
    private static Verdict Check(in FactSheet facts, PolicyParameters policy, RegisteredRule registered, EvidenceRule rule)
    {
        if (facts.Parts.Count == 0) return Verdict.Undetermined("PlacementsNotKnown");
        Verdict? open = null;
        var canisters = 0;
        foreach (var part in facts.Parts)
        {
            if (part.Kind is null) open ??= facts.Undetermined("KindNotKnown", Fact.Of(part.Role));
            if (part.Kind != PlacementKind.SubnetCanister) continue;
            canisters++;
            var verdict = facts.TryCanistersOf(part, out var said) && said.Count > 0
                ? OfPart(facts, policy, part, said, registered, rule)
                : facts.Undetermined("CanistersNotKnown", Fact.Of(part.Role));
            if (verdict.Outcome == Outcome.Fail) return verdict;
            if (verdict.Outcome == Outcome.Undetermined) open ??= verdict;
        }

        return open ?? (canisters == 0 ? Verdict.NotApplicable() : Verdict.Pass());
    }

    private static Verdict OfPart(in FactSheet facts, PolicyParameters policy, SheetPart part, SheetCanisters said, RegisteredRule registered, EvidenceRule rule)
    {
        var found = registered(facts, part, said);
        if (found.Outcome == Outcome.Undetermined) return found;
        for (var i = 0; i < said.Count; i++)
        {
            var verdict = Proved(facts, policy, part, said, said[i], rule);
            if (verdict.Outcome == Outcome.Fail) return verdict;
            if (verdict.Outcome < found.Outcome) found = verdict;
        }

        return found;
    }

    private static Verdict Proved(in FactSheet facts, PolicyParameters policy, SheetPart part, SheetCanisters said, SheetText canister, EvidenceRule rule)
    {
        if (!facts.TryEvidenceOf(canister, out var evidence)) return facts.Undetermined("NoEvidence", Fact.Of(part.Role), Fact.Of(canister));
        var age = facts.Today.DayNumber - evidence.TakenOn.DayNumber;
        return age > policy.EvidenceDays
            ? facts.Undetermined("Stale", Fact.Of(part.Role), Fact.Of(canister), Fact.Of(age), Fact.Of(policy.EvidenceDays))
            : rule(facts, policy, part, said, evidence);
    }

    private static Verdict NothingIsAsked(in FactSheet facts, SheetPart part, SheetCanisters said) => Verdict.Pass();

    private static Verdict SubnetIsRegistered(in FactSheet facts, SheetPart part, SheetCanisters said) =>
        said.Subnet.IsEmpty ? facts.Undetermined("SubnetNotKnown", Fact.Of(part.Role)) : Verdict.Pass();

    private static Verdict CodeIsRegistered(in FactSheet facts, SheetPart part, SheetCanisters said)
    {
        if (said.ModuleHash.IsEmpty) return facts.Undetermined("HashNotKnown", Fact.Of(part.Role));
        return said.ControllerCount == 0 ? facts.Undetermined("ControllersNotKnown", Fact.Of(part.Role)) : Verdict.Pass();
    }

    private static Verdict Subnet(in FactSheet facts, PolicyParameters policy, SheetPart part, SheetCanisters said, SheetEvidence evidence) =>
        evidence.Subnet.Is(said.Subnet)
            ? Verdict.Pass()
            : facts.Fail("OtherSubnet", Fact.Of(part.Role), Fact.Of(evidence.Canister), Fact.Of(evidence.Subnet));

    // A node in a wrong country fails whatever is not known of the others; too few are only found once all are known.
    private static Verdict Nodes(in FactSheet facts, PolicyParameters policy, SheetPart part, SheetCanisters said, SheetEvidence evidence)
    {
        var isKnown = evidence.NodeCount > 0;
        int operators = 0, sites = 0;
        for (var i = 0; i < evidence.NodeCount; i++)
        {
            var node = evidence.Node(i);
            if (node.Country.IsKnown && !policy.AllowsNodesIn(node.Country.Code)) return facts.Fail("CountryNotAllowed", Fact.Of(part.Role), Fact.Of(node.Country));
            isKnown &= node.Country.IsKnown && !node.Operator.IsEmpty && !node.Site.IsEmpty;
            var (isNewOperator, isNewSite) = (true, true);
            for (var j = 0; j < i && (isNewOperator || isNewSite); j++)
            {
                isNewOperator &= !evidence.Node(j).Operator.Is(node.Operator);
                isNewSite &= !evidence.Node(j).Site.Is(node.Site);
            }

            if (isNewOperator) operators++;
            if (isNewSite) sites++;
        }

        if (!isKnown) return facts.Undetermined("NodesNotKnown", Fact.Of(part.Role), Fact.Of(evidence.Canister));
        if (operators < policy.MinNodeOperators) return facts.Fail("TooFewOperators", Fact.Of(part.Role), Fact.Of(operators), Fact.Of(policy.MinNodeOperators));
        return sites < policy.MinNodeSites ? facts.Fail("TooFewSites", Fact.Of(part.Role), Fact.Of(sites), Fact.Of(policy.MinNodeSites)) : Verdict.Pass();
    }

    private static Verdict Code(in FactSheet facts, PolicyParameters policy, SheetPart part, SheetCanisters said, SheetEvidence evidence)
    {
        if (evidence.KnowsCode && !evidence.ModuleHash.Is(said.ModuleHash)) return facts.Fail("OtherCode", Fact.Of(part.Role), Fact.Of(evidence.Canister));
        for (var i = 0; i < evidence.ControllerCount; i++)
        {
            if (!said.AreControlledBy(evidence.Controller(i)))
                return facts.Fail("OtherControllers", Fact.Of(part.Role), Fact.Of(evidence.Canister), Fact.Of(evidence.Controller(i)));
        }

        return evidence.KnowsCode && evidence.KnowsControllers
            ? Verdict.Pass()
            : facts.Undetermined("NoEvidence", Fact.Of(part.Role), Fact.Of(evidence.Canister));
    }
}
