using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>Has the network asked at once about the canisters of a service; done again within a minute, it changes nothing.</summary>
/// <param name="Service">The service.</param>
/// <returns>How many canisters are asked for.</returns>
[Requires(Permissions.Services.Register, Permissions.Services.Review, Permissions.Services.Decide, Permissions.Audits.Manage)]
public sealed record DemandEvidenceCommand(ServiceId Service) : ICommand<int>;

internal sealed class DemandEvidenceHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<DemandEvidenceCommand, Result<int>>
{
    public async Task<Result<int>> Handle(DemandEvidenceCommand request, CancellationToken cancellationToken)
    {
        if (!await db.Services.Visible(caller.Actor).AnyAsync(s => s.Id == request.Service, cancellationToken)) return Error.NotFound;
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        var now = clock.GetUtcNow();
        var watches = await db.CanisterWatches.Where(w => w.ServiceId == request.Service).ToListAsync(cancellationToken);
        var subnets = watches.Select(w => w.Subnet).Where(s => s.Length > 0).Distinct().ToList();
        foreach (var subnet in await db.SubnetWatches.Where(s => subnets.Contains(s.Subnet)).ToListAsync(cancellationToken)) subnet.Demand(now);
        return watches.Count(w => w.Demand(now));
    }
}
