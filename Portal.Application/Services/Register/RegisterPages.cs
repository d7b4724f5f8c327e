using Microsoft.EntityFrameworkCore;

namespace Portal.Application.Services.Register;

/// <summary>Reads one page at a time: a range of the order's index from the cursor on, or the few that match; never what lies before it.</summary>
/// <param name="view">What the person may know of.</param>
/// <param name="sql">What the database does its own way.</param>
/// <param name="tree">The organisations.</param>
/// <param name="lately">The counts of the whole register as they were lately.</param>
/// <param name="now">Counts it at this moment.</param>
internal sealed class RegisterPages(RegisterView view, IRegisterSql sql, OrganisationTree tree, RegisterCube lately, Func<CancellationToken, Task<RegisterCube>> now)
{
    public async Task<FoundServices> ReadAsync(ServiceFilter filter, ServicePaging paging, CancellationToken ct)
    {
        var matching = view.Entries.Matching(filter, tree.Owners(filter));
        var cursor = RegisterCursor.Read(paging.Cursor);
        int? found = filter.IsSearch() ? await sql.EstimateAsync(matching, RegisterMatch.Most, ct) : null;
        var (sort, descending) = OrderOf(filter, paging, found, cursor);
        if (cursor?.Sort != sort || cursor.Descending != descending) cursor = null;
        var take = Math.Clamp(paging.Take, 1, ServicePaging.MaxTake);
        if (RegisterOrder.Find(sort) is not { } order) return await BestAsync(matching, filter.Text, cursor, take, ct);
        var ascending = descending == (cursor?.Backward == true);
        var way = new RegisterWay(lately, view, tree, sql);
        var best = way.Of(filter, found, order, ascending, cursor, take);
        if (best == Way.Tried)
        {
            var near = order.Page(view.Entries, sql, ascending, cursor, gathers: false).Take(way.ReachOf(found ?? 0, take + 1)).Matching(filter, tree.Owners(filter));
            var met = await order.Page(near, sql, ascending, null, gathers: false).Take(take + 1).ToListAsync(ct);
            if (met.Count > take) return Range(met, order, descending, cursor, take);
        }

        var page = best switch
        {
            Way.Along => order.Page(matching, sql, ascending, cursor, gathers: false).Take(take + 1),
            Way.InIndex => order.PageById(view.Entries.MatchingInIndex(filter, tree.Owners(filter)), view.Entries, sql, ascending, await StartAsync(way), gathers: false, take + 1),
            Way.GatheredInIndex => order.PageById(view.Entries.MatchingTogether(filter, tree), view.Entries, sql, ascending, cursor, gathers: true, take + 1),
            _ => order.PageById(matching, view.Entries, sql, ascending, cursor, gathers: true, take + 1),
        };
        return Range(await page.ToListAsync(ct), order, descending, cursor, take);

        // What was counted lately says whether there is anything to leap over; how far, only what is counted now may say.
        async Task<RegisterCursor?> StartAsync(RegisterWay before) =>
            before.Start(filter, order, ascending, cursor) == cursor ? cursor : new RegisterWay(await now(ct), view, tree, sql).Start(filter, order, ascending, cursor);
    }

    /// <summary>Every entry that a filter keeps, in the order of the list.</summary>
    public async Task<IQueryable<RegisterEntry>> AllAsync(ServiceFilter filter, ServicePaging paging, CancellationToken ct)
    {
        var matching = view.Entries.Matching(filter, tree.Owners(filter));
        var (sort, descending) = OrderOf(filter, paging, filter.IsSearch() ? await sql.EstimateAsync(matching, RegisterMatch.Most, ct) : null, null);
        return RegisterOrder.Find(sort) is { } order ? order.Page(matching, sql, !descending, null, gathers: false) : matching.BestFirst(filter.Text);
    }

    // Without a wish the best match comes first where few match. The way there is kept: what is estimated may be estimated otherwise at the next page.
    private static (string Sort, bool Descending) OrderOf(ServiceFilter filter, ServicePaging paging, int? found, RegisterCursor? cursor)
    {
        if (RegisterOrder.For(paging.Sort, paging.Language) is { } asked) return (asked.Name, paging.Descending);
        if (RegisterText.Words(filter.Text).Length == 0) return (RegisterOrder.Default, true);
        var isBest = cursor is { Sort: RegisterMatch.Name or RegisterOrder.Default } ? cursor.Sort == RegisterMatch.Name : found <= RegisterMatch.Most;
        return isBest ? (RegisterMatch.Name, false) : (RegisterOrder.Default, true);
    }

    private FoundServices Range(List<RegisterEntry> met, RegisterOrder order, bool descending, RegisterCursor? cursor, int take)
    {
        var backward = cursor?.Backward == true;
        var more = met.Count > take;
        if (more) met.RemoveAt(take);
        if (backward) met.Reverse();
        // Whoever comes back to the beginning stands at 0, whatever was added meanwhile.
        var position = cursor is null || (backward && !more) ? 0 : cursor.Position;
        var hasPrevious = backward ? more : cursor is not null;
        var hasNext = backward || more;
        return new FoundServices(
            Rows(met), position,
            hasPrevious && met.Count > 0 ? At(met[0], backward: true, Math.Max(0, position - take)) : null,
            hasNext && met.Count > 0 ? At(met[^1], backward: false, position + met.Count) : null,
            order.Sort, Meant: null);

        string At(RegisterEntry entry, bool backward, int position) => new RegisterCursor(order.Name, descending, backward, position, order.ValueOf(entry), entry.Id).ToString();
    }

    // Few enough to be counted off.
    private async Task<FoundServices> BestAsync(IQueryable<RegisterEntry> matching, string text, RegisterCursor? cursor, int take, CancellationToken ct)
    {
        var position = Math.Min(cursor?.Position ?? 0, RegisterMatch.Most);
        var met = await matching.BestFirst(text).Skip(position).Take(take + 1).ToListAsync(ct);
        var more = met.Count > take;
        if (more) met.RemoveAt(take);
        return new FoundServices(Rows(met), position, position > 0 ? At(Math.Max(0, position - take)) : null, more ? At(position + take) : null, RegisterMatch.Name, Meant: null);

        static string At(int position) => new RegisterCursor(RegisterMatch.Name, false, false, position, "", default).ToString();
    }

    private List<ServiceRow> Rows(List<RegisterEntry> entries) => entries.ConvertAll(e => ServiceRow.Of(e, tree[e.OrganisationId]));
}
