using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>A worker gives an import up. Blocks that are in stay in until it is undone.</summary>
/// <param name="Id">The import.</param>
/// <param name="Failure">Why.</param>
[Requires(Permissions.Services.RunImports)]
public sealed record FailImportCommand(ImportRunId Id, ImportFailure Failure) : ICommand;

internal sealed class FailImportHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<FailImportCommand, Result>
{
    public async Task<Result> Handle(FailImportCommand request, CancellationToken cancellationToken) =>
        await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is { } run ? run.Fail(request.Failure, clock.GetUtcNow()) : Error.NotFound;
}
