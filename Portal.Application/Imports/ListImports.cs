using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Imports, newest first.</summary>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Services.Import)]
public sealed record ListImportsQuery(PageRequest Page) : IQuery<Page<ImportListRow>>;

/// <summary>An import in a list.</summary>
/// <param name="Id">The import.</param>
/// <param name="FileName">Its file.</param>
/// <param name="Register">Name of the register.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Organisation">Whose import it is; null for one of the command line.</param>
/// <param name="UploadedAt">When the file was uploaded, in UTC.</param>
/// <param name="Added">Services added.</param>
/// <param name="Changed">Services changed.</param>
/// <param name="Unchanged">Services that said the same.</param>
/// <param name="Refused">Rows refused.</param>
public sealed record ImportListRow(
    ImportRunId Id, string FileName, string Register, ImportState State, LocalizedText? Organisation, DateTimeOffset UploadedAt, int Added, int Changed, int Unchanged, int Refused);

internal sealed class ListImportsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListImportsQuery, Result<Page<ImportListRow>>>
{
    public async Task<Result<Page<ImportListRow>>> Handle(ListImportsQuery request, CancellationToken cancellationToken)
    {
        var runs = db.ImportRuns.AsNoTracking().Visible(caller.Actor);
        var page = request.Page.Bounded;
        var rows = await runs.OrderByDescending(r => r.UploadedAt).ThenBy(r => r.Id).Skip(page.Skip).Take(page.Take)
            .Select(r => new
            {
                r.Id,
                r.FileName,
                r.Map,
                r.State,
                r.UploadedAt,
                r.Progress.Added,
                r.Progress.Changed,
                r.Progress.Unchanged,
                r.Progress.Refused,
                Organisation = db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var items = rows.ConvertAll(r => new ImportListRow(r.Id, r.FileName, r.Map.Name, r.State, r.Organisation, r.UploadedAt, r.Added, r.Changed, r.Unchanged, r.Refused));
        return new Page<ImportListRow>(items, await runs.CountAsync(cancellationToken));
    }
}
