using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;

namespace Portal.Application.Services.Register;

/// <summary>The filters of the list as conditions on entries, each of which an index of the table answers.</summary>
internal static class RegisterFiltering
{
    /// <summary>The entries an actor may know of: the same rule as <see cref="ServiceAccess.Visible"/>.</summary>
    public static IQueryable<RegisterEntry> Visible(this IQueryable<RegisterEntry> entries, Actor actor) => actor.May(Permissions.Services.ReadAll)
        ? entries.Where(e => e.OrganisationId == actor.OrganisationId || e.IsFiled)
        : entries.Where(e => e.OrganisationId == actor.OrganisationId);

    /// <summary>The entries that a filter keeps, in words that inverted indexes answer.</summary>
    /// <param name="entries">Entries.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="owners">The filter's organisation and those below it; null where it names none.</param>
    public static IQueryable<RegisterEntry> Matching(this IQueryable<RegisterEntry> entries, ServiceFilter filter, IReadOnlyList<OrganisationId>? owners)
    {
        entries = entries.Searched(filter);
        if (filter.Obligation.Length > 0) entries = entries.Failing(filter);
        if (filter.Kind is { } kind) entries = entries.Marked(RegisterEntry.KindMark(kind));
        if (filter.Country.Length > 0) entries = entries.Marked(RegisterEntry.CountryMark(filter.Country));
        if (filter.Abroad) entries = entries.Marked(RegisterEntry.AbroadMark);
        return entries.Plainly(filter, owners);
    }

    /// <summary>The same entries, in words of the columns that every order's index holds: a row that does not match is not read for it. Nothing of it searches.</summary>
    /// <inheritdoc cref="Matching"/>
    public static IQueryable<RegisterEntry> MatchingInIndex(this IQueryable<RegisterEntry> entries, ServiceFilter filter, IReadOnlyList<OrganisationId>? owners)
    {
        if (filter.Obligation.Length > 0) entries = entries.FailingByMask(filter);
        if (filter.Kind is { } kind)
        {
            var bit = RegisterEntry.KindBit(kind);
            entries = entries.Where(e => (e.Kinds & bit) != 0);
        }

        if (filter.Country.Length > 0)
        {
            // That a country is not there is seen at once; which of two letters lie beside each other is asked where they are there.
            var (letters, country) = (filter.Country, $",{filter.Country},");
            entries = entries.Where(e => e.Countries.Contains(letters) && ("," + e.Countries + ",").Contains(country));
        }

        if (filter.Abroad) entries = entries.Where(e => e.Countries != "" && e.Countries != RegisterEntry.Home);
        return entries.Plainly(filter, owners);
    }

    /// <summary>
    /// The same entries once more, in words that lead to a part of an index in which they lie together: the order by owner has each owner's beside one another, and an
    /// index holds those abroad alone.
    /// </summary>
    /// <param name="entries">Entries.</param>
    /// <param name="filter">A filter of which <see cref="LiesTogether"/> holds.</param>
    /// <param name="tree">The organisations.</param>
    public static IQueryable<RegisterEntry> MatchingTogether(this IQueryable<RegisterEntry> entries, ServiceFilter filter, OrganisationTree tree)
    {
        // Asked for by their ids too, owners would lead the database to another index, which leads to rows.
        if (tree.Owners(filter) is { } owners && tree.KeysOf(owners) is { } keys) return entries.MatchingInIndex(filter, null).Where(e => keys.Contains(e.OwnerKey));
        return entries.MatchingInIndex(filter, tree.Owners(filter)).Where(e => e.Countries != "" && e.Countries != RegisterEntry.Home);
    }

    /// <summary>Whether all that a filter keeps lies in such a part, which holds every column that is asked for.</summary>
    public static bool LiesTogether(this ServiceFilter filter, OrganisationTree tree) =>
        !filter.IsSearch() && filter is not { Obligation.Length: > 0, Outcome: Outcome.Waived }
        && ((tree.Owners(filter) is { } owners && tree.KeysOf(owners) is not null) || filter.Abroad || (filter.Country.Length > 0 && filter.Country != RegisterEntry.Home));

