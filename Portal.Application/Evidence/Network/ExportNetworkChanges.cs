using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;

namespace Portal.Application.Evidence.Network;

/// <summary>Hands over every change of a list.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Sink">Takes them.</param>
[Requires(Permissions.Network.Read)]
public sealed record ExportNetworkChangesQuery(NetworkChangeFilter Filter, IRowSink<NetworkChangeRow> Sink) : IQuery<bool>;

internal sealed class ExportNetworkChangesHandler(IPortalDb db, Caller caller) : IRequestHandler<ExportNetworkChangesQuery, Result<bool>>
{
    public async Task<Result<bool>> Handle(ExportNetworkChangesQuery request, CancellationToken cancellationToken)
    {
        if (!await db.NetworkImports.Visible(caller.Actor).AnyAsync(i => i.Network == request.Filter.Network && (request.Filter.Import == null || i.Id == request.Filter.Import), cancellationToken)) return Error.NotFound;
        await request.Sink.WriteAsync(request.Filter.Rows(db, caller.Actor).AsAsyncEnumerable(), cancellationToken);
        return true;
    }
}
