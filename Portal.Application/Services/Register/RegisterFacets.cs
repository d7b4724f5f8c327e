using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>Sums groups into facets, in one pass: a group that fails just one filter still counts in that filter's own facet.</summary>
/// <param name="groups">The groups that the person may know of.</param>
/// <param name="filter">The list's filter.</param>
/// <param name="tree">The organisations.</param>
internal sealed class RegisterFacets(IEnumerable<RegisterGroup> groups, ServiceFilter filter, OrganisationTree tree)
{
    private readonly Dictionary<OrganisationId, int> _byOwner = [];
    private readonly Dictionary<Region, int> _regions = [];
    private readonly Dictionary<ServiceState, int> _states = [];
    private readonly Dictionary<short, int> _classes = [];
    private readonly Dictionary<short, int> _outcomes = [];
    private readonly Dictionary<string, int> _countries = [];
    private readonly Dictionary<PlacementKind, int> _kinds = [];
    private int _total;
    private int _abroad;

    public ServiceCounts Count()
    {
        var conditions = new RegisterConditions(filter, tree);
        foreach (var group in groups) Take(group, conditions.Failed(group));
        return new ServiceCounts(
            _total, Owners(), _regions, _states,
            _classes.Where(c => c.Key > 0).ToDictionary(c => RegisterEntry.ClassOf(c.Key)!.Value, c => c.Value),
            filter.Obligation.Length > 0 ? new Dictionary<Outcome, int>() : _outcomes.Where(o => o.Key != RegisterEntry.NotEvaluated).ToDictionary(o => RegisterEntry.OutcomeOf(o.Key)!.Value, o => o.Value),
            _countries, _kinds, _abroad);
    }

    private void Take(RegisterGroup group, Facet failed)
    {
        if (failed == Facet.None) _total += group.Count;
        if (IsAtMost(failed, Facet.Owner)) Add(_byOwner, group.OrganisationId, group.Count);
        if (IsAtMost(failed, Facet.Region)) Add(_regions, group.Region, group.Count);
        if (IsAtMost(failed, Facet.State)) Add(_states, group.State, group.Count);
        if (IsAtMost(failed, Facet.Class)) Add(_classes, group.ClassRank, group.Count);
        if (IsAtMost(failed, Facet.Outcome)) Add(_outcomes, group.OutcomeRank, group.Count);
        if (IsAtMost(failed, Facet.Abroad) && RegisterEntry.IsAbroad(group.Countries)) _abroad += group.Count;
        if (IsAtMost(failed, Facet.Country))
        {
            foreach (var country in group.CountriesOf) Add(_countries, country, group.Count);
        }

        if (!IsAtMost(failed, Facet.Kind)) return;
        foreach (var kind in Enum.GetValues<PlacementKind>().Where(k => (group.Kinds & RegisterEntry.KindBit(k)) != 0)) Add(_kinds, kind, group.Count);
    }

    // An organisation counts for all those above it too.
    private List<OwnerCount> Owners()
    {
        var sums = new Dictionary<OrganisationId, int>();
        foreach (var (owner, count) in _byOwner)
        {
            foreach (var above in tree.Path(owner)) Add(sums, above.Id, count);
        }

        return [.. sums.Select(s => Owner(tree[s.Key], s.Value)).OrderBy(o => o.Name.En, StringComparer.OrdinalIgnoreCase)];
    }

    private OwnerCount Owner(OrganisationNode node, int count) => new(node.Code, node.Name, node.ParentId is { } above ? tree[above].Code : null, count);

    private static bool IsAtMost(Facet failed, Facet one) => (failed & ~one) == Facet.None;

    private static void Add<TKey>(Dictionary<TKey, int> sums, TKey key, int count)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + count;
}
