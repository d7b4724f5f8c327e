using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>One piece of evidence with what it takes to check it, and what the register says of the same thing.</summary>
public sealed record EvidenceDetail
{
    /// <summary>The evidence.</summary>
    public required EvidenceRecord Record { get; init; }

    /// <summary>What checking the kept bytes came to at this moment, by today's rules and as at the moment they were taken.</summary>
    public required EvidenceVerdict CheckedNow { get; init; }

    /// <summary>Whether the network is only simulated.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>The network's root key, in DER, in lower-case hexadecimal; empty where the network is not configured any more.</summary>
    public required string RootKey { get; init; }

    /// <summary>The services that name the canister, as far as the reader may know of them.</summary>
    public required IReadOnlyList<EvidenceService> Services { get; init; }

    /// <summary>The ledger's entry of the round, which vouches for the bytes; null until it is there.</summary>
    public ServiceLedgerEntry? Entry { get; init; }
}

/// <summary>A service that names a canister.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Part">What the register says of the part that the canister is.</param>
public sealed record EvidenceService(ServiceId Id, string Code, LocalizedText Name, Placement? Part);

/// <summary>Puts together what pages show of a piece of evidence; who may see it has been looked at before.</summary>
internal sealed class EvidenceReading(IPortalDb db, INetworkEvidence network)
{
    /// <summary>The evidence with all that goes with it.</summary>
    public async Task<EvidenceDetail> OfAsync(EvidenceRecord record, IQueryable<Service> services, CancellationToken ct)
    {
        var known = network.Networks.FirstOrDefault(n => n.Name == record.Network);
        return new EvidenceDetail
        {
            Record = record,
            CheckedNow = known is null || record.Certificate.Length == 0 || !Principal.TryParse(record.Subject, out var subject)
                ? record.Verdict
                : network.Check(new EvidenceRequest(record.Network, record.Kind, subject), record.Certificate, record.TakenAt).Verdict,
            IsSimulated = known?.IsSimulated ?? false,
            RootKey = known is null ? "" : Convert.ToHexStringLower(known.RootKey.Span),
            Services = await NamingAsync(record, services, ct),
            Entry = await EntryAsync(record.Round, ct),
        };
    }

    private async Task<IReadOnlyList<EvidenceService>> NamingAsync(EvidenceRecord record, IQueryable<Service> services, CancellationToken ct)
    {
        if (record.Kind != EvidenceSubject.Canister) return [];
        var naming = await services.AsNoTracking()
            .Where(s => db.CanisterWatches.Any(w => w.ServiceId == s.Id && w.Network == record.Network && w.Canister == record.Subject))
            .OrderBy(s => s.Code).Take(PageRequest.MaxTake).ToListAsync(ct);
        return naming.ConvertAll(s => new EvidenceService(s.Id, s.Code, s.About.Name, s.Placements.FirstOrDefault(p => p.Canisters.Contains(record.Subject))));
    }

    private async Task<ServiceLedgerEntry?> EntryAsync(int round, CancellationToken ct)
    {
        var subject = FormattableString.Invariant($"EV-{round}");
        var entry = await db.LedgerEntries.AsNoTracking().Where(e => e.Subject == subject && e.Type == "evidence.collected")
            .LeftJoin(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.Id, Index = l == null ? (long?)null : l.Index })
            .FirstOrDefaultAsync(ct);
        return entry is null ? null : new ServiceLedgerEntry(entry.Id.Value, entry.Index);
    }
}
