using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;

namespace Portal.Application.Audits;

/// <summary>Somebody of the organisation takes a finding on, or begins to fix it.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Fixing">Work on it begins already.</param>
[Requires(Permissions.Audits.Remediate)]
public sealed record TakeOnFindingCommand(FindingId Id, Guid Version, bool Fixing = false) : ICommand;

internal sealed class TakeOnFindingHandler(IPortalDb db, Caller caller, TimeProvider clock) : IRequestHandler<TakeOnFindingCommand, Result>
{
    public async Task<Result> Handle(TakeOnFindingCommand request, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.Visible(caller.Actor).SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (finding is null || !FindingActions.MayRemedy(finding, caller.Actor)) return Error.NotFound;
        if (finding.Version != request.Version) return Error.Stale;
        var now = clock.GetUtcNow();
        return request.Fixing ? finding.StartFixing(caller.Actor, now) : finding.TakeOn(caller.Actor, now);
    }
}
