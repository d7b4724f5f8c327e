using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>How a canister stands with the network.</summary>
public enum WatchStanding
{
    /// <summary>The newest answer was accepted.</summary>
    Proved,

    /// <summary>There is accepted evidence, but the newest answer was not.</summary>
    Troubled,

    /// <summary>Nothing accepted ever came.</summary>
    Unproved,
}

/// <summary>Which canisters are wanted.</summary>
/// <param name="Standing">How they stand; null for all.</param>
/// <param name="Text">Beginning of a canister's principal or of a service's code; empty for all.</param>
public sealed record WatchFilter(WatchStanding? Standing = null, string Text = "");

/// <summary>Canisters of the services that the reader may see, those tried longest ago first.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Paging">Which part.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListWatchesQuery(WatchFilter Filter, PageRequest Paging) : IQuery<WatchList>;

/// <summary>Canisters.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="Proved">Canisters whose newest answer was accepted, whatever the filter.</param>
/// <param name="Troubled">Canisters with evidence whose newest answer was not.</param>
/// <param name="Unproved">Canisters without evidence.</param>
/// <param name="OpenAlarms">Alarms that wait, of services that the reader may see and of subnets.</param>
public sealed record WatchList(IReadOnlyList<WatchRow> Items, int Total, int Proved, int Troubled, int Unproved, int OpenAlarms);

/// <summary>A canister.</summary>
/// <param name="ServiceId">Its service.</param>
/// <param name="Code">The service's code.</param>
/// <param name="Name">The service's name.</param>
/// <param name="Canister">Its principal.</param>
/// <param name="Subnet">The subnet that it is proved to be on; empty while it is not.</param>
/// <param name="Held">Its newest evidence.</param>
/// <param name="CertifiedAt">When the network made that, in UTC.</param>
/// <param name="TriedAt">When the network was last asked, in UTC.</param>
/// <param name="LastVerdict">What came of it.</param>
public sealed record WatchRow(
    ServiceId ServiceId, string Code, LocalizedText Name, string Canister, string Subnet, EvidenceId? Held, DateTimeOffset? CertifiedAt, DateTimeOffset? TriedAt, EvidenceVerdict? LastVerdict);

internal sealed class ListWatchesHandler(IPortalDb db, Caller caller) : IRequestHandler<ListWatchesQuery, Result<WatchList>>
{
    private const int MostLetters = 64;

    public async Task<Result<WatchList>> Handle(ListWatchesQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var services = db.Services.Visible(caller.Actor);
        var all = db.CanisterWatches.AsNoTracking().Join(services, w => w.ServiceId, s => s.Id, (w, s) => new { Watch = w, s.Code, s.About.Name });
        var text = request.Filter.Text.Trim();
        if (text.Length > MostLetters) return new WatchList([], 0, 0, 0, 0, 0);
        var wanted = text.Length == 0 ? all : all.Where(w => w.Watch.Canister.StartsWith(text) || w.Code.StartsWith(text.ToUpperInvariant()));
        wanted = request.Filter.Standing switch
        {
            WatchStanding.Proved => wanted.Where(w => w.Watch.LastVerdict == EvidenceVerdict.Accepted),
            WatchStanding.Troubled => wanted.Where(w => w.Watch.Held != null && w.Watch.LastVerdict != EvidenceVerdict.Accepted),
            WatchStanding.Unproved => wanted.Where(w => w.Watch.Held == null),
            _ => wanted,
        };
        var counts = await all.GroupBy(w => new { Held = w.Watch.Held != null, Accepted = w.Watch.LastVerdict == EvidenceVerdict.Accepted }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var rows = await wanted.OrderBy(w => w.Watch.Canister).ThenBy(w => w.Code).Skip(paging.Skip).Take(paging.Take)
            .Select(w => new WatchRow(w.Watch.ServiceId, w.Code, w.Name, w.Watch.Canister, w.Watch.Subnet, w.Watch.Held, w.Watch.CertifiedAt, w.Watch.TriedAt, w.Watch.LastVerdict))
            .ToListAsync(cancellationToken);
        return new WatchList(
            rows,
            await wanted.CountAsync(cancellationToken),
            counts.Where(c => c.Key.Held && c.Key.Accepted).Sum(c => c.Count),
            counts.Where(c => c.Key.Held && !c.Key.Accepted).Sum(c => c.Count),
            counts.Where(c => !c.Key.Held).Sum(c => c.Count),
            await db.DriftAlarms.VisibleAlarms(services).CountAsync(a => a.IsOpen, cancellationToken));
    }
}
