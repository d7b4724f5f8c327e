using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Common;

namespace Portal.Application.PublicRegister;

/// <summary>A page of the public register as a catalogue: services by code, each with its public data sets.</summary>
/// <param name="Cursor">Where the page begins or ends, as the page beside it said; null for the first page.</param>
[OpenToEveryone]
public sealed record GetPublicCatalogueQuery(string? Cursor = null) : IQuery<PublicCatalogue>;

/// <summary>A page of the catalogue.</summary>
/// <param name="Entries">At most <see cref="ServicePaging.MaxTake"/> services.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
public sealed record PublicCatalogue(IReadOnlyList<PublicCatalogueEntry> Entries, string? Previous, string? Next);

/// <summary>A service in the catalogue.</summary>
/// <param name="Row">The service as in the list.</param>
/// <param name="Summary">What it does.</param>
/// <param name="DataSets">Its data sets that are public.</param>
public sealed record PublicCatalogueEntry(PublicServiceRow Row, LocalizedText Summary, IReadOnlyList<PublicDataSet> DataSets);

internal sealed class GetPublicCatalogueValidator : AbstractValidator<GetPublicCatalogueQuery>
{
    public GetPublicCatalogueValidator() => RuleFor(q => q.Cursor).Must(cursor => cursor is null || RegisterCursor.Read(cursor) is not null).WithErrorCode("Services.NoSuchPlace");
}

internal sealed class GetPublicCatalogueHandler(IPortalDb db, IRegisterSql sql, RegisterCubes cubes) : IRequestHandler<GetPublicCatalogueQuery, Result<PublicCatalogue>>
{
    public async Task<Result<PublicCatalogue>> Handle(GetPublicCatalogueQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var paging = new ServicePaging(ServicePaging.MaxTake, "code", Cursor: request.Cursor);
        var pages = new RegisterPages(RegisterView.Public(db), sql, tree, await cubes.LatelyAsync(db, cancellationToken), ct => RegisterCube.ReadAsync(db, ct));
        var found = await pages.ReadAsync(new ServiceFilter(), paging, cancellationToken);
        var ids = found.Items.Select(r => r.Id).ToList();
        var content = await db.Services.AsNoTracking().IgnoreAutoIncludes().Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, s.About.SummaryEn, s.About.SummaryUr, s.DataSets })
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        return new PublicCatalogue([.. found.Items.Where(r => content.ContainsKey(r.Id)).Select(Entry)], found.Previous, found.Next);

        PublicCatalogueEntry Entry(ServiceRow row)
        {
            var said = content[row.Id];
            var sets = said.DataSets.Items.Where(Publication.IsPublic).Select(s => new PublicDataSet(s.Key, PublicWords.Of(s.Name), s.Class!.Value));
            return new(PublicServiceRow.Of(row), new(PublicWords.Of(said.SummaryEn), PublicWords.Of(said.SummaryUr)), [.. sets]);
        }
    }
}
