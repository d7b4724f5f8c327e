using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Takes everything that an import brought out again, in the background and as a whole, unless something was built on it.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Import)]
public sealed record UndoImportCommand(ImportRunId Id, Guid Version) : ICommand;

internal sealed class UndoImportHandler(IPortalDb db, Caller caller, TimeProvider clock, IImportJobs jobs, AfterCommit afterCommit) : IRequestHandler<UndoImportCommand, Result>
{
    public async Task<Result> Handle(UndoImportCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnImportAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (!caller.Actor.MayImport(found.Value.Map.Organisation.Kind)) return Error.Forbidden;
        afterCommit.Do(ct => jobs.StartAsync(request.Id, ct));
        return found.Value.Undo(caller.Actor, clock.GetUtcNow());
    }
}
