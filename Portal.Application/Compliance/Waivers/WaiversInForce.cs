using Microsoft.EntityFrameworkCore;
using Portal.Domain.Compliance.Waivers;
using Portal.Domain.Services;

namespace Portal.Application.Compliance.Waivers;

/// <summary>Which waivers an evaluation looks at. Whether one holds on the day is the evaluation's own look (<see cref="HeldWaiver.Covers"/>).</summary>
public static class WaiversInForce
{
    /// <summary>What services hold, in one query.</summary>
    /// <param name="waivers">Waivers.</param>
    /// <param name="services">The services.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ILookup<ServiceId, HeldWaiver>> HeldByAsync(this IQueryable<Waiver> waivers, IQueryable<ServiceId> services, CancellationToken ct)
    {
        var rows = await waivers.AsNoTracking().Where(w => w.InForce == true).Join(services, w => w.ServiceId, id => id, (w, _) => w).ToListAsync(ct);
        return rows.ToLookup(w => w.ServiceId, w => w.Held()!);
    }

    /// <summary>What one service holds, with what the current transaction has changed of it.</summary>
    /// <param name="waivers">Waivers.</param>
    /// <param name="service">The service.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<HeldWaiver>> HeldByAsync(this DbSet<Waiver> waivers, ServiceId service, CancellationToken ct)
    {
        var open = await waivers.Where(w => w.ServiceId == service && w.InForce != null).ToListAsync(ct);
        return [.. open.Select(w => w.Held()).OfType<HeldWaiver>()];
    }
}
