using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Stops an import within a block, or gives one up that has not begun.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Import)]
public sealed record CancelImportCommand(ImportRunId Id, Guid Version) : ICommand;

internal sealed class CancelImportHandler(IPortalDb db, Caller caller, TimeProvider clock, ImportFeed feed, AfterCommit afterCommit) : IRequestHandler<CancelImportCommand, Result>
{
    public async Task<Result> Handle(CancelImportCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnImportAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        afterCommit.Do(_ => Task.Run(() => feed.Publish(request.Id), CancellationToken.None));
        return found.Value.Cancel(clock.GetUtcNow());
    }
}
