using System.Runtime.InteropServices;

namespace Portal.Application.Services.Register;

/// <summary>
/// How the rows of a page are best found in a large register: along the order until enough of them match, or by gathering all that match and sorting them. Along the
/// order is best where matches are frequent, gathering where they are few or lie far off. The counts of a moment ago say which; the rows are the same either way.
/// </summary>
/// <param name="cube">The counts of the whole register as they were lately.</param>
/// <param name="view">What the person may know of.</param>
/// <param name="tree">The organisations.</param>
internal sealed class RegisterWay(RegisterCube cube, RegisterView view, OrganisationTree tree)
{
    // A smaller register is passed over whole in no time.
    private const int Large = 100_000;

    // Reading a row costs as much as stepping over so many entries that the order's index rules out by itself.
    private const int RowCost = 25;

    // Where nothing is known of how an order scatters the matches: up to so many are gathered rather than met by chance. A row met along an order costs several
    // times one that is gathered, and the first page of fifty thousand matches may lie a hundred thousand rows off.
    private const int Few = 60_000;

    /// <summary>Whether the matches are gathered first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="found">How many entries match, where the groups do not say; null where they do.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="ascending">The direction in which rows are met.</param>
    /// <param name="from">Where the page begins; null at an end of the list.</param>
    /// <param name="take">Rows wanted.</param>
    public bool Gathers(ServiceFilter filter, int? found, RegisterOrder order, bool ascending, RegisterCursor? from, int take)
    {
        if (cube.Total < Large) return false;
        var stretches = Stretches(filter, order);
        var counted = stretches.Values.Sum(s => s.Matching);
        var share = found is { } known && counted > 0 ? Math.Min(1, (double)known / counted) : 1;
        var matching = counted * share;
        if (order.OfGroup is null) return matching <= Few;
        var place = from is null ? null : order.OfPlace(from.Value);
        var ahead = stretches.Where(s => place is null || (ascending ? string.CompareOrdinal(s.Key, place) >= 0 : string.CompareOrdinal(s.Key, place) <= 0))
            .OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value)
            .Where(s => s.Matching > 0 || !order.IsFixedBy(filter));
        return matching * RowCost <= ReachOf(ahead, ascending, share, take) * (IsDecidedInIndex(filter) ? 1 : RowCost);
    }

    // Entries that are passed before the page is full, or the end is met.
    private static double ReachOf(IEnumerable<Stretch> stretches, bool ascending, double share, int take)
    {
        var (reach, wanted) = (0d, (double)take);
        foreach (var stretch in ascending ? stretches : stretches.Reverse())
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

    // What the orders' indexes hold beside their key.
    private bool IsDecidedInIndex(ServiceFilter filter) =>
        !filter.IsSearch() && filter is { Obligation.Length: 0, Country.Length: 0, Kind: null, Abroad: false } && tree.Owners(filter) is null or { Count: 1 };

    /// <summary>The entries with one key of an order.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stretch(int All, int Matching);
}
