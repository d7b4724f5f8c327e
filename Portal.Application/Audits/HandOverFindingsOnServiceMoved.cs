using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>Gives the findings of a service to the organisation that answers for it from now on, in the transaction that hands the service over.</summary>
internal sealed class HandOverFindingsOnServiceMoved(IPortalDb db, IAuditStore store) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var moved = notification.Event;
        if (moved.Action != ServiceAction.Transfer || await db.Services.FindAsync([moved.Id], cancellationToken) is not { } service) return;

        // Nobody opens one for the organisation before in the meantime: the worker waits at its gate, an audit for the summaries of the services that it opens findings of.
        await db.LockAsync(KeepFindingsCommand.Gate, cancellationToken);
        await store.HoldAsync(new Dictionary<ServiceId, DateTimeOffset> { [moved.Id] = moved.At }, cancellationToken);
        var findings = await db.Findings.Where(f => f.ServiceId == moved.Id).OrderBy(f => f.Code).ToListAsync(cancellationToken);
        var owners = findings.Select(f => f.OrganisationId).Append(service.OrganisationId).Distinct().ToList();
        var codes = await db.Organisations.Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Code, cancellationToken);
        foreach (var finding in findings)
            finding.HandOver(service.OrganisationId, $"{codes[finding.OrganisationId]} → {codes[service.OrganisationId]}", moved.By, moved.At);
    }
}
