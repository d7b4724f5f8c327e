using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>
/// Has the canisters watched that the register names, in the transaction in which a service enters it, changes or leaves it. What was proved of a canister that is no longer named
/// stays kept.
/// </summary>
internal sealed class WatchOnServiceMoved(IPortalDb db, INetworkEvidence network) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;
        var wanted = service.State is ServiceState.Registered or ServiceState.Suspended
            ? service.Placements.Where(p => p.Kind == PlacementKind.SubnetCanister).SelectMany(p => p.Canisters.Select(c => (Canister: c, p.Subnet))).DistinctBy(c => c.Canister).ToList()
            : [];
        var watched = await db.CanisterWatches.Where(w => w.ServiceId == moved.Id).ToListAsync(cancellationToken);
        if (wanted.Count == 0 && watched.Count == 0) return;
        db.CanisterWatches.RemoveRange(watched.Where(w => !wanted.Exists(c => c.Canister == w.Canister)));
        foreach (var (canister, subnet) in wanted.Where(c => !watched.Exists(w => w.Canister == c.Canister)))
            db.CanisterWatches.Add(CanisterWatch.Begin(moved.Id, await NetworkAsync(subnet, cancellationToken), canister, moved.At));
    }

    // A network whose registry lists the subnet that was registered; where none does, the one that is usually meant.
    private async Task<string> NetworkAsync(string subnet, CancellationToken ct) =>
        await db.NetworkSubnets.Where(s => s.Id == subnet).Select(s => s.Network).OrderBy(n => n).FirstOrDefaultAsync(ct) is { } listed && network.Networks.Any(n => n.Name == listed)
            ? listed
            : network.Networks[0].Name;
}
