using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;

namespace Portal.Application.Imports;

/// <summary>The organisations to which the rows of a block belong. A body of another country's register is made when it is not there yet.</summary>
internal sealed class ImportOwners
{
    private readonly IPortalDb _db;
    private readonly ImportRun _run;
    private readonly DateOnly _today;
    private readonly Dictionary<string, Organisation> _known;

    private ImportOwners(IPortalDb db, ImportRun run, DateOnly today, Dictionary<string, Organisation> known) => (_db, _run, _today, _known) = (db, run, today, known);

    /// <summary>Loads those that are there.</summary>
    public static async Task<ImportOwners> LoadAsync(IPortalDb db, ImportRun run, IReadOnlyList<ReadRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var codes = rows.Select(r => r.OwnerCode.Length == 0 ? run.ByCode : r.OwnerCode).Distinct().ToList();
        var known = await db.Organisations.Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, ct);
        return new ImportOwners(db, run, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, PakistanTime.Zone).DateTime), known);
    }

    /// <summary>The owner of a row.</summary>
    /// <param name="row">The row.</param>
    public Result<Organisation> Of(ReadRow row)
    {
        var owner = _run.Map.Organisation;
        if (owner.Kind == ImportOwnership.Own) return _known[_run.ByCode];
        var there = _known.GetValueOrDefault(row.OwnerCode);
        if (owner.Kind == ImportOwnership.ByCode) return there is { Kind: not OrganisationKind.Imported } ? there : ImportErrors.OwnerUnknown(row.OwnerCode);

        // The same code under another name is another body: its services would end up with the wrong owner.
        if (there is not null) return there.Kind == OrganisationKind.Imported && there.Name.En == row.OwnerName ? there : ImportErrors.OwnerTaken(row.OwnerCode);
        var made = Organisation.Create(OrganisationId.New(), row.OwnerCode, new LocalizedText(row.OwnerName, ""), OrganisationKind.Imported, owner.Region, _today);
        if (_run.State == ImportState.Running) _db.Organisations.Add(made);
        return _known[row.OwnerCode] = made;
    }
}
