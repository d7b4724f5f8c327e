using System.Numerics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Services the person may see.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Page">Which part. Sorts: <c>code name organisation region state class outcome changed</c>; newest change first by default.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListServicesQuery(ServiceFilter Filter, PageRequest Page) : IQuery<Page<ServiceRow>>;

/// <summary>A service in a list.</summary>
public sealed record ServiceRow
{
    /// <summary>The service.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its code; the draft's reference before registration.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Code of the owning organisation.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>Name of the owning organisation.</summary>
    public required LocalizedText OrganisationName { get; init; }

    /// <summary>Where it belongs.</summary>
    public required Region Region { get; init; }

    /// <summary>Where the filing stands.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Data class; null while not said.</summary>
    public required DataClass? Class { get; init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>How it stands; null before the first evaluation.</summary>
    public required Outcome? Overall { get; init; }

    /// <summary>Obligations not met, a bit each.</summary>
    public required long FailMask { get; init; }

    /// <summary>Obligations undetermined, a bit each.</summary>
    public required long UndeterminedMask { get; init; }

    /// <summary>How many obligations are not met.</summary>
    public int Fails => BitOperations.PopCount((ulong)FailMask);

    /// <summary>How many obligations are undetermined.</summary>
    public int Undetermined => BitOperations.PopCount((ulong)UndeterminedMask);
}

internal sealed class ListServicesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListServicesQuery, Result<Page<ServiceRow>>>
{
    public async Task<Result<Page<ServiceRow>>> Handle(ListServicesQuery request, CancellationToken cancellationToken)
    {
        var page = request.Page.Bounded;
        var matching = db.Services.AsNoTracking().Visible(caller.Actor).Matching(request.Filter, db);
        var total = await matching.CountAsync(cancellationToken);
        var joined = matching
            .Join(db.Organisations, s => s.OrganisationId, o => o.Id, (s, o) => new { Service = s, Owner = o })
            .LeftJoin(db.ComplianceSummaries, x => x.Service.Id, c => c.ServiceId, (x, c) => new Joined { Service = x.Service, Owner = x.Owner, Summary = c });
        var rows = await Sorted(joined, page)
            .Skip(page.Skip).Take(page.Take)
            .Select(x => new ServiceRow
            {
                Id = x.Service.Id,
                Code = x.Service.Code,
                Name = x.Service.About.Name,
                OrganisationCode = x.Owner.Code,
                OrganisationName = x.Owner.Name,
                Region = x.Service.Region,
                State = x.Service.State,
                Class = x.Service.Data.Class,
                Changed = x.Service.SavedAt,
                Overall = x.Summary == null ? null : x.Summary.Overall,
                FailMask = x.Summary == null ? 0 : x.Summary.FailMask,
                UndeterminedMask = x.Summary == null ? 0 : x.Summary.UndeterminedMask,
            })
            .ToListAsync(cancellationToken);
        return new Page<ServiceRow>(rows, total);
    }

    private static IQueryable<Joined> Sorted(IQueryable<Joined> rows, PageRequest page)
    {
        var down = page.Descending;
        return page.Sort switch
        {
            "code" => By(rows, x => x.Service.Code, down),
            "name" => By(rows, x => x.Service.About.Name.En, down),
            "organisation" => By(rows, x => x.Owner.Name.En, down),
            "region" => By(rows, x => x.Service.Region, down),
            "state" => By(rows, x => x.Service.State, down),
            "class" => By(
                rows,
                x => x.Service.Data.Class == DataClass.Secret ? 5
                    : x.Service.Data.Class == DataClass.Confidential ? 4
                    : x.Service.Data.Class == DataClass.Restricted ? 3
                    : x.Service.Data.Class == DataClass.Public ? 2
                    : x.Service.Data.Class == DataClass.Open ? 1 : 0,
                down),
            "outcome" => By(
                rows,
                x => x.Summary == null ? 5
                    : x.Summary.Overall == Outcome.Fail ? 0
                    : x.Summary.Overall == Outcome.Undetermined ? 1
                    : x.Summary.Overall == Outcome.Waived ? 2
                    : x.Summary.Overall == Outcome.Pass ? 3 : 4,
                down),
            "changed" => By(rows, x => x.Service.SavedAt, down),
            _ => By(rows, x => x.Service.SavedAt, down: true),
        };
    }

    // The id makes the order total, so that no row is on two pages or on none.
    private static IOrderedQueryable<Joined> By<TKey>(IQueryable<Joined> rows, System.Linq.Expressions.Expression<Func<Joined, TKey>> key, bool down) =>
        (down ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(x => x.Service.Id);

    private sealed class Joined
    {
        public required Service Service { get; init; }

        public required Organisation Owner { get; init; }

        public required ComplianceSummary? Summary { get; init; }
    }
}
