using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>A service that the loss of a site concerns.</summary>
public sealed record LossRow
{
    /// <summary>The service.</summary>
    public required RelationEnd Service { get; init; }

    /// <summary>Name of its owner.</summary>
    public required LocalizedText OrganisationName { get; init; }

    /// <summary>Data class; null while not said.</summary>
    public required DataClass? Class { get; init; }

    /// <summary>It is critical information infrastructure.</summary>
    public required bool IsCritical { get; init; }

    /// <summary>How it fares.</summary>
    public required LossEffect Effect { get; init; }

    /// <summary>What it has nowhere else.</summary>
    public required LostParts Lost { get; init; }

    /// <summary>Hours until it runs again, as its owner aims for; null while not said.</summary>
    public required int? RecoveryTimeHours { get; init; }

    /// <summary>Hours of data that may be lost, as its owner aims for; null while not said.</summary>
    public required int? RecoveryPointHours { get; init; }

    /// <summary>Where it falls because of others: the services between, the one that stopped at the site last. One that the reader may not know of has no id.</summary>
    public IReadOnlyList<RelationEnd> Path { get; init; } = [];
}

/// <summary>Reads services that a loss concerns.</summary>
/// <param name="db">The database.</param>
/// <param name="actor">Who asks.</param>
internal sealed class LossRows(IPortalDb db, Actor actor)
{
    /// <summary>The services of a group.</summary>
    public static IQueryable<ServiceSite> In(IQueryable<ServiceSite> at, LossGroup group) => group switch
    {
        LossGroup.Down => at.Where(s => s.Effect == LossEffect.Down),
        LossGroup.Degraded => at.Where(s => s.Effect == LossEffect.Degraded),
        LossGroup.Weakened => at.Where(s => s.Effect == LossEffect.Weakened),
        LossGroup.Data => at.Where(s => (s.Lost & LostParts.Data) != LostParts.None),
        LossGroup.Keys => at.Where(s => (s.Lost & LostParts.Keys) != LostParts.None),
        _ => at.Where(s => (s.Lost & LostParts.Backups) != LostParts.None),
    };

    /// <summary>The order of the index, from its end: the worst, the most critical, the most protected first.</summary>
    public static IQueryable<ServiceSite> Ordered(IQueryable<ServiceSite> at) =>
        at.OrderByDescending(s => s.Effect).ThenByDescending(s => s.IsCritical).ThenByDescending(s => s.ClassRank).ThenByDescending(s => s.ServiceId);

    /// <summary>With what the register and the services say of them, in the order of the list.</summary>
    public IQueryable<LossFound> At(IQueryable<ServiceSite> at) =>
        from site in at
        join entry in db.Register.AsNoTracking() on site.ServiceId equals entry.Id
        join service in db.Services.AsNoTracking() on site.ServiceId equals service.Id
        orderby site.Effect descending, site.IsCritical descending, site.ClassRank descending, site.ServiceId descending
        select new LossFound { Effect = site.Effect, Lost = site.Lost, IsCritical = site.IsCritical, Entry = entry, Continuity = service.Continuity };

    /// <summary>With the names of their owners.</summary>
    public async Task<IReadOnlyList<LossRow>> NamedAsync(IReadOnlyList<LossFound> found, CancellationToken ct)
    {
        var tree = await OrganisationTree.ReadAsync(db, ct);
        return [.. found.Select(f => Row(f, tree))];
    }

    /// <summary>One with the name of its owner.</summary>
    public static LossRow Row(LossFound found, OrganisationTree tree) => new()
    {
        Service = RelationEnd.Of(found.Entry),
        OrganisationName = tree[found.Entry.OrganisationId].Name,
        Class = RegisterEntry.ClassOf(found.Entry.ClassRank),
        IsCritical = found.IsCritical,
        Effect = found.Effect,
        Lost = found.Lost,
        RecoveryTimeHours = found.Continuity.RecoveryTimeHours,
        RecoveryPointHours = found.Continuity.RecoveryPointHours,
    };

    /// <summary>Services that fall because of others, with the way the loss took.</summary>
    public async Task<IReadOnlyList<LossRow>> ThroughAsync(LossSpread spread, IReadOnlyList<IndirectLoss> reached, CancellationToken ct)
    {
        var tree = await OrganisationTree.ReadAsync(db, ct);
        var ids = reached.Select(l => l.Service).ToList();
        var found = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).Join(db.Register.AsNoTracking(), s => s.Id, e => e.Id,
            (s, e) => new LossFound { Effect = LossEffect.Down, Lost = LostParts.None, IsCritical = s.Data.IsCritical == true, Entry = e, Continuity = s.Continuity }).ToDictionaryAsync(f => f.Entry.Id, ct);
        var paths = reached.ToDictionary(l => l.Service, l => spread.PathOf(l.Service));
        var steps = paths.Values.SelectMany(p => p).Distinct().ToList();
        var named = await db.Register.AsNoTracking().Where(e => steps.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        return [.. reached.Where(l => found.ContainsKey(l.Service)).Select(l => Row(found[l.Service], tree) with { Effect = l.Effect, Path = [.. paths[l.Service].Select((step, place) => Step(named[step], place))] })];
    }

    // The first step is named by the service itself. Further ones of others stay unnamed for those who do not read across.
    private RelationEnd Step(RegisterEntry entry, int place)
    {
        if (actor.May(Permissions.Services.ReadAll) || actor.IsOf(entry.OrganisationId)) return RelationEnd.Of(entry);
        return new RelationEnd(null, place == 0 ? entry.Code : "", LocalizedText.Empty, null);
    }
}

/// <summary>A service that a loss concerns, before its owner has a name.</summary>
internal sealed class LossFound
{
    public required LossEffect Effect { get; init; }

    public required LostParts Lost { get; init; }

    public required bool IsCritical { get; init; }

    public required RegisterEntry Entry { get; init; }

    public required ServiceContinuity Continuity { get; init; }
}
