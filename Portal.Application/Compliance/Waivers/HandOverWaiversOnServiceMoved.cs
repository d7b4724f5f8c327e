using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Gives a service's waivers to the organisation that answers for it from now on, in the transaction that hands the service over: it keeps their measures, and withdraws or renews them.</summary>
internal sealed class HandOverWaiversOnServiceMoved(IPortalDb db) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Action != ServiceAction.Transfer || await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;
        foreach (var waiver in await db.Waivers.Where(w => w.ServiceId == moved.Id).ToListAsync(cancellationToken)) waiver.HandOver(service.OrganisationId);
    }
}
