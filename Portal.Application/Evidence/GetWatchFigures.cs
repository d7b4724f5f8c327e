using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>How the canisters stand that the reader may see, and how far a demand for all of them is.</summary>
[Requires(Permissions.Services.Read)]
public sealed record GetWatchFiguresQuery : IQuery<WatchFigures>;

/// <summary>How many canisters stand how.</summary>
/// <param name="Proved">Canisters whose newest answer was accepted.</param>
/// <param name="Troubled">Canisters with evidence whose newest answer was not.</param>
/// <param name="Unproved">Canisters without evidence.</param>
/// <param name="OpenAlarms">Alarms that wait, of services that the reader may see and of subnets.</param>
/// <param name="Demand">The newest demand for all; null where there never was one, and for readers who may not make one.</param>
/// <param name="MayDemand">Whether the reader may have everything asked for anew.</param>
public sealed record WatchFigures(int Proved, int Troubled, int Unproved, int OpenAlarms, DemandProgress? Demand, bool MayDemand);

/// <summary>How far a demand for all is.</summary>
/// <param name="At">When it was made, in UTC.</param>
/// <param name="By">Who made it.</param>
/// <param name="Left">Canisters that were not asked for since.</param>
/// <param name="All">Canisters in all.</param>
/// <param name="DoneAt">When all had been asked for, in UTC.</param>
public sealed record DemandProgress(DateTimeOffset At, LocalizedText By, int Left, int All, DateTimeOffset? DoneAt);

internal sealed class GetWatchFiguresHandler(IPortalDb db, Caller caller) : IRequestHandler<GetWatchFiguresQuery, Result<WatchFigures>>
{
    public async Task<Result<WatchFigures>> Handle(GetWatchFiguresQuery request, CancellationToken cancellationToken)
    {
        var counts = await db.CanisterWatches.Visible(db, caller.Actor).GroupBy(w => w.Standing).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var may = caller.Actor.May(Permissions.Audits.Manage);
        return new WatchFigures(
            counts.GetValueOrDefault(WatchStanding.Proved),
            counts.GetValueOrDefault(WatchStanding.Troubled),
            counts.GetValueOrDefault(WatchStanding.Unproved),
            await db.DriftAlarms.VisibleAlarms(db.Services.Visible(caller.Actor)).CountAsync(a => a.IsOpen, cancellationToken),
            may ? await DemandAsync(cancellationToken) : null,
            may);
    }

    private async Task<DemandProgress?> DemandAsync(CancellationToken ct)
    {
        var newest = await db.EvidenceDemands.AsNoTracking().OrderByDescending(d => d.At)
            .Join(db.People, d => d.By, p => p.Id, (d, p) => new { d.At, d.DoneAt, p.Name }).FirstOrDefaultAsync(ct);
        if (newest is null) return null;
        var all = newest.DoneAt is null ? await db.CanisterWatches.CountAsync(ct) : 0;
        var left = newest.DoneAt is null ? await db.CanisterWatches.CountAsync(w => w.TriedAt == null || w.TriedAt < newest.At, ct) : 0;
        return new DemandProgress(newest.At, newest.Name, left, all, newest.DoneAt);
    }
}
