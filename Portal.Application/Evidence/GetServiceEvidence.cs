using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>What the network proved of a service's canisters, as the service's page shows it.</summary>
/// <param name="Service">The service.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetServiceEvidenceQuery(ServiceId Service) : IQuery<ServiceEvidence>;

/// <summary>What is proved of a service.</summary>
/// <param name="Canisters">Its canisters.</param>
/// <param name="Alarms">Alarms about it and about the subnets it is on, those that are open first.</param>
/// <param name="Sites">The data centres that its subnets' nodes are declared to be in.</param>
/// <param name="Past">The newest answers of the network, newest first.</param>
/// <param name="MayDemand">Whether the reader may have the network asked at once.</param>
public sealed record ServiceEvidence(
    IReadOnlyList<CanisterProof> Canisters, IReadOnlyList<DriftAlarm> Alarms, IReadOnlyList<ProvedSite> Sites, IReadOnlyList<EvidenceRow> Past, bool MayDemand);

/// <summary>A canister of a service: what is registered, and what is proved.</summary>
/// <param name="Watch">What is proved, and what came of asking last.</param>
/// <param name="Part">What is registered.</param>
/// <param name="IsSimulated">Whether the network is only simulated.</param>
/// <param name="Subnet">The subnet it is on; null until its evidence is asked for.</param>
/// <param name="Nodes">The subnet's nodes with what governance declares of them.</param>
public sealed record CanisterProof(CanisterWatch Watch, Placement? Part, bool IsSimulated, SubnetWatch? Subnet, IReadOnlyList<ProvedNode> Nodes)
{
    /// <summary>Whether the network is being asked.</summary>
    /// <param name="now">The moment.</param>
    public bool IsDue(DateTimeOffset now) => Watch.NextAt <= now;
}

/// <summary>A node that a subnet says it has.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Country">Its country as declared; null where it is not known.</param>
/// <param name="Operator">Principal of who owns it, as declared; empty where it is not known.</param>
/// <param name="OperatorName">The name, where governance gives one; otherwise the principal.</param>
/// <param name="Site">Its data centre as declared; empty where it is not known.</param>
public sealed record ProvedNode(string Id, string? Country, string Operator, string OperatorName, string Site);

/// <summary>A data centre in which nodes of a service's subnet are declared to be.</summary>
/// <param name="Network">The network.</param>
/// <param name="Id">Its short name.</param>
/// <param name="InspectedOn">The day of the last inspection that confirmed it; null where none did.</param>
public sealed record ProvedSite(string Network, string Id, DateOnly? InspectedOn);

/// <summary>An answer of the network, in a list.</summary>
/// <param name="Id">The evidence.</param>
/// <param name="Subject">The canister or subnet.</param>
/// <param name="TakenAt">When it came, in UTC.</param>
/// <param name="Verdict">What it was found to be.</param>
/// <param name="IsTurn">Whether it says something else than the one before.</param>
/// <param name="HasBytes">Whether a certificate came at all.</param>
public sealed record EvidenceRow(EvidenceId Id, string Subject, DateTimeOffset TakenAt, EvidenceVerdict Verdict, bool IsTurn, bool HasBytes);

internal sealed class GetServiceEvidenceHandler(IPortalDb db, INetworkEvidence network, Caller caller) : IRequestHandler<GetServiceEvidenceQuery, Result<ServiceEvidence>>
{
    private const int MostPast = 20;
    private const int MostAlarms = 50;

    public async Task<Result<ServiceEvidence>> Handle(GetServiceEvidenceQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.Service, cancellationToken);
        if (service is null) return Error.NotFound;
        var watches = await db.CanisterWatches.AsNoTracking().Where(w => w.ServiceId == service.Id).OrderBy(w => w.Canister).ToListAsync(cancellationToken);
        var names = watches.Select(w => w.Subnet).Where(s => s.Length > 0).Distinct().ToList();
        var subnets = await db.SubnetWatches.AsNoTracking().Where(s => names.Contains(s.Subnet)).ToListAsync(cancellationToken);
        var nodes = new Dictionary<SubnetWatchId, IReadOnlyList<ProvedNode>>();
        foreach (var subnet in subnets) nodes[subnet.Id] = await NodesAsync(subnet, cancellationToken);
        return new ServiceEvidence(
            watches.ConvertAll(w => ProofOf(w, service, subnets.Find(s => s.Network == w.Network && s.Subnet == w.Subnet), nodes)),
            await AlarmsAsync(service.Id, names, cancellationToken),
            await SitesAsync([.. subnets.SelectMany(s => nodes[s.Id].Select(n => (s.Network, n.Site))).Where(s => s.Site.Length > 0).Distinct()], cancellationToken),
            await PastAsync(watches.ConvertAll(w => w.Canister), cancellationToken),
            watches.Count > 0 && MayDemand());
    }

    private bool MayDemand() => new[] { Permissions.Services.Register, Permissions.Services.Review, Permissions.Services.Decide, Permissions.Audits.Manage }.Any(caller.Actor.May);

    private CanisterProof ProofOf(CanisterWatch watch, Service service, SubnetWatch? subnet, Dictionary<SubnetWatchId, IReadOnlyList<ProvedNode>> nodes) => new(
        watch,
        service.Placements.FirstOrDefault(p => p.Canisters.Contains(watch.Canister)),
        network.Networks.Any(n => n.Name == watch.Network && n.IsSimulated),
        subnet,
        subnet is null ? [] : nodes[subnet.Id]);

    private async Task<IReadOnlyList<ProvedNode>> NodesAsync(SubnetWatch subnet, CancellationToken ct)
    {
        var ids = subnet.Content?.Nodes ?? [];
        var declared = await db.DeclaredAsync(subnet.Network, ids, ct);
        var owners = declared.Select(d => d.Operator).Distinct().ToList();
        var names = await db.NetworkProviders.AsNoTracking().Where(p => p.Network == subnet.Network && owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. ids.Zip(declared, (id, d) => new ProvedNode(id, d.Country, d.Operator, names.GetValueOrDefault(d.Operator) ?? d.Operator, d.Site))];
    }

    private async Task<IReadOnlyList<ProvedSite>> SitesAsync(List<(string Network, string Site)> sites, CancellationToken ct)
    {
        var names = sites.ConvertAll(s => s.Site);
        var seen = await db.SiteInspections.AsNoTracking().Where(i => names.Contains(i.SiteId) && i.CorrectedBy == null).ToListAsync(ct);
        var confirmed = seen.Where(i => i.Seen.Result == InspectionResult.Confirmed).ToLookup(i => (i.Network, i.SiteId), i => i.Seen.On);
        return [.. sites.Select(s => new ProvedSite(s.Network, s.Site, confirmed.Contains(s) ? confirmed[s].Max() : null)).OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DriftAlarm>> AlarmsAsync(ServiceId service, List<string> subnets, CancellationToken ct) =>
        await db.DriftAlarms.AsNoTracking().Where(a => a.ServiceId == service || (a.ServiceId == null && subnets.Contains(a.Subnet)))
            .OrderByDescending(a => a.IsOpen).ThenByDescending(a => a.OpenedAt).Take(MostAlarms).ToListAsync(ct);

    private async Task<IReadOnlyList<EvidenceRow>> PastAsync(List<string> canisters, CancellationToken ct) =>
        await db.Evidence.AsNoTracking().Where(r => canisters.Contains(r.Subject)).OrderByDescending(r => r.TakenAt).Take(MostPast)
            .Select(r => new EvidenceRow(r.Id, r.Subject, r.TakenAt, r.Verdict, r.IsTurn, r.Certificate.Length > 0)).ToListAsync(ct);
}
