using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>What is wrong with the rows of an import, in the order of the file.</summary>
/// <param name="Id">The import.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Services.Import)]
public sealed record ListImportProblemsQuery(ImportRunId Id, PageRequest Page) : IQuery<Page<ImportProblem>>;

internal sealed class ListImportProblemsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListImportProblemsQuery, Result<Page<ImportProblem>>>
{
    public async Task<Result<Page<ImportProblem>>> Handle(ListImportProblemsQuery request, CancellationToken cancellationToken)
    {
        if (!await db.ImportRuns.Visible(caller.Actor).AnyAsync(r => r.Id == request.Id, cancellationToken)) return Error.NotFound;
        var page = request.Page.Bounded;
        var problems = db.ImportProblems.AsNoTracking().Where(p => p.RunId == request.Id);
        var items = await problems.OrderBy(p => p.Number).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new Page<ImportProblem>(items, await problems.CountAsync(cancellationToken));
    }
}
