using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>One subnet: its nodes, and in how many hands and places they are.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">The subnet's principal.</param>
[Requires(Permissions.Network.Read)]
public sealed record GetSubnetQuery(string Network, string Id) : IQuery<SubnetDetail>;

/// <summary>A subnet as its page shows it.</summary>
/// <param name="Subnet">What is declared of it.</param>
/// <param name="IsSynthetic">Whether the network is made up.</param>
/// <param name="ImportedAt">When it was declared so, in UTC.</param>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Operators">How they share operators.</param>
/// <param name="Providers">How they share providers.</param>
/// <param name="Sites">How they share sites.</param>
/// <param name="Countries">How they share countries.</param>
/// <param name="Inspected">Sites among them with an inspection that was not corrected.</param>
public sealed record SubnetDetail(
    NetworkSubnet Subnet,
    bool IsSynthetic,
    DateTimeOffset ImportedAt,
    IReadOnlyList<NodeRow> Nodes,
    Concentration Operators,
    Concentration Providers,
    Concentration Sites,
    Concentration Countries,
    IReadOnlySet<string> Inspected);

internal sealed class GetSubnetHandler(IPortalDb db) : IRequestHandler<GetSubnetQuery, Result<SubnetDetail>>
{
    public async Task<Result<SubnetDetail>> Handle(GetSubnetQuery request, CancellationToken cancellationToken)
    {
        var subnet = await db.NetworkSubnets.AsNoTracking().SingleOrDefaultAsync(s => s.Network == request.Network && s.Id == request.Id, cancellationToken);
        if (subnet is null || await db.NetworkImports.LastAsync(request.Network, cancellationToken) is not { } last) return Error.NotFound;
        var nodes = await NodeRow.Of(new NodeFilter(request.Network) { Subnet = request.Id }.Apply(db), db).ToListAsync(cancellationToken);
        var sites = nodes.Select(n => n.SiteId).Distinct(StringComparer.Ordinal).ToList();
        var inspected = await db.SiteInspections.Where(i => i.Network == request.Network && i.CorrectedBy == null && sites.Contains(i.SiteId)).Select(i => i.SiteId).Distinct().ToListAsync(cancellationToken);
        return new SubnetDetail(
            subnet,
            last.IsSynthetic,
            last.AppliedAt!.Value,
            [.. nodes.OrderBy(n => n.Country, StringComparer.Ordinal).ThenBy(n => n.SiteId, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)],
            Concentration.Of([.. nodes.Select(n => n.Operator)]),
            Concentration.Of([.. nodes.Select(n => n.Provider)]),
            Concentration.Of([.. nodes.Select(n => n.SiteId)]),
            Concentration.Of([.. nodes.Select(n => n.Country)]),
            inspected.ToHashSet(StringComparer.Ordinal));
    }
}
