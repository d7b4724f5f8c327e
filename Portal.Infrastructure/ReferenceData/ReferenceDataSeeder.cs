using Microsoft.EntityFrameworkCore;
using Portal.Domain.Compliance;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.ReferenceData;

/// <summary>
/// Brings organisations, the first policy version, sandbox schemes and holidays up to what the program ships. Run at start by one node; running it
/// again changes nothing.
/// </summary>
public sealed class ReferenceDataSeeder(PortalDbContext db)
{
    private static readonly DateOnly FirstPolicyFrom = new(2025, 7, 1);

    public async Task SeedAsync(CancellationToken ct)
    {
        await SeedOrganisationsAsync(OrganisationCatalogue.All, ct);
        if (!await db.PolicyVersions.AnyAsync(ct)) db.PolicyVersions.Add(FirstPolicy());
        await SandboxCatalogue.SeedAsync(db, ct);
        await HolidayCatalogue.SeedAsync(db, ct);
        await db.CommitAsync(ct);
    }

    /// <summary>Adds organisations that are missing and renews the others by their code; the caller commits.</summary>
    internal async Task SeedOrganisationsAsync(IReadOnlyList<OrganisationEntry> entries, CancellationToken ct)
    {
        var present = await db.Organisations.ToDictionaryAsync(o => o.Code, ct);
        foreach (var entry in entries)
        {
            if (!present.TryGetValue(entry.Code, out var organisation)) db.Organisations.Add(organisation = entry.ToOrganisation());
            else organisation.Describe(entry.Name, entry.Kind, entry.Region, entry.ValidFrom, organisation.ValidUntil);
            organisation.PlaceUnder(entry.ParentId);
        }
    }

    // Draft law is switched off until it is enacted. What the catalogue gains later is off in a register that has its policy already.
    private static PolicyVersion FirstPolicy() => PolicyVersion.Create(
        1, FirstPolicyFrom, ObligationCatalogue.All.Where(o => o.Status != LegalStatus.Draft).Select(o => o.Id), new PolicyParameters());
}
