using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.PublicRegister;

/// <summary>One service of the public register.</summary>
/// <param name="Code">Its code, in capital or small letters.</param>
[OpenToEveryone]
public sealed record GetPublicServiceQuery(string Code) : IQuery<PublicService>;

internal sealed class GetPublicServiceHandler(IPortalDb db) : IRequestHandler<GetPublicServiceQuery, Result<PublicService>>
{
    // Audits are some a week: one that covered a service is among the last few, or it was long ago.
    private const int AuditsLookedAt = 100;

    // What is decided about a service in public. Filing, review and what is written in between are between filer and authority.
    private static readonly string[] Decided =
        ["service.registered", "service.amendment.registered", "service.suspended", "service.reinstated", "service.transferred", "service.decommissioned"];

    public async Task<Result<PublicService>> Handle(GetPublicServiceQuery request, CancellationToken cancellationToken)
    {
        if (request.Code.Length > Service.CodeMaxLength) return Error.NotFound;
        var code = request.Code.ToUpperInvariant();
        var service = await db.Services.AsNoTracking().Include("_steps").Published().SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
        if (service is null) return Error.NotFound;
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var owner = tree[service.OrganisationId];
        var since = service.Steps.FirstOrDefault(s => s.State == ServiceState.Registered)?.At ?? service.StartedAt;
        var tellsSites = Publication.TellsSites(service.Data.Class);
        var sets = service.DataSets.Items;
        var open = sets.Where(Publication.IsPublic).Select(s => new PublicDataSet(s.Key, PublicWords.Of(s.Name), s.Class!.Value)).ToList();
        return new PublicService
        {
            Code = service.Code,
            Version = service.RegisteredVersion,
            Name = service.About.Name,
            Summary = new(PublicWords.Of(service.About.SummaryEn), PublicWords.Of(service.About.SummaryUr)),
            Organisation = new(owner.Code, owner.Name),
            Region = service.Region,
            State = service.State,
            RegisteredSince = since,
            Changed = service.SavedAt,
            LegalBasis = PublicWords.Of(service.About.LegalBasis),
            Audience = PublicWords.Of(service.About.Audience),
            Class = service.Data.Class,
            PersonalData = service.Data.PersonalData,
            Offer = new(service.Offer.Channels, service.Offer.Languages, service.Offer.Fee, service.Offer.ProcessingDays, service.Offer.Interfaces),
            Sites = [.. service.Placements.Select(p => SiteOf(p, tellsSites))],
            SitesWithheld = !tellsSites && service.Placements.Count > 0,
            HasEvidence = tellsSites && await db.CanisterWatches.AnyAsync(w => w.ServiceId == service.Id && w.Held != null, cancellationToken),
            DataSets = open,
            OtherDataSets = sets.Count - open.Count,
            Compliance = await ComplianceAsync(service, cancellationToken),
            LastAudit = await LastAuditAsync(service, since, cancellationToken),
            Decisions = await DecisionsAsync(service.Code, tree, cancellationToken),
            Checkpoint = await CheckpointAsync(cancellationToken),
        };
    }

    // Who works at an organisation's own premises may be a person; who runs a data centre, a cloud or a subnet is an undertaking.
    private static PublicSite SiteOf(Placement part, bool tells) => new(
        part.Country, part.Role, part.Kind,
        tells ? PublicWords.Of(part.Site) : "",
        tells && part.Kind is PlacementKind.DataCentre or PlacementKind.PublicCloud or PlacementKind.SubnetCanister ? PublicWords.Of(part.Operator) : "",
        part.IsSynthetic);

    private async Task<PublicCompliance?> ComplianceAsync(Service service, CancellationToken ct)
    {
        var summary = await db.ComplianceSummaries.AsNoTracking().Where(c => c.ServiceId == service.Id)
            .Select(c => new { c.Overall, c.PassMask, c.FailMask, c.UndeterminedMask, c.WaivedMask, c.PolicyNumber, c.EvaluatedAt })
            .SingleOrDefaultAsync(ct);
        if (summary is null) return null;
        var judged = (await WholeAudit.ReadAsync(db, ct)).Of(service.State, new LastJudged(summary.PolicyNumber, summary.EvaluatedAt));
        return new PublicCompliance(
            summary.Overall, Count(summary.PassMask), Count(summary.FailMask), Count(summary.UndeterminedMask), Count(summary.WaivedMask), judged.PolicyNumber, judged.At);

        static int Count(long mask) => System.Numerics.BitOperations.PopCount((ulong)mask);
    }

    private async Task<PublicAudit?> LastAuditAsync(Service service, DateTimeOffset since, CancellationToken ct)
    {
        var runs = await db.AuditRuns.AsNoTracking().Where(r => r.State == AuditRunState.Completed && r.StartedAt > since)
            .OrderByDescending(r => r.EndedAt).Take(AuditsLookedAt)
            .Select(r => new { r.Code, r.Scope, r.EndedAt })
            .ToListAsync(ct);
        return runs.Find(r => r.Scope.Covers(service)) is { EndedAt: { } at } last ? new PublicAudit(last.Code, at) : null;
    }

    private async Task<IReadOnlyList<PublicDecision>> DecisionsAsync(string code, OrganisationTree tree, CancellationToken ct)
    {
        var entries = await db.LedgerEntries.AsNoTracking().Where(e => e.Subject == code && Decided.Contains(e.Type))
            .LeftJoin(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.Type, e.At, e.Organisation, Index = l == null ? (long?)null : l.Index, Hash = l == null ? null : l.Hash })
            .OrderByDescending(e => e.At)
            .ToListAsync(ct);
        var bodies = tree.All.ToDictionary(o => o.Code, o => o.Name);
        return
        [
            .. entries.Select(e => new PublicDecision(
                e.Type, e.At, new(e.Organisation, bodies.GetValueOrDefault(e.Organisation) ?? new(e.Organisation, e.Organisation)), e.Index, e.Hash is null ? null : Convert.ToHexStringLower(e.Hash))),
        ];
    }

    private async Task<PublicCheckpoint?> CheckpointAsync(CancellationToken ct)
    {
        var newest = await db.LedgerCheckpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(ct);
        return newest is null ? null : new PublicCheckpoint(newest.Size, Convert.ToHexStringLower(newest.Root), newest.At);
    }
}
