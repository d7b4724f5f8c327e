using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Documents;

/// <summary>Gives a service's evidence to the organisation that answers for it from now on, in the transaction that hands the service over: what expires is for it to renew.</summary>
internal sealed class HandOverDocumentsOnServiceMoved(IPortalDb db) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Action != ServiceAction.Transfer || await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;
        foreach (var document in await db.Documents.Where(d => d.ServiceId == moved.Id).ToListAsync(cancellationToken)) document.HandOver(service.OrganisationId);
    }
}
