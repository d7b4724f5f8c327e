using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>What breaks if a site is lost, in figures.</summary>
/// <param name="Id">The site.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetSiteLossQuery(SiteId Id) : IQuery<SiteLossFigures>;

/// <summary>The figures of a site.</summary>
/// <param name="Place">The site.</param>
/// <param name="Services">Services with a part there.</param>
/// <param name="Groups">How many services are in which group.</param>
/// <param name="Classes">Services with a part there, by data class as far as it is said.</param>
/// <param name="Critical">Of them those that are critical information infrastructure.</param>
/// <param name="DataSets">Data sets of services that stop, or that have no other copy of their data.</param>
/// <param name="IsWhole">What depends on what was followed to its end; otherwise there are more than <see cref="LossGroup.Through"/> says.</param>
public sealed record SiteLossFigures(
    SitePlace Place, int Services, IReadOnlyDictionary<LossGroup, int> Groups, IReadOnlyDictionary<DataClass, int> Classes, int Critical, int DataSets, bool IsWhole);

/// <summary>Services that a loss concerns in the same way; one may be in several.</summary>
public enum LossGroup
{
    /// <summary>They stop: nothing that runs them, or none of their keys, is anywhere else.</summary>
    Down,

    /// <summary>They stop, or go on with less, because something they need stops.</summary>
    Through,

    /// <summary>A replica takes over.</summary>
    Degraded,

    /// <summary>They run on and lose something in reserve.</summary>
    Weakened,

    /// <summary>Nowhere else is any copy of their data.</summary>
    Data,

    /// <summary>Their keys are nowhere else.</summary>
    Keys,

    /// <summary>Their backups are nowhere else.</summary>
    Backups,
}

internal sealed class GetSiteLossHandler(IPortalDb db, Caller caller) : IRequestHandler<GetSiteLossQuery, Result<SiteLossFigures>>
{
    public async Task<Result<SiteLossFigures>> Handle(GetSiteLossQuery request, CancellationToken cancellationToken)
    {
        var rows = db.ServiceSites.AsNoTracking().Visible(caller.Actor).Where(s => s.SiteId == request.Id);
        var first = await rows.OrderBy(s => s.ServiceId).FirstOrDefaultAsync(cancellationToken);
        if (first is null) return Error.NotFound;
        var alike = await rows.GroupBy(s => new { s.Effect, s.Lost, s.ClassRank, s.IsCritical })
            .Select(g => new { g.Key.Effect, g.Key.Lost, g.Key.ClassRank, g.Key.IsCritical, Count = g.Count() }).ToListAsync(cancellationToken);
        var reader = new SiteLossReader(db);
        var (spread, isWhole) = await reader.SpreadAsync(request.Id, cancellationToken);
        var through = await reader.VisibleAsync(spread, caller.Actor, cancellationToken);
        return new SiteLossFigures(
            SitePlace.Of(first),
            alike.Sum(a => a.Count),
            new Dictionary<LossGroup, int>
            {
                [LossGroup.Down] = alike.Where(a => a.Effect == LossEffect.Down).Sum(a => a.Count),
                [LossGroup.Through] = through.Count,
                [LossGroup.Degraded] = alike.Where(a => a.Effect == LossEffect.Degraded).Sum(a => a.Count),
                [LossGroup.Weakened] = alike.Where(a => a.Effect == LossEffect.Weakened).Sum(a => a.Count),
                [LossGroup.Data] = Losing(LostParts.Data),
                [LossGroup.Keys] = Losing(LostParts.Keys),
                [LossGroup.Backups] = Losing(LostParts.Backups),
            },
            alike.Where(a => a.ClassRank > 0).GroupBy(a => (DataClass)(a.ClassRank - 1)).ToDictionary(g => g.Key, g => g.Sum(a => a.Count)),
            alike.Where(a => a.IsCritical).Sum(a => a.Count),
            await DataSetsLost(db, rows).Select(d => d.DataSetId).Distinct().CountAsync(cancellationToken),
            isWhole);

        int Losing(LostParts part) => alike.Where(a => a.Lost.HasFlag(part)).Sum(a => a.Count);
    }

    /// <summary>Data sets of services that stop, or have no other copy of their data.</summary>
    internal static IQueryable<ServiceDataSet> DataSetsLost(IPortalDb db, IQueryable<ServiceSite> at) =>
        db.ServiceDataSets.AsNoTracking().Where(d => at.Any(s => s.ServiceId == d.ServiceId && (s.Effect == LossEffect.Down || (s.Lost & LostParts.Data) != LostParts.None)));
}
