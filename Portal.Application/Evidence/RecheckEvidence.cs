using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>
/// Checks the next kept certificates by the rules of today, where older ones looked at them last. What no longer holds proves nothing from then on; the bytes and the first verdict stay.
/// </summary>
/// <param name="Size">The most certificates wanted.</param>
/// <returns>How many were checked; 0 when today's rules have looked at all.</returns>
[Requires(Permissions.Evidence.Collect)]
public sealed record RecheckEvidenceCommand(int Size = EvidenceWorker.Block) : ICommand<int>;

internal sealed class RecheckEvidenceHandler(IPortalDb db, INetworkEvidence network, TimeProvider clock) : IRequestHandler<RecheckEvidenceCommand, Result<int>>
{
    public async Task<Result<int>> Handle(RecheckEvidenceCommand request, CancellationToken cancellationToken)
    {
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        var version = network.VerifierVersion;
        var known = network.Networks.Select(n => n.Name).ToList();
        var block = await db.Evidence.Where(r => r.RecheckedVersion != version && known.Contains(r.Network)).OrderBy(r => r.Id).Take(Math.Clamp(request.Size, 1, EvidenceWorker.Block)).ToListAsync(cancellationToken);
        var fallen = new List<EvidenceId?>();
        foreach (var record in block)
        {
            var was = record.IsAccepted;
            record.Recheck(Check(record), version);
            if (was && !record.IsAccepted) fallen.Add(record.Id);
        }

        if (fallen.Count == 0) return block.Count;
        var now = clock.GetUtcNow();
        foreach (var watch in await db.CanisterWatches.Where(w => fallen.Contains(w.Held)).ToListAsync(cancellationToken)) watch.Withdraw(now);
        foreach (var watch in await db.SubnetWatches.Where(w => fallen.Contains(w.Held)).ToListAsync(cancellationToken)) watch.Withdraw(now);
        return block.Count;
    }

    // What never came cannot be looked at again.
    private EvidenceVerdict Check(EvidenceRecord record) => record.Certificate.Length == 0 || !Principal.TryParse(record.Subject, out var subject)
        ? record.Verdict
        : network.Check(new EvidenceRequest(record.Network, record.Kind, subject), record.Certificate, record.TakenAt).Verdict;
}
