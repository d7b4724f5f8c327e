using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Reads what services need of each other, as far as a person may know of them.</summary>
/// <param name="db">The database.</param>
/// <param name="actor">The person.</param>
internal sealed class RelationReader(IPortalDb db, Actor actor)
{
    // A circle that is longer, or lies among more services, is not looked for.
    private const int MostSteps = 10;
    private const int MostServices = 2000;

    // What is there no more needs nothing.
    private static readonly ServiceState[] Gone = [ServiceState.Decommissioned, ServiceState.Withdrawn, ServiceState.Refused];

    /// <summary>Every need, with the service that has it.</summary>
    public IQueryable<RelationStart> All =>
        from link in db.ServiceLinks.AsNoTracking()
        join one in db.Register.Visible(actor) on link.ServiceId equals one.Id
        select new RelationStart { Link = link, From = one };

    /// <summary>What a service needs.</summary>
    public IQueryable<RelationStart> NeedsOf(ServiceId id) => All.Where(r => r.Link.ServiceId == id);

    /// <summary>What the services need that a service needs.</summary>
    public IQueryable<RelationStart> NeedsBeyond(ServiceId id)
    {
        var needed = NeedsOf(id).Join(db.Register.Visible(actor), r => r.Link.ToCode, other => other.Code, (_, other) => other.Id);
        return All.Where(r => needed.Contains(r.Link.ServiceId));
    }

    /// <summary>The services that need one by its code.</summary>
    public IQueryable<RelationStart> UsersOf(string code) => All.Where(r => r.Link.ToCode == code && !Gone.Contains(r.From.State));

    /// <summary>The services that need any of several, by their codes.</summary>
    public IQueryable<RelationStart> UsersOfAny(IReadOnlyList<string> codes) => All.Where(r => codes.Contains(r.Link.ToCode) && !Gone.Contains(r.From.State));

    /// <summary>The services that need those that need one.</summary>
    public IQueryable<RelationStart> UsersBeyond(string code)
    {
        var users = UsersOf(code).Select(u => u.From.Code);
        return All.Where(r => users.Contains(r.Link.ToCode) && !Gone.Contains(r.From.State));
    }

    /// <summary>With what is needed, as far as it is a service that the person may know of.</summary>
    public IQueryable<RelationRow> Whole(IQueryable<RelationStart> rows) =>
        from row in rows
        join other in db.Register.Visible(actor) on row.Link.ToCode equals other.Code into others
        from other in others.DefaultIfEmpty()
        select new RelationRow { Link = row.Link, From = row.From, To = other };

    /// <summary>The services on a circle with one, itself among them if there is any; and whether all could be looked at.</summary>
    public async Task<(IReadOnlySet<ServiceId> Services, bool IsWhole)> CircleAsync(ServiceId id, CancellationToken ct)
    {
        var needs = new List<ServiceNeed>();
        var seen = new HashSet<ServiceId> { id };
        List<ServiceId> open = [id];
        for (var step = 0; open.Count > 0; step++)
        {
            if (step == MostSteps || seen.Count > MostServices) return (Circles.Through(id, needs), false);
            var round = await NeedsOfAny(open).ToListAsync(ct);
            needs.AddRange(round);
            open = [.. round.Select(n => n.On).Where(seen.Add)];
        }

        return (Circles.Through(id, needs), true);
    }

    private IQueryable<ServiceNeed> NeedsOfAny(List<ServiceId> services) =>
        from link in db.ServiceLinks
        join other in db.Register.Visible(actor) on link.ToCode equals other.Code
        where services.Contains(link.ServiceId)
        select new ServiceNeed(link.ServiceId, other.Id, link.IsVital);
}

/// <summary>A need with the service that has it.</summary>
internal sealed class RelationStart
{
    public required ServiceLink Link { get; init; }

    public required RegisterEntry From { get; init; }
}

/// <summary>A need with both ends.</summary>
internal sealed class RelationRow
{
    public required ServiceLink Link { get; init; }

    public required RegisterEntry From { get; init; }

    public required RegisterEntry? To { get; init; }

    public Relation ToRelation() => new(RelationEnd.Of(From), To is null ? RelationEnd.Outside(Link) : RelationEnd.Of(To), Link.Kind, Link.Name, Link.IsVital);
}
