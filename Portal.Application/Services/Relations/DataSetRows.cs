using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>Puts together what several services say of the same data set.</summary>
/// <param name="db">The database.</param>
/// <param name="actor">Who asks.</param>
internal sealed class DataSetRows(IPortalDb db, Actor actor)
{
    /// <summary>Data sets with how many services keep them.</summary>
    public static IQueryable<DataSetCount> Counted(IQueryable<ServiceDataSet> sets) => sets.GroupBy(s => new { s.DataSetId, s.NameKey }).Select(set => new DataSetCount
    {
        Id = set.Key.DataSetId,
        NameKey = set.Key.NameKey,
        Holders = set.Select(s => s.ServiceId).Distinct().Count(),
        ClassRank = set.Max(s => s.ClassRank),
    });

    /// <summary>The rows of a page.</summary>
    public async Task<IReadOnlyList<DataSetRow>> ReadAsync(IReadOnlyList<DataSetCount> page, CancellationToken ct)
    {
        var ids = page.Select(s => s.Id).ToList();
        var said = await db.ServiceDataSets.AsNoTracking().Visible(actor).Where(s => ids.Contains(s.DataSetId))
            .GroupBy(s => new { s.DataSetId, s.Name, s.Steward, s.ClassRank, s.PersonalData, s.RetentionDays }).Select(g => g.Key).ToListAsync(ct);
        var users = await UsersOf(ids).GroupBy(l => l.DataSetId).Select(g => new { Id = g.Key!.Value, Count = g.Select(l => l.ServiceId).Distinct().Count() }).ToDictionaryAsync(u => u.Id, u => u.Count, ct);
        var sayings = said.ToLookup(s => s.DataSetId);
        return
        [
            .. page.Select(set =>
            {
                var all = sayings[set.Id].ToList();
                var stewards = all.Select(s => s.Steward).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
                return new DataSetRow
                {
                    Id = set.Id,
                    Name = all.Select(s => s.Name).Order(StringComparer.Ordinal).FirstOrDefault() ?? set.NameKey,
                    Steward = stewards.FirstOrDefault() ?? "",
                    Stewards = stewards.Count,
                    Class = RegisterEntry.ClassOf(set.ClassRank),
                    PersonalData = all.Max(s => s.PersonalData),
                    RetentionDays = all.Max(s => s.RetentionDays),
                    Holders = set.Holders,
                    Users = users.GetValueOrDefault(set.Id),
                    Differs = all.Select(s => (s.ClassRank, s.PersonalData, s.RetentionDays)).Distinct().Count() > 1,
                };
            }),
        ];
    }

    // Standing services that the reader may know of and that use one of some data sets.
    private IQueryable<ServiceLink> UsersOf(IReadOnlyList<DataSetId> ids) => db.ServiceLinks.AsNoTracking()
        .Where(l => l.DataSetId != null && ids.Contains(l.DataSetId.Value)
            && db.Register.Visible(actor).Any(e => e.Id == l.ServiceId && (e.State == ServiceState.Registered || e.State == ServiceState.Suspended)));
}

/// <summary>A data set with how many services keep it.</summary>
internal sealed class DataSetCount
{
    public DataSetId Id { get; init; }

    public string NameKey { get; init; } = "";

    public int Holders { get; init; }

    public short ClassRank { get; init; }
}
