using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence;

/// <summary>Has every watched subnet of a network looked at again soon after governance's declarations of it were imported.</summary>
internal sealed class LookAgainOnNetworkImported(IPortalDb db) : INotificationHandler<Happened<NetworkImported>>
{
    public async Task Handle(Happened<NetworkImported> notification, CancellationToken cancellationToken)
    {
        var (network, at) = (notification.Event.Network, notification.Event.At);
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        foreach (var watch in await db.SubnetWatches.Where(s => s.Network == network).ToListAsync(cancellationToken)) watch.LookAgain(at);
    }
}
