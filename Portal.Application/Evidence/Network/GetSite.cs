using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Network;

namespace Portal.Application.Evidence.Network;

/// <summary>One site, with its nodes and every inspection of it.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Id">The site's short name.</param>
[Requires(Permissions.Network.Read)]
public sealed record GetSiteQuery(string Network, string Id) : IQuery<SiteDetail>;

/// <summary>A site as its page shows it.</summary>
/// <param name="Site">What is declared of it.</param>
/// <param name="IsSynthetic">Whether the network is made up.</param>
/// <param name="ImportedAt">When it was declared so, in UTC.</param>
/// <param name="Nodes">How many nodes are declared there.</param>
/// <param name="Subnets">Subnets with nodes there, and how many each has there.</param>
/// <param name="Inspections">Its inspections, the last first.</param>
/// <param name="MayInspect">Whether the reader may record one.</param>
public sealed record SiteDetail(
    NetworkSite Site, bool IsSynthetic, DateTimeOffset ImportedAt, int Nodes, IReadOnlyList<SubnetAtSite> Subnets, IReadOnlyList<InspectionRow> Inspections, bool MayInspect)
{
    /// <summary>The inspection that says how the site stands; null where there was none.</summary>
    public InspectionRow? Last => Inspections.FirstOrDefault(i => i.CorrectedBy is null);
}

/// <summary>A subnet with nodes at a site.</summary>
/// <param name="Id">Its principal.</param>
/// <param name="Here">Its nodes at the site.</param>
/// <param name="Nodes">Its nodes in all.</param>
public sealed record SubnetAtSite(string Id, int Here, int Nodes)
{
    /// <summary>Whether the site alone can stop the subnet.</summary>
    public bool CanBeStopped => Here > Concentration.MarginOf(Nodes);
}

/// <summary>An inspection as pages show it.</summary>
/// <param name="Id">The inspection.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="NodesDeclared">Nodes that were declared there at the time.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="Corrects">The record it corrects.</param>
/// <param name="CorrectedBy">The record that corrects it.</param>
/// <param name="Photos">Its photographs.</param>
/// <param name="Leaf">Place of its entry in the ledger.</param>
public sealed record InspectionRow(
    SiteInspectionId Id,
    InspectionRecord Seen,
    int NodesDeclared,
    LocalizedText? RecordedBy,
    DateTimeOffset RecordedAt,
    SiteInspectionId? Corrects,
    SiteInspectionId? CorrectedBy,
    IReadOnlyList<InspectionPhoto> Photos,
    long? Leaf)
{
    /// <summary>The day from which the site is due to be inspected again.</summary>
    public DateOnly DueOn => Seen.On.AddMonths(SiteInspection.DueAfterMonths);
}

internal sealed class GetSiteHandler(IPortalDb db, Caller caller) : IRequestHandler<GetSiteQuery, Result<SiteDetail>>
{
    public async Task<Result<SiteDetail>> Handle(GetSiteQuery request, CancellationToken cancellationToken)
    {
        var site = await db.NetworkSites.AsNoTracking().SingleOrDefaultAsync(s => s.Network == request.Network && s.Id == request.Id, cancellationToken);
        if (site is null || await db.NetworkImports.LastAsync(request.Network, cancellationToken) is not { } last) return Error.NotFound;
        var nodes = db.NetworkNodes.Where(n => n.Network == request.Network);
        var here = nodes.Where(n => n.SiteId == request.Id);
        var counts = await here.GroupBy(n => n.Subnet).Select(g => new { Subnet = g.Key, Here = g.Count() }).ToListAsync(cancellationToken);
        var names = counts.Select(c => c.Subnet).OfType<string>().ToList();
        var sizes = await nodes.Where(n => names.Contains(n.Subnet!)).GroupBy(n => n.Subnet!).Select(g => new { Id = g.Key, Nodes = g.Count() }).ToDictionaryAsync(g => g.Id, g => g.Nodes, cancellationToken);
        return new SiteDetail(
            site,
            last.IsSynthetic,
            last.AppliedAt!.Value,
            counts.Sum(c => c.Here),
            [.. counts.Where(c => c.Subnet is not null).Select(c => new SubnetAtSite(c.Subnet!, c.Here, sizes[c.Subnet!])).OrderByDescending(s => s.Here).ThenBy(s => s.Id, StringComparer.Ordinal)],
            await InspectionsAsync(request, cancellationToken),
            caller.Actor.May(Permissions.Network.Inspect));
    }

    private async Task<IReadOnlyList<InspectionRow>> InspectionsAsync(GetSiteQuery request, CancellationToken ct)
    {
        var inspections = await db.SiteInspections.AsNoTracking().Include(i => i.Photos).Where(i => i.Network == request.Network && i.SiteId == request.Id).ToListAsync(ct);
        var people = inspections.Select(i => i.RecordedBy).ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var codes = inspections.ConvertAll(i => i.Id.Code);
        var leaves = await db.LedgerEntries.Where(e => codes.Contains(e.Subject)).Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.Subject, l.Index }).ToDictionaryAsync(l => l.Subject, l => l.Index, ct);
        return
        [
            .. inspections.OrderByDescending(i => i.Seen.On).ThenByDescending(i => i.RecordedAt).Select(i => new InspectionRow(
                i.Id, i.Seen, i.NodesDeclared, names.GetValueOrDefault(i.RecordedBy), i.RecordedAt, i.Corrects, i.CorrectedBy,
                [.. i.Photos.OrderBy(p => p.Number)], leaves.TryGetValue(i.Id.Code, out var leaf) ? leaf : null)),
        ];
    }
}
