using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>The networks that are known, and the figures of one of them.</summary>
/// <param name="Network">Its name; null for the public one, or the first.</param>
[Requires(Permissions.Network.Read)]
public sealed record GetNetworkQuery(string? Network) : IQuery<NetworkOverview>;

/// <summary>The networks, and one of them.</summary>
/// <param name="Networks">Every network that was imported.</param>
/// <param name="Chosen">The one asked for; null where none was imported.</param>
/// <param name="MayImport">Whether the reader may import.</param>
public sealed record NetworkOverview(IReadOnlyList<KnownNetworkRow> Networks, NetworkDetail? Chosen, bool MayImport)
{
    /// <summary>Networks that evidence is taken from, whose registry was not imported so far.</summary>
    public IReadOnlyList<KnownNetworkRow> Wanting { get; init; } = [];
}

/// <summary>A network in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSynthetic">Whether it is made up.</param>
public sealed record KnownNetworkRow(string Name, bool IsSynthetic);

/// <summary>One network.</summary>
/// <param name="Import">The import that its tables hold.</param>
/// <param name="Changes">What that import changed, by kind.</param>
/// <param name="SpareNodes">Nodes in no subnet.</param>
/// <param name="InspectedSites">Sites with an inspection that was not corrected.</param>
/// <param name="Waiting">Imports that wait to be applied, as far as the reader may know.</param>
public sealed record NetworkDetail(
    NetworkImportRow Import, IReadOnlyList<ChangeCount> Changes, int SpareNodes, int InspectedSites, int Waiting);

/// <summary>How often a kind of change occurs.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How often.</param>
public sealed record ChangeCount(NetworkChangeKind Kind, int Count);

internal sealed class GetNetworkHandler(IPortalDb db, INetworkEvidence evidence, Caller caller) : IRequestHandler<GetNetworkQuery, Result<NetworkOverview>>
{
    public async Task<Result<NetworkOverview>> Handle(GetNetworkQuery request, CancellationToken cancellationToken)
    {
        var mayImport = caller.Actor.May(Permissions.Network.Import);
        var known = await db.NetworkImports.AsNoTracking().Where(i => i.Number == 1).Select(i => new KnownNetworkRow(i.Network, i.IsSynthetic)).ToListAsync(cancellationToken);
        known = [.. known.OrderBy(n => n.Name != NetworkName.Public).ThenBy(n => n.Name, StringComparer.Ordinal)];
        if (request.Network is { } asked && known.TrueForAll(n => n.Name != asked)) return Error.NotFound;
        var wanting = evidence.Networks.Where(n => known.TrueForAll(k => k.Name != n.Name)).Select(n => new KnownNetworkRow(n.Name, n.IsSimulated)).ToList();
        if (known.Count == 0) return new NetworkOverview([], null, mayImport) { Wanting = wanting };
        var name = request.Network ?? known[0].Name;
        var last = await NetworkImportRow.Of(db.NetworkImports.Where(i => i.Network == name && i.Number != null).OrderByDescending(i => i.Number).Take(1), db).SingleAsync(cancellationToken);
        var changes = await db.NetworkChanges.Where(c => c.ImportId == last.Id).GroupBy(c => c.Kind).Select(g => new ChangeCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        var spare = await db.NetworkNodes.CountAsync(n => n.Network == name && n.Subnet == null, cancellationToken);
        var inspected = await db.SiteInspections.Where(i => i.Network == name && i.CorrectedBy == null && db.NetworkSites.Any(s => s.Network == name && s.Id == i.SiteId))
            .Select(i => i.SiteId).Distinct().CountAsync(cancellationToken);
        var waiting = mayImport ? await db.NetworkImports.CountAsync(i => i.Network == name && i.State == NetworkImportState.Waiting, cancellationToken) : 0;
        return new NetworkOverview(known, new NetworkDetail(last, [.. changes.OrderBy(c => c.Kind)], spare, inspected, waiting), mayImport) { Wanting = wanting };
    }
}
