using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>The imports of a network, newest first; those that wait are shown to whoever may apply them.</summary>
/// <param name="Network">Name of the network; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.Network.Read)]
public sealed record ListNetworkImportsQuery(string? Network, PageRequest Page) : IQuery<Page<NetworkImportRow>>;

/// <summary>An import in a list.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">Its version.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Number">Its number; null until it is applied.</param>
/// <param name="Against">Number of the import it was compared with; 0 for the first.</param>
/// <param name="IsSynthetic">Whether the network is made up.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FileName">Its file.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Counts">How much it declares.</param>
/// <param name="Changes">How many things it declares otherwise.</param>
/// <param name="By">Who uploaded it; null for the portal itself.</param>
/// <param name="UploadedAt">When, in UTC.</param>
/// <param name="AppliedAt">When it was applied, in UTC.</param>
public sealed record NetworkImportRow(
    NetworkImportId Id,
    Guid Version,
    string Network,
    int? Number,
    int Against,
    bool IsSynthetic,
    NetworkImportState State,
    string FileName,
    int Size,
    string Sha256,
    NetworkCounts Counts,
    int Changes,
    LocalizedText? By,
    DateTimeOffset UploadedAt,
    DateTimeOffset? AppliedAt)
{
    internal static IQueryable<NetworkImportRow> Of(IQueryable<NetworkImport> imports, IPortalDb db) => imports.AsNoTracking().Select(i => new NetworkImportRow(
        i.Id, i.Version, i.Network, i.Number, i.Against, i.IsSynthetic, i.State, i.FileName, i.Size, i.Sha256, i.Counts, i.Changes,
        db.People.Where(p => p.Id == i.UploadedBy).Select(p => p.Name).FirstOrDefault(), i.UploadedAt, i.AppliedAt));
}

internal sealed class ListNetworkImportsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListNetworkImportsQuery, Result<Page<NetworkImportRow>>>
{
    public async Task<Result<Page<NetworkImportRow>>> Handle(ListNetworkImportsQuery request, CancellationToken cancellationToken)
    {
        var imports = db.NetworkImports.Visible(caller.Actor);
        if (request.Network is { } network) imports = imports.Where(i => i.Network == network);
        var page = request.Page.Bounded;
        var rows = await NetworkImportRow.Of(imports.OrderByDescending(i => i.UploadedAt).ThenByDescending(i => i.Id).Skip(page.Skip).Take(page.Take), db).ToListAsync(cancellationToken);
        return new Page<NetworkImportRow>(rows, await imports.CountAsync(cancellationToken));
    }
}
