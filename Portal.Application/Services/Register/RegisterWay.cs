using System.Runtime.InteropServices;
using Portal.Domain.Organisations;

namespace Portal.Application.Services.Register;

/// <summary>How the rows of a page are found.</summary>
internal enum Way
{
    /// <summary>Along the order, each row looked at, unless the database knows better.</summary>
    Along,

    /// <summary>Along the order's index alone; rows are fetched for the page.</summary>
    InIndex,

    /// <summary>Along the order as far as a page may be hoped for; where it is not found there, all that match are gathered.</summary>
    Tried,

    /// <summary>All that match, and then sorted.</summary>
    Gathered,

    /// <summary>All that match, in an index that has them together, and then sorted; rows are fetched for the page.</summary>
    GatheredInIndex,
}

/// <summary>
/// How the rows of a page are best found in a large register: along the order until enough of them match, or by gathering all that match and sorting them. Along the
/// order is best where matches are frequent, gathering where they are few or lie far off. The counts of a moment ago say which; the rows are the same either way.
/// </summary>
/// <param name="cube">The counts of the whole register as they were lately.</param>
/// <param name="view">What the person may know of.</param>
/// <param name="tree">The organisations.</param>
/// <param name="sql">What the database does its own way.</param>
internal sealed class RegisterWay(RegisterCube cube, RegisterView view, OrganisationTree tree, IRegisterSql sql)
{
    // A smaller register is passed over whole in no time.
    private const int Large = 100_000;

    // What passing an entry costs, and reading a row, where an entry that the index rules out by its key counts 1.
    private const int EntryCost = 3;
    private const int RowCost = 12;

    // One that is gathered in an index: nearly all there are lie beside one another, and few are left to be sorted.
    private const int GatheredEntryCost = 2;

    // Where nothing is known of how an order scatters the matches: up to so many are gathered rather than met by chance. An entry of the index is passed for less than a
    // tenth of what a row takes that is gathered.
    private const int FewInIndex = 15_000;

    // Where each row passed has to be read, so many are gathered at once. Of more, a page is met soon if they lie anywhere but together; this many times as far off as it
    // would be on average it is given up.
    private const int Few = 10_000;
    private const int Patience = 4;

    /// <summary>The best way.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="found">How many entries match, where the groups do not say; null where they do.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="ascending">The direction in which rows are met.</param>
    /// <param name="from">Where the page begins; null at an end of the list.</param>
    /// <param name="take">Rows wanted.</param>
    public Way Of(ServiceFilter filter, int? found, RegisterOrder order, bool ascending, RegisterCursor? from, int take)
    {
        if (cube.Total < Large) return Way.Along;
        if (filter.IsSearch() && order.OfGroup is null) return found <= Few ? Way.Gathered : Way.Tried;
        var stretches = Stretches(filter, order);
        var counted = stretches.Values.Sum(s => s.Matching);
        var share = found is { } known && counted > 0 ? Math.Min(1, (double)known / counted) : 1;
        var matching = counted * share;
        if (order.OfGroup is null) return matching <= FewInIndex ? Way.Gathered : Way.InIndex;
        var gathered = matching * RowCost;
        var along = ReachOf(Ahead(stretches, filter, order, ascending, from), share, take) * (filter.IsSearch() ? RowCost : IsDecidedByKey(filter) ? 1 : EntryCost);
        if (order.IsBeside && Together(filter) is { } together && together * GatheredEntryCost < Math.Min(gathered, along)) return Way.GatheredInIndex;
        return gathered <= along ? Way.Gathered : filter.IsSearch() ? Way.Along : Way.InIndex;
    }

    /// <summary>How many entries are passed before a page is given up.</summary>
    /// <param name="found">How many entries match.</param>
    /// <param name="take">Rows wanted.</param>
    public int ReachOf(int found, int take) => (int)Math.Min(cube.Total, (long)cube.Total * take * Patience / Math.Max(found, 1));

