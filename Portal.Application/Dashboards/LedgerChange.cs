using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Application.Dashboards;

/// <summary>Something that happened, as the ledger has it.</summary>
/// <param name="Type">Dotted verb.</param>
/// <param name="Subject">Public code of the thing.</param>
/// <param name="Href">Path of its page.</param>
/// <param name="Organisation">Code of the organisation that acted.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Leaf">Leaf index that proves it.</param>
public sealed record LedgerChange(string Type, string Subject, string Href, string Organisation, DateTimeOffset At, long Leaf);

internal static class LedgerChanges
{
    private const int Most = 6;

    /// <summary>
    /// The newest sealed entries that concern somebody: all of them for those who read across, otherwise what the own
    /// organisation did and what was done to its services and findings.
    /// </summary>
    public static async Task<IReadOnlyList<LedgerChange>> ChangesForAsync(this IPortalDb db, Actor actor, CancellationToken ct)
    {
        var entries = db.LedgerEntries.AsNoTracking();
        if (!actor.May(Permissions.Services.ReadAll))
        {
            var (mine, code) = (actor.OrganisationId, actor.OrganisationCode);
            entries = entries.Where(e => e.Organisation == code
                || db.Services.Any(s => s.OrganisationId == mine && s.Code == e.Subject)
                || db.Findings.Any(f => f.OrganisationId == mine && f.Code == e.Subject)
                || db.SandboxApplications.Any(a => a.ApplicantId == mine && a.Code == e.Subject));
        }

        return await db.LedgerLeaves.AsNoTracking()
            .Join(entries, l => l.EntryId, e => e.Id, (l, e) => new { l.Index, Entry = e })
            .OrderByDescending(x => x.Index).Take(Most)
            .Select(x => new LedgerChange(x.Entry.Type, x.Entry.Subject, x.Entry.SubjectUrl, x.Entry.Organisation, x.Entry.At, x.Index))
            .ToListAsync(ct);
    }
}
