using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.PublicRegister;

/// <summary>A page of the public register: by name, or the best match of a text first.</summary>
/// <param name="Filter">Which services.</param>
/// <param name="Cursor">Where the page begins or ends, as the page beside it said; null for the first page.</param>
/// <param name="Take">Rows wanted, 1 to <see cref="ServicePaging.MaxTake"/>.</param>
/// <param name="Language">Whose alphabet names are sorted by: <c>ur</c> for Urdu, anything else for English.</param>
[OpenToEveryone]
public sealed record ListPublicServicesQuery(PublicServiceFilter Filter, string? Cursor = null, int Take = ServicePaging.UsualTake, string? Language = null) : IQuery<FoundPublicServices>;

/// <summary>A page of the public register.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Position">Rows before them, as far as is known; 0 on the first page.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
/// <param name="Meant">The text that the rows match instead, where nothing matched the one that was asked for.</param>
public sealed record FoundPublicServices(IReadOnlyList<PublicServiceRow> Items, int Position, string? Previous, string? Next, string? Meant);

/// <summary>A service in the public register.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Who owns it.</param>
/// <param name="Region">Where it belongs.</param>
/// <param name="State">Registered, suspended or decommissioned.</param>
/// <param name="Class">Class of the most protected data; null while not said.</param>
/// <param name="Countries">Countries of its parts in alphabetical order, ISO 3166-1 alpha-2.</param>
/// <param name="Outcome">How it stands; null before the first evaluation.</param>
/// <param name="Changed">When its entry was last changed, in UTC.</param>
public sealed record PublicServiceRow(
    string Code, LocalizedText Name, PublicBody Organisation, Region Region, ServiceState State, DataClass? Class, IReadOnlyList<string> Countries, Outcome? Outcome, DateTimeOffset Changed)
{
    internal static PublicServiceRow Of(ServiceRow row) => new(
        row.Code, row.Name, new PublicBody(row.OrganisationCode, row.OrganisationName), row.Region, row.State, row.Class,
        row.Countries.Split(',', StringSplitOptions.RemoveEmptyEntries), row.Overall, row.Changed);
}

/// <summary>A public body.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record PublicBody(string Code, LocalizedText Name);

internal sealed class ListPublicServicesValidator : AbstractValidator<ListPublicServicesQuery>
{
    public ListPublicServicesValidator() => RuleFor(q => q.Cursor).Must(cursor => cursor is null || RegisterCursor.Read(cursor) is not null).WithErrorCode("Services.NoSuchPlace");
}

internal sealed class ListPublicServicesHandler(IPortalDb db, IRegisterSql sql, RegisterCubes cubes) : IRequestHandler<ListPublicServicesQuery, Result<FoundPublicServices>>
{
    public async Task<Result<FoundPublicServices>> Handle(ListPublicServicesQuery request, CancellationToken cancellationToken)
    {
        var published = RegisterView.Public(db);
        var pages = new RegisterPages(published, sql, await OrganisationTree.ReadAsync(db, cancellationToken), await cubes.LatelyAsync(db, cancellationToken), ct => RegisterCube.ReadAsync(db, ct));
        var filter = request.Filter.Whole;
        var isSearch = filter.Text.Trim().Length > 0;
        var paging = new ServicePaging(request.Take, isSearch ? null : "name", Cursor: request.Cursor, Language: request.Language);
        var found = await pages.ReadAsync(filter, paging, cancellationToken);
        string? meant = null;
        if (found.Items.Count == 0 && isSearch && await RegisterSpelling.NearestAsync(published.Entries, filter.Text, cancellationToken) is { } nearest)
            (found, meant) = (await pages.ReadAsync(filter with { Text = nearest }, paging, cancellationToken), nearest);
        return new FoundPublicServices([.. found.Items.Select(PublicServiceRow.Of)], found.Position, found.Previous, found.Next, meant);
    }
}
