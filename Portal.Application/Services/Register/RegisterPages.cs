using Microsoft.EntityFrameworkCore;

namespace Portal.Application.Services.Register;

/// <summary>Reads one page at a time: a range of the order's index from the cursor on, never what lies before it.</summary>
/// <param name="visible">Entries that the person may know of.</param>
/// <param name="sql">What the database does its own way.</param>
/// <param name="tree">The organisations.</param>
internal sealed class RegisterPages(IQueryable<RegisterEntry> visible, IRegisterSql sql, OrganisationTree tree)
{
    public async Task<FoundServices> ReadAsync(ServiceFilter filter, ServicePaging paging, CancellationToken ct)
    {
        var matching = visible.Matching(filter, tree.Owners(filter));
        var (sort, descending) = await OrderAsync(matching, filter, paging, ct);
        var cursor = RegisterCursor.Read(paging.Cursor);
        if (cursor?.Sort != sort || cursor.Descending != descending) cursor = null;
        var take = Math.Clamp(paging.Take, 1, ServicePaging.MaxTake);
        return RegisterOrder.Find(sort) is { } order
            ? await RangeAsync(order, matching, descending, cursor, take, ct)
            : await BestAsync(matching, filter.Text, cursor, take, ct);
    }

    /// <summary>Every entry that a filter keeps, in the order of the list.</summary>
    public async Task<IQueryable<RegisterEntry>> AllAsync(ServiceFilter filter, ServicePaging paging, CancellationToken ct)
    {
        var matching = visible.Matching(filter, tree.Owners(filter));
        var (sort, descending) = await OrderAsync(matching, filter, paging, ct);
        return RegisterOrder.Find(sort) is { } order ? order.Page(matching, sql, !descending, null) : matching.BestFirst(filter.Text);
    }

    private static async Task<(string Sort, bool Descending)> OrderAsync(IQueryable<RegisterEntry> matching, ServiceFilter filter, ServicePaging paging, CancellationToken ct)
    {
        if (RegisterOrder.Find(paging.Sort) is { } asked) return (asked.Name, paging.Descending);
        if (RegisterText.Words(filter.Text).Length == 0) return (RegisterOrder.Default, true);
        return await matching.Take(RegisterMatch.Most + 1).CountAsync(ct) <= RegisterMatch.Most ? (RegisterMatch.Name, false) : (RegisterOrder.Default, true);
    }

    private async Task<FoundServices> RangeAsync(RegisterOrder order, IQueryable<RegisterEntry> matching, bool descending, RegisterCursor? cursor, int take, CancellationToken ct)
    {
        var backward = cursor?.Backward == true;
        var met = await order.Page(matching, sql, ascending: descending == backward, cursor).Take(take + 1).ToListAsync(ct);
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
            order.Name, Meant: null);

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
