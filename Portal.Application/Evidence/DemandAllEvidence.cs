using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>Has the network asked anew about every canister and subnet that is watched. While that is going on, it changes nothing.</summary>
/// <returns>Whether it was not going on already.</returns>
[Requires(Permissions.Audits.Manage)]
public sealed record DemandAllEvidenceCommand : ICommand<bool>;

internal sealed class DemandAllEvidenceHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<DemandAllEvidenceCommand, Result<bool>>
{
    public async Task<Result<bool>> Handle(DemandAllEvidenceCommand request, CancellationToken cancellationToken)
    {
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        if (await db.EvidenceDemands.AnyAsync(d => d.DoneAt == null, cancellationToken)) return false;
        db.EvidenceDemands.Add(EvidenceDemand.Of(caller.Actor, clock.GetUtcNow()));
        return true;
    }
}
