using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>What an evaluation takes as proved: the newest accepted evidence of each canister, with the nodes that its subnet last certified and what governance declares of them.</summary>
public static class EvidenceInForce
{
    private const char Separator = '\n';

    /// <summary>What is proved of services.</summary>
    /// <param name="db">The database.</param>
    /// <param name="services">The services.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ILookup<ServiceId, CanisterEvidence>> ProvedAsync(this IPortalDb db, IQueryable<ServiceId> services, CancellationToken ct)
    {
        var watches = await db.CanisterWatches.AsNoTracking().Where(w => w.HeldAt != null).Join(services, w => w.ServiceId, id => id, (w, _) => w).ToListAsync(ct);
        return await db.ProvedAsync(watches, ct);
    }

    /// <summary>What is proved of one service, with what the current transaction has changed of it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="service">The service.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<CanisterEvidence>> ProvedAsync(this IPortalDb db, ServiceId service, CancellationToken ct)
    {
        var watches = await db.CanisterWatches.Where(w => w.ServiceId == service).ToListAsync(ct);
        return [.. (await db.ProvedAsync(watches, ct))[service]];
    }

    /// <summary>What governance declares of nodes, in the order asked for; nothing is known of one that it does not list.</summary>
    /// <param name="db">The database.</param>
    /// <param name="network">The network.</param>
    /// <param name="nodes">Principals of the nodes.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<EvidenceNode>> DeclaredAsync(this IPortalDb db, string network, IReadOnlyList<string> nodes, CancellationToken ct)
    {
        if (nodes.Count == 0) return [];
        var known = await db.NetworkNodes.AsNoTracking().Where(n => n.Network == network && nodes.Contains(n.Id))
            .Select(n => new { n.Id, n.Country, n.Provider, n.SiteId }).ToDictionaryAsync(n => n.Id, n => new EvidenceNode(n.Country, n.Provider, n.SiteId), ct);
        return [.. nodes.Select(n => known.GetValueOrDefault(n) ?? new EvidenceNode(null, "", ""))];
    }

    private static async Task<ILookup<ServiceId, CanisterEvidence>> ProvedAsync(this IPortalDb db, List<CanisterWatch> watches, CancellationToken ct)
    {
        var nodes = new Dictionary<string, IReadOnlyList<EvidenceNode>>(StringComparer.Ordinal);
        foreach (var (network, subnet) in watches.Where(w => w.Content is not null).Select(w => (w.Network, w.Subnet)).Distinct())
        {
            var content = await db.SubnetWatches.AsNoTracking().Where(s => s.Network == network && s.Subnet == subnet).Select(s => s.Content).SingleOrDefaultAsync(ct);
            nodes[network + Separator + subnet] = content is null ? [] : await db.DeclaredAsync(network, content.Nodes, ct);
        }

        return watches.Where(w => w.Content is not null).OrderBy(w => w.Canister, StringComparer.Ordinal).ToLookup(w => w.ServiceId, w => new CanisterEvidence
        {
            Canister = w.Canister,
            TakenOn = WorkingCalendar.DayOf(w.HeldAt!.Value),
            IsVerified = true,
            Subnet = w.Subnet,
            ModuleHash = w.Content!.ModuleHash,
            Controllers = w.Content.Controllers,
            Nodes = nodes[w.Network + Separator + w.Subnet],
        });
    }
}