    /// <summary>Where a page can begin at the earliest: before the first key with a match, if a stretch without any would be passed to come there.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="ascending">The direction in which rows are met.</param>
    /// <param name="from">Where the page begins; null at an end of the list.</param>
    /// <returns>Such a place, or the one that was given.</returns>
    public RegisterCursor? Start(ServiceFilter filter, RegisterOrder order, bool ascending, RegisterCursor? from)
    {
        if (!order.KnowsKeys(sql) || order.IsFixedBy(filter)) return from;
        var stretches = InOrder(Stretches(filter, order), ascending).SkipWhile(s => from is not null && IsBefore(s.Key, from.Value, ascending)).ToList();
        var first = stretches.FindIndex(s => s.Value.Matching > 0);
        return first > 0 ? order.Before(stretches[first].Key, ascending) : from;
    }

    private static IEnumerable<KeyValuePair<string, Stretch>> InOrder(Dictionary<string, Stretch> stretches, bool ascending) =>
        ascending ? stretches.OrderBy(s => s.Key, StringComparer.Ordinal) : stretches.OrderByDescending(s => s.Key, StringComparer.Ordinal);

    // The stretches that lie ahead of a page, without those that it leaps over.
    private IEnumerable<Stretch> Ahead(Dictionary<string, Stretch> stretches, ServiceFilter filter, RegisterOrder order, bool ascending, RegisterCursor? from)
    {
        var place = from is null ? null : order.OfPlace(from.Value);
        return InOrder(stretches, ascending).SkipWhile(s => place is not null && IsBefore(s.Key, place, ascending)).Select(s => s.Value)
            .Where(s => s.Matching > 0 || !order.IsFixedBy(filter))
            .SkipWhile(s => s.Matching == 0 && order.KnowsKeys(sql) && !filter.IsSearch());
    }

    // How many entries lie together in an index with all that match among them: one owner's after another, or those abroad (RegisterFiltering.MatchingTogether).
    private int? Together(ServiceFilter filter)
    {
        if (!filter.LiesTogether(tree)) return null;
        HashSet<OrganisationId>? owners = tree.Owners(filter) is { } named && tree.KeysOf(named) is not null ? [.. named] : null;
        return cube.Groups.Where(g => owners?.Contains(g.OrganisationId) ?? RegisterEntry.IsAbroad(g.Countries)).Sum(g => g.Count);
    }

    private static bool IsBefore(string key, string place, bool ascending) => ascending ? string.CompareOrdinal(key, place) < 0 : string.CompareOrdinal(key, place) > 0;

    // Entries that are passed before the page is full, or the end is met.
    private static double ReachOf(IEnumerable<Stretch> stretches, double share, int take)
    {
        var (reach, wanted) = (0d, (double)take);
        foreach (var stretch in stretches)
        {
            var matching = stretch.Matching * share;
            if (matching >= wanted) return reach + (stretch.All * wanted / matching);
            (reach, wanted) = (reach + stretch.All, wanted - matching);
        }

        return reach;
    }

    private Dictionary<string, Stretch> Stretches(ServiceFilter filter, RegisterOrder order)
    {
        var conditions = new RegisterConditions(filter, tree);
        var stretches = new Dictionary<string, Stretch>();
        foreach (var group in cube.Groups)
        {
            var at = order.OfGroup?.Invoke(group, tree) ?? "";
            var (all, matching) = stretches.GetValueOrDefault(at);
            stretches[at] = new(all + group.Count, view.Holds(group) && conditions.Failed(group) == Facet.None ? matching + group.Count : matching);
        }

        return stretches;
    }

    // By equality with what follows the order's own key in its index.
    private bool IsDecidedByKey(ServiceFilter filter) =>
        filter is { Obligation.Length: 0, Country.Length: 0, Kind: null, Abroad: false } && tree.Owners(filter) is null or { Count: 1 };

    /// <summary>The entries with one key of an order.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stretch(int All, int Matching);
}
