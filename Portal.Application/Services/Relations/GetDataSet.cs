using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>A data set: what is said of it, all services together.</summary>
/// <param name="Id">The data set.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetDataSetQuery(DataSetId Id) : IQuery<DataSetRow>;

internal sealed class GetDataSetHandler(IPortalDb db, Caller caller) : IRequestHandler<GetDataSetQuery, Result<DataSetRow>>
{
    public async Task<Result<DataSetRow>> Handle(GetDataSetQuery request, CancellationToken cancellationToken)
    {
        var sets = db.ServiceDataSets.AsNoTracking().Visible(caller.Actor).Where(s => s.DataSetId == request.Id);
        var found = await DataSetRows.Counted(sets).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return Error.NotFound;
        return (await new DataSetRows(db, caller.Actor).ReadAsync([found], cancellationToken))[0];
    }
}
