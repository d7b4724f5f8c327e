using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>What the list of nodes can be narrowed to.</summary>
/// <param name="Network">Name of the network.</param>
[Requires(Permissions.Network.Read)]
public sealed record GetNodeChoicesQuery(string Network) : IQuery<NodeChoices>;

/// <summary>What there is to choose from.</summary>
/// <param name="IsSynthetic">Whether the network is made up.</param>
/// <param name="Countries">Countries with nodes; null among them for unknown.</param>
/// <param name="Providers">Providers that have nodes, with a name or their principal.</param>
/// <param name="Subnets">Subnets.</param>
public sealed record NodeChoices(bool IsSynthetic, IReadOnlyList<string?> Countries, IReadOnlyList<(string Id, string Name)> Providers, IReadOnlyList<NetworkSubnet> Subnets);

internal sealed class GetNodeChoicesHandler(IPortalDb db) : IRequestHandler<GetNodeChoicesQuery, Result<NodeChoices>>
{
    public async Task<Result<NodeChoices>> Handle(GetNodeChoicesQuery request, CancellationToken cancellationToken)
    {
        if (await db.NetworkImports.LastAsync(request.Network, cancellationToken) is not { } last) return Error.NotFound;
        var nodes = db.NetworkNodes.Where(n => n.Network == request.Network);
        var providers = await nodes.Select(n => n.Provider).Distinct().ToListAsync(cancellationToken);
        var names = await db.ProviderNamesAsync(request.Network, providers, cancellationToken);
        return new NodeChoices(
            last.IsSynthetic,
            await nodes.Select(n => n.Country).Distinct().ToListAsync(cancellationToken),
            [.. providers.Select(id => (id, names.GetValueOrDefault(id, id))).OrderBy(p => p.Item2, StringComparer.OrdinalIgnoreCase)],
            await db.NetworkSubnets.AsNoTracking().Where(s => s.Network == request.Network).OrderBy(s => s.Id).ToListAsync(cancellationToken));
    }
}
