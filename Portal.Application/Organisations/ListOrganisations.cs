using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.Organisations;

/// <summary>Organisations by code or name.</summary>
/// <param name="Paging">Which part; sorts <c>code</c> (the default), <c>kind</c>, <c>region</c>, <c>services</c>, <c>people</c>.</param>
/// <param name="Text">Part of a code or name; null for all.</param>
[Requires(Permissions.Administration.ReadOrganisations)]
public sealed record ListOrganisationsQuery(PageRequest Paging, string? Text = null) : IQuery<Page<OrganisationRow>>;

/// <summary>One organisation in a list.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Region">Where it belongs.</param>
/// <param name="ValidFrom">First day on which it exists.</param>
/// <param name="ValidUntil">Last day on which it exists; null while it does.</param>
/// <param name="Above">Code of the organisation it stands under; empty where there is none.</param>
/// <param name="Successor">Code of the organisation that took over; empty where there is none.</param>
/// <param name="Services">Services it owns.</param>
/// <param name="People">People whose own organisation it is.</param>
public sealed record OrganisationRow(
    OrganisationId Id, string Code, LocalizedText Name, OrganisationKind Kind, Region Region, DateOnly ValidFrom, DateOnly? ValidUntil, string Above, string Successor, int Services, int People);

internal sealed class ListOrganisationsHandler(IPortalDb db) : IRequestHandler<ListOrganisationsQuery, Result<Page<OrganisationRow>>>
{
    public async Task<Result<Page<OrganisationRow>>> Handle(ListOrganisationsQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var organisations = db.Organisations.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim().ToLowerInvariant();
            organisations = organisations.Where(o => o.Code.ToLower().Contains(text) || o.Name.En.ToLower().Contains(text) || o.Name.Ur.Contains(text));
        }

        var total = await organisations.CountAsync(cancellationToken);
        var rows = organisations.Select(o => new { Organisation = o, Services = db.Services.Count(s => s.OrganisationId == o.Id), People = db.People.Count(p => p.OrganisationId == o.Id) });
        var sorted = paging.Sort switch
        {
            "kind" => paging.Descending ? rows.OrderByDescending(r => r.Organisation.Kind) : rows.OrderBy(r => r.Organisation.Kind),
            "region" => paging.Descending ? rows.OrderByDescending(r => r.Organisation.Region) : rows.OrderBy(r => r.Organisation.Region),
            "people" => paging.Descending ? rows.OrderByDescending(r => r.People) : rows.OrderBy(r => r.People),
            "services" => paging.Descending ? rows.OrderByDescending(r => r.Services) : rows.OrderBy(r => r.Services),
            _ => paging.Descending ? rows.OrderByDescending(r => r.Organisation.Code) : rows.OrderBy(r => r.Organisation.Code),
        };
        var page = await sorted.ThenBy(r => r.Organisation.Code).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        var named = page.SelectMany(r => new[] { r.Organisation.ParentId, r.Organisation.SuccessorId }).OfType<OrganisationId>().Distinct().ToList();
        var codes = await db.Organisations.AsNoTracking().Where(o => named.Contains(o.Id)).Select(o => new { o.Id, o.Code }).ToDictionaryAsync(o => o.Id, o => o.Code, cancellationToken);
        var items = page.Select(r => new OrganisationRow(
            r.Organisation.Id, r.Organisation.Code, r.Organisation.Name, r.Organisation.Kind, r.Organisation.Region, r.Organisation.ValidFrom, r.Organisation.ValidUntil,
            CodeOf(r.Organisation.ParentId), CodeOf(r.Organisation.SuccessorId), r.Services, r.People));
        return new Page<OrganisationRow>([.. items], total);

        string CodeOf(OrganisationId? id) => id is { } some ? codes.GetValueOrDefault(some, "") : "";
    }
}
