using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Brings the checked rows in, in the background.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Import)]
public sealed record StartImportCommand(ImportRunId Id, Guid Version) : ICommand;

internal sealed class StartImportHandler(IPortalDb db, Caller caller, TimeProvider clock, IImportJobs jobs, IImportStore store, AfterCommit afterCommit) : IRequestHandler<StartImportCommand, Result>
{
    public async Task<Result> Handle(StartImportCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnImportAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (!caller.Actor.MayImport(found.Value.Map.Organisation.Kind)) return Error.Forbidden;
        var started = found.Value.Start(caller.Actor, clock.GetUtcNow());
        if (started.Error is not null) return started;
        await store.ForgetProblemsAsync(request.Id, cancellationToken);
        afterCommit.Do(ct => jobs.StartAsync(request.Id, ct));
        return Result.Ok;
    }
}
