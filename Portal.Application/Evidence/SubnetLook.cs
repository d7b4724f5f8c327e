using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>
/// Compares what governance declares of a subnet's nodes with what policy allows. Where it is other than it was, alarms are raised and every service on the
/// subnet is evaluated again.
/// </summary>
internal sealed class SubnetLook(IPortalDb db, CurrentPolicy policy, DriftAlarms alarms, TimeProvider clock)
{
    public async Task TakeAsync(SubnetWatch watch, CancellationToken ct)
    {
        if (watch.Content is not { } content || await policy.FindAsync(ct) is not { } version) return;
        var nodes = await db.DeclaredAsync(watch.Network, content.Nodes, ct);
        var (drifts, isOther) = watch.Look(nodes, version.Parameters.NodeCountries, version.Parameters.MinNodeOperators);
        foreach (var drift in drifts) await alarms.RaiseAsync(new(watch.Network, watch.Subnet), drift, null, watch.Held, clock.GetUtcNow(), ct);
        if (!isOther) return;
        // There may be a million of them. The mark alone is set, so that those which this round changes keep the version they were read with.
        await db.CanisterWatches.Where(c => c.Network == watch.Network && c.Subnet == watch.Subnet && !c.IsMarked).ExecuteUpdateAsync(c => c.SetProperty(w => w.IsMarked, true), ct);
    }
}
