using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Evidence.Network;

/// <summary>Hands over every node of a list.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Sink">Takes them.</param>
[Requires(Permissions.Network.Read)]
public sealed record ExportNodesQuery(NodeFilter Filter, IRowSink<NodeRow> Sink) : IQuery<bool>;

internal sealed class ExportNodesHandler(IPortalDb db) : IRequestHandler<ExportNodesQuery, Result<bool>>
{
    public async Task<Result<bool>> Handle(ExportNodesQuery request, CancellationToken cancellationToken)
    {
        if (!await db.NetworkImports.AnyAsync(i => i.Network == request.Filter.Network && i.Number != null, cancellationToken)) return Error.NotFound;
        await request.Sink.WriteAsync(NodeRow.Of(request.Filter.Apply(db), db).AsAsyncEnumerable(), cancellationToken);
        return true;
    }
}
