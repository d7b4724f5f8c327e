using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Sites where services of the register have parts, with what hangs on each.</summary>
/// <param name="Paging">Which part; sorts <c>down</c> (the default), <c>services</c>, <c>primary</c>, <c>protected</c>, <c>critical</c>.</param>
/// <param name="Text">Words of name, operator, country code or subnet; null for all.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListSitesQuery(PageRequest Paging, string? Text = null) : IQuery<Page<SiteRow>>
{
    /// <summary>The most characters of <see cref="Text"/> that are looked at.</summary>
    public const int TextMaxLength = 100;
}

/// <summary>A site in a list.</summary>
/// <param name="Place">Which.</param>
/// <param name="Services">Services with a part there.</param>
/// <param name="Primaries">Services with their primary there.</param>
/// <param name="Down">Services that stop without it.</param>
/// <param name="Protected">Of its services those of class Confidential or Secret.</param>
/// <param name="Critical">Of its services those that are critical information infrastructure.</param>
public sealed record SiteRow(SitePlace Place, int Services, int Primaries, int Down, int Protected, int Critical);

/// <summary>A site.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Country">ISO 3166-1 alpha-2; empty while not known.</param>
/// <param name="Name">Its name; the subnet's principal where no name is given.</param>
/// <param name="Operator">Who runs it; empty while not known.</param>
/// <param name="Subnet">Principal of a subnet there; empty where none is known.</param>
public sealed record SitePlace(SiteId Id, string Country, string Name, string Operator, string Subnet)
{
    internal static SitePlace Of(ServiceSite row) => new(row.SiteId, row.Country, row.Name, row.Operator, row.Subnet);
}

internal sealed class ListSitesValidator : AbstractValidator<ListSitesQuery>
{
    public ListSitesValidator() => RuleFor(q => q.Text).MaximumLength(ListSitesQuery.TextMaxLength);
}

internal sealed class ListSitesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListSitesQuery, Result<Page<SiteRow>>>
{
    private const short Protected = (short)DataClass.Confidential + 1;

    public async Task<Result<Page<SiteRow>>> Handle(ListSitesQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var visible = db.ServiceSites.AsNoTracking().Visible(caller.Actor);
        var counted = Holding(visible, request.Text ?? "").GroupBy(s => s.SiteId).Select(site => new Counted
        {
            Id = site.Key,
            Services = site.Count(),
            Primaries = site.Count(s => s.HasPrimary),
            Down = site.Count(s => s.Effect == LossEffect.Down),
            Protected = site.Count(s => s.ClassRank >= Protected),
            Critical = site.Count(s => s.IsCritical),
        });
        var total = await counted.CountAsync(cancellationToken);
        var page = await Sorted(counted, paging).ThenByDescending(s => s.Services).ThenBy(s => s.Id).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        if (page.Count == 0) return new Page<SiteRow>([], total);

        // One row of each, in one question: a large site has a row for every service.
        var places = await page.Select(s => s.Id).Select(id => visible.Where(s => s.SiteId == id).OrderBy(s => s.ServiceId).Take(1)).Aggregate(Queryable.Concat).ToListAsync(cancellationToken);
        var byId = places.ToDictionary(p => p.SiteId, SitePlace.Of);
        return new Page<SiteRow>([.. page.Where(s => byId.ContainsKey(s.Id)).Select(s => new SiteRow(byId[s.Id], s.Services, s.Primaries, s.Down, s.Protected, s.Critical))], total);
    }

    private static IQueryable<ServiceSite> Holding(IQueryable<ServiceSite> sites, string text)
    {
        foreach (var word in RegisterText.Words(text))
        {
            var pattern = $"% {word}%";
            sites = sites.Where(s => EF.Functions.Like(s.Search, pattern));
        }

        return sites;
    }

    private static IOrderedQueryable<Counted> Sorted(IQueryable<Counted> sites, PageRequest paging) => (paging.Sort, paging.Sort is null || paging.Descending) switch
    {
        ("services", true) => sites.OrderByDescending(s => s.Services),
        ("services", false) => sites.OrderBy(s => s.Services),
        ("primary", true) => sites.OrderByDescending(s => s.Primaries),
        ("primary", false) => sites.OrderBy(s => s.Primaries),
        ("protected", true) => sites.OrderByDescending(s => s.Protected),
        ("protected", false) => sites.OrderBy(s => s.Protected),
        ("critical", true) => sites.OrderByDescending(s => s.Critical),
        ("critical", false) => sites.OrderBy(s => s.Critical),
        (_, true) => sites.OrderByDescending(s => s.Down),
        (_, false) => sites.OrderBy(s => s.Down),
    };

    private sealed class Counted
    {
        public SiteId Id { get; init; }

        public int Services { get; init; }

        public int Primaries { get; init; }

        public int Down { get; init; }

        public int Protected { get; init; }

        public int Critical { get; init; }
    }
}
