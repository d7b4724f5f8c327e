using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>What imports changed: one import's changes in its own order, or those of one thing over all applied imports, newest first.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Network.Read)]
public sealed record ListNetworkChangesQuery(NetworkChangeFilter Filter, PageRequest Page) : IQuery<Page<NetworkChangeRow>>;

/// <summary>Which changes are wanted; what is left open is not narrowed.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Import">The import; null for every applied one.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Thing">The subnet, node or site that a change is about or touches.</param>
public sealed record NetworkChangeFilter(string Network, NetworkImportId? Import = null, NetworkChangeKind? Kind = null, string? Thing = null)
{
    internal IQueryable<NetworkChangeRow> Rows(IPortalDb db, Actor actor)
    {
        var imports = db.NetworkImports.AsNoTracking().Visible(actor).Where(i => i.Network == Network);
        imports = Import is { } import ? imports.Where(i => i.Id == import) : imports.Where(i => i.Number != null);
        var changes = db.NetworkChanges.AsNoTracking().Where(c => c.Network == Network);
        if (Import is { } one) changes = changes.Where(c => c.ImportId == one);
        if (Kind is { } kind) changes = changes.Where(c => c.Kind == kind);
        if (Thing is { } thing) changes = changes.Where(c => c.Subject == thing || c.Subnet == thing || c.From == thing || c.To == thing);
        return from c in changes
               join i in imports on c.ImportId equals i.Id
               orderby i.UploadedAt descending, c.Number
               select new NetworkChangeRow(i.Id, i.Number, i.AppliedAt, c.Number, c.Kind, c.Subject, c.Subnet, c.From, c.To);
    }
}

/// <summary>A change in a list.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Import">The import's number; null while it waits.</param>
/// <param name="At">When it was applied, in UTC.</param>
/// <param name="Number">Its place in the import.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The subnet, node, operator, site or provider.</param>
/// <param name="Subnet">The subnet that a node's change touches.</param>
/// <param name="From">What it was before.</param>
/// <param name="To">What it is now.</param>
public sealed record NetworkChangeRow(
    NetworkImportId ImportId, int? Import, DateTimeOffset? At, int Number, NetworkChangeKind Kind, string Subject, string? Subnet, string? From, string? To)
{
    /// <summary>Name of the provider it was before; null where it has none, or the change is about no provider.</summary>
    public string? FromName { get; init; }

    /// <summary>Name of the provider it is now.</summary>
    public string? ToName { get; init; }
}

internal sealed class ListNetworkChangesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListNetworkChangesQuery, Result<Page<NetworkChangeRow>>>
{
    public async Task<Result<Page<NetworkChangeRow>>> Handle(ListNetworkChangesQuery request, CancellationToken cancellationToken)
    {
        if (request.Filter.Import is { } import && !await db.NetworkImports.Visible(caller.Actor).AnyAsync(i => i.Id == import && i.Network == request.Filter.Network, cancellationToken)) return Error.NotFound;
        var page = request.Page.Bounded;
        var found = request.Filter.Rows(db, caller.Actor);
        var rows = await found.Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var names = await db.ProviderNamesAsync(request.Filter.Network, rows.SelectMany(r => new[] { r.From, r.To }), cancellationToken);
        return new Page<NetworkChangeRow>(
            rows.ConvertAll(r => r with { FromName = NameOf(r.From), ToName = NameOf(r.To) }), await found.CountAsync(cancellationToken));

        string? NameOf(string? id) => id is null ? null : names.GetValueOrDefault(id);
    }
}
