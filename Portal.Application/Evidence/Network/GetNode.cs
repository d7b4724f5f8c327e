using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Evidence.Network;

/// <summary>One node.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">The node's principal.</param>
[Requires(Permissions.Network.Read)]
public sealed record GetNodeQuery(string Network, string Id) : IQuery<NodeDetail>;

/// <summary>A node as its page shows it.</summary>
/// <param name="Node">What is declared of it.</param>
/// <param name="IsSynthetic">Whether the network is made up.</param>
/// <param name="ImportedAt">When it was declared so, in UTC.</param>
/// <param name="InspectedOn">The day of its site's last inspection.</param>
public sealed record NodeDetail(NodeRow Node, bool IsSynthetic, DateTimeOffset ImportedAt, DateOnly? InspectedOn);

internal sealed class GetNodeHandler(IPortalDb db) : IRequestHandler<GetNodeQuery, Result<NodeDetail>>
{
    public async Task<Result<NodeDetail>> Handle(GetNodeQuery request, CancellationToken cancellationToken)
    {
        var node = await NodeRow.Of(db.NetworkNodes.Where(n => n.Network == request.Network && n.Id == request.Id), db).SingleOrDefaultAsync(cancellationToken);
        if (node is null || await db.NetworkImports.LastAsync(request.Network, cancellationToken) is not { } last) return Error.NotFound;
        var inspected = await db.SiteInspections.Where(i => i.Network == request.Network && i.SiteId == node.SiteId && i.CorrectedBy == null).MaxAsync(i => (DateOnly?)i.Seen.On, cancellationToken);
        return new NodeDetail(node, last.IsSynthetic, last.AppliedAt!.Value, inspected);
    }
}
