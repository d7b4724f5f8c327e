using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>What is needed to give the refused rows out as they stood in the file, each with what is wrong with it, to be mended and uploaded again.</summary>
/// <param name="Id">The import.</param>
[Requires(Permissions.Services.Import)]
public sealed record OpenRefusedRowsQuery(ImportRunId Id) : IQuery<RefusedRows>;

/// <summary>The refused rows.</summary>
/// <param name="Look">How the file is read, and its columns.</param>
/// <param name="Problems">What is wrong, by the number of the row.</param>
/// <param name="LastRow">The last row that is among them; nothing behind it has to be read.</param>
public sealed record RefusedRows(ImportLook Look, ILookup<int, ImportProblem> Problems, int LastRow);

internal sealed class OpenRefusedRowsHandler(IPortalDb db, Caller caller) : IRequestHandler<OpenRefusedRowsQuery, Result<RefusedRows>>
{
    public async Task<Result<RefusedRows>> Handle(OpenRefusedRowsQuery request, CancellationToken cancellationToken)
    {
        if (await db.ImportRuns.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } run) return Error.NotFound;
        var problems = await db.ImportProblems.AsNoTracking().Where(p => p.RunId == request.Id).OrderBy(p => p.Number).ToListAsync(cancellationToken);
        return new RefusedRows(run.Look, problems.ToLookup(p => p.Row), problems.Count == 0 ? 0 : problems[^1].Row);
    }
}
