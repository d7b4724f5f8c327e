using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>A worker takes an import up, for the first time or after an interruption, and gets the attempt that fences its writes.</summary>
/// <param name="Id">The import.</param>
[Requires(Permissions.Services.RunImports)]
public sealed record BeginImportWorkCommand(ImportRunId Id) : ICommand<ImportWork>;

/// <summary>What there is to do.</summary>
/// <param name="State">Where the import stands.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="LastRow">The last row that was dealt with.</param>
/// <param name="Map">What the columns mean.</param>
/// <param name="Look">How the file is read, and its columns.</param>
/// <param name="OrganisationCode">Code of the organisation that imports.</param>
public sealed record ImportWork(ImportState State, int Attempt, int LastRow, ImportMap Map, ImportLook Look, string OrganisationCode);

internal sealed class BeginImportWorkHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<BeginImportWorkCommand, Result<ImportWork>>
{
    public async Task<Result<ImportWork>> Handle(BeginImportWorkCommand request, CancellationToken cancellationToken)
    {
        if (await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        if (!ImportLifecycle.IsAtWork(run.State)) return ImportErrors.CannotMove(run.State);
        run.Progress.TakeUp(clock.GetUtcNow());
        return new ImportWork(run.State, run.Progress.Attempt, run.Progress.LastRow, run.Map, run.Look, run.ByCode);
    }
}
