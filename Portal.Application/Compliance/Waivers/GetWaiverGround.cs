using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>What a service of the own organisation fails for, and who could waive it: the ground of a request.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="ObligationId">The obligation.</param>
[Requires(Permissions.Services.Register)]
public sealed record GetWaiverGroundQuery(ServiceId ServiceId, string ObligationId) : IQuery<WaiverGroundDetail>;

/// <summary>The ground of a request.</summary>
/// <param name="ServiceCode">The service's code.</param>
/// <param name="ServiceName">Its name.</param>
/// <param name="Ground">What it fails for.</param>
/// <param name="Body">Who decides; null where nobody may waive the obligation.</param>
/// <param name="Latest">The latest day that can be asked for, in Pakistan.</param>
/// <param name="Today">Today in Pakistan.</param>
/// <param name="Open">What there is already: a request that waits, or a waiver that holds and that a new one would replace.</param>
public sealed record WaiverGroundDetail(
    string ServiceCode, LocalizedText ServiceName, WaiverGround Ground, LocalizedText? Body, DateOnly Latest, DateOnly Today, IReadOnlyList<OpenWaiver> Open);

/// <summary>A waiver that waits or holds.</summary>
/// <param name="Id">The waiver.</param>
/// <param name="Code">Its code.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Until">Its last day, as granted or asked for.</param>
public sealed record OpenWaiver(WaiverId Id, string Code, WaiverState State, DateOnly Until);

internal sealed class GetWaiverGroundHandler(IPortalDb db, WaiverGrounds grounds, CurrentPolicy policy, Caller caller) : IRequestHandler<GetWaiverGroundQuery, Result<WaiverGroundDetail>>
{
    public async Task<Result<WaiverGroundDetail>> Handle(GetWaiverGroundQuery request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.ServiceId, version: null, cancellationToken);
        if (found.Error is { } missing) return missing;
        var service = found.Value;
        var ground = await grounds.OfAsync(service, request.ObligationId, cancellationToken);
        if (ground.Error is { } refused) return refused;
        var code = WaiverPower.BodyFor(request.ObligationId);
        var body = await db.Organisations.Where(o => o.Code == code && o.Id != service.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken);
        var open = await db.Waivers.AsNoTracking().Where(w => w.ServiceId == service.Id && w.ObligationId == request.ObligationId && w.InForce != null)
            .OrderBy(w => w.InForce).Select(w => new OpenWaiver(w.Id, w.Code, w.State, w.Until)).ToListAsync(cancellationToken);
        return new WaiverGroundDetail(service.Code, service.About.Name, ground.Value, body, policy.Today.AddDays(ground.Value.MaxDays), policy.Today, open);
    }
}