    private static IQueryable<RegisterEntry> Plainly(this IQueryable<RegisterEntry> entries, ServiceFilter filter, IReadOnlyList<OrganisationId>? owners)
    {
        if (filter.State is { } state) entries = entries.Where(e => e.State == state);
        if (filter.Region is { } region) entries = entries.Where(e => e.Region == region);
        if (filter.Class is { } dataClass)
        {
            var rank = RegisterEntry.RankOf(dataClass);
            entries = entries.Where(e => e.ClassRank == rank);
        }

        if (filter.Outcome is { } outcome && filter.Obligation.Length == 0)
        {
            var rank = RegisterEntry.RankOf(outcome);
            entries = entries.Where(e => e.OutcomeRank == rank);
        }

        return owners is null ? entries : entries.OwnedBy(owners);
    }

    /// <summary>The part of a filter that counts by group cannot answer: words, a subnet.</summary>
    public static IQueryable<RegisterEntry> Searched(this IQueryable<RegisterEntry> entries, ServiceFilter filter)
    {
        if (filter.Text.Trim().Length > 0) entries = entries.Holding(filter.Text);
        return filter.Subnet.Length > 0 ? entries.Marked(RegisterEntry.SubnetMark(filter.Subnet)) : entries;
    }

    /// <summary>Whether a filter has such a part.</summary>
    public static bool IsSearch(this ServiceFilter filter) => filter.Text.Trim().Length + filter.Subnet.Length > 0;

    /// <summary>The entries found first and in no order, so that whatever sorts them afterwards sorts these alone.</summary>
    /// <param name="entries">Entries.</param>
    public static IQueryable<RegisterEntry> Gathered(this IQueryable<RegisterEntry> entries)
    {
        // A database plans what stands before a skip by itself. Held in a variable it goes into the query, where a plain zero would be left out.
        var none = 0;
        return entries.Skip(none);
    }

    private static IQueryable<RegisterEntry> Marked(this IQueryable<RegisterEntry> entries, string mark) => entries.Where(e => e.Places.Contains(mark));

    // One organisation is by far the most frequent, and equality lets an ordered index decide it.
    private static IQueryable<RegisterEntry> OwnedBy(this IQueryable<RegisterEntry> entries, IReadOnlyList<OrganisationId> owners)
    {
        if (owners.Count != 1) return entries.Where(e => owners.Contains(e.OrganisationId));
        var owner = owners[0];
        return entries.Where(e => e.OrganisationId == owner);
    }

    // An obligation alone means "needs action for it": not met or undetermined. With an outcome it means just that outcome.
    private static IQueryable<RegisterEntry> Failing(this IQueryable<RegisterEntry> entries, ServiceFilter filter)
    {
        if (ObligationCatalogue.Find(filter.Obligation) is not { } obligation) return entries.Where(_ => false);
        var (failed, undetermined, waived) = ($"f{obligation.Bit}", $"u{obligation.Bit}", $"w{obligation.Bit}");
        return filter.Outcome switch
        {
            Outcome.Fail => entries.Where(e => e.Verdicts.Contains(failed)),
            Outcome.Undetermined => entries.Where(e => e.Verdicts.Contains(undetermined)),
            Outcome.Waived => entries.Where(e => e.Verdicts.Contains(waived)),
            _ => entries.Where(e => e.Verdicts.Contains(failed) || e.Verdicts.Contains(undetermined)),
        };
    }

    private static IQueryable<RegisterEntry> FailingByMask(this IQueryable<RegisterEntry> entries, ServiceFilter filter)
    {
        var mask = ObligationCatalogue.Find(filter.Obligation)?.Mask ?? 0;
        return filter.Outcome switch
        {
            Outcome.Fail => entries.Where(e => (e.FailMask & mask) != 0),
            Outcome.Undetermined => entries.Where(e => (e.UndeterminedMask & mask) != 0),
            // Not in the index: few are waived, and few are gathered (docs/decisions/0010).
            Outcome.Waived => entries.Where(e => (e.WaivedMask & mask) != 0),
            _ => entries.Where(e => ((e.FailMask | e.UndeterminedMask) & mask) != 0),
        };
    }
}
