using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Health;

/// <summary>Ledger entries get their place in the tree soon after they are committed.</summary>
internal sealed class SequencerHealth(PortalDbContext db, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = await db.LedgerPending.CountAsync(cancellationToken);
        var lastSealed = await db.LedgerCheckpoints.OrderByDescending(c => c.Size).Select(c => (DateTimeOffset?)c.At).FirstOrDefaultAsync(cancellationToken);
        var lag = waiting == 0 || lastSealed is null ? TimeSpan.Zero : clock.GetUtcNow() - lastSealed.Value;
        var data = new Dictionary<string, object> { ["waiting"] = waiting, ["lagSeconds"] = (int)lag.TotalSeconds };
        return waiting > 0 && lag > Tolerated
            ? HealthCheckResult.Degraded($"{waiting} ledger entries wait for {lag.TotalSeconds:0} s.", data: data)
            : HealthCheckResult.Healthy(data: data);
    }
}
