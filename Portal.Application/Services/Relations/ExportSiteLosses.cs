using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Hands over every service that the loss of a site concerns: first those with parts there, the worst first, then those that fall because of others.</summary>
/// <param name="Site">The site.</param>
/// <param name="Sink">Takes them.</param>
[Requires(Permissions.Services.Read)]
public sealed record ExportSiteLossesQuery(SiteId Site, IRowSink<LossRow> Sink) : IQuery<ServiceExport>;

internal sealed class ExportSiteLossesHandler(IPortalDb db, Caller caller) : IRequestHandler<ExportSiteLossesQuery, Result<ServiceExport>>
{
    private const int Block = 500;

    public async Task<Result<ServiceExport>> Handle(ExportSiteLossesQuery request, CancellationToken cancellationToken)
    {
        var at = db.ServiceSites.AsNoTracking().Visible(caller.Actor).Where(s => s.SiteId == request.Site);
        if (!await at.AnyAsync(cancellationToken)) return Error.NotFound;
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var reader = new SiteLossReader(db);
        var (spread, _) = await reader.SpreadAsync(request.Site, cancellationToken);
        var reached = await reader.VisibleAsync(spread, caller.Actor, cancellationToken);
        var lost = new LossRows(db, caller.Actor);
        var count = 0;
        await request.Sink.WriteAsync(Rows(), cancellationToken);
        return new ServiceExport(count);

        async IAsyncEnumerable<LossRow> Rows()
        {
            await foreach (var found in lost.At(at).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                count++;
                yield return LossRows.Row(found, tree);
            }

            foreach (var block in reached.OrderByDescending(l => l.Effect).Chunk(Block))
            {
                foreach (var row in await lost.ThroughAsync(spread, block, cancellationToken))
                {
                    count++;
                    yield return row;
                }
            }
        }
    }
}
