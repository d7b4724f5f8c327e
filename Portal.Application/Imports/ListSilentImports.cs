using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Imports that want work though no worker has written for a while: their node died, or nobody woke one.</summary>
[Requires(Permissions.Services.RunImports)]
public sealed record ListSilentImportsQuery : IQuery<IReadOnlyList<ImportRunId>>;

internal sealed class ListSilentImportsHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<ListSilentImportsQuery, Result<IReadOnlyList<ImportRunId>>>
{
    private static readonly ImportState[] AtWork = [.. Enum.GetValues<ImportState>().Where(ImportLifecycle.IsAtWork)];

    public async Task<Result<IReadOnlyList<ImportRunId>>> Handle(ListSilentImportsQuery request, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - ImportWorker.SilentAfter;
        return await db.ImportRuns.Where(r => AtWork.Contains(r.State) && r.Progress.Heartbeat < since).Select(r => r.Id).ToListAsync(cancellationToken);
    }
}
