using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence;

/// <summary>
/// Keeps the register's read table with what it is derived from, in the same transaction. What the service says, how it stands and what its owner is called
/// change independently; each part is written whole under the lock of the row it comes from, so that two transactions at once cannot mix theirs.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class RegisterKeeper(PortalDbContext db)
{
    private static readonly string[] Described =
    [
        nameof(RegisterEntry.Code), nameof(RegisterEntry.NameEn), nameof(RegisterEntry.NameUr), nameof(RegisterEntry.NameKey), nameof(RegisterEntry.NameKeyUr),
        nameof(RegisterEntry.Region), nameof(RegisterEntry.State), nameof(RegisterEntry.ClassRank), nameof(RegisterEntry.IsFiled), nameof(RegisterEntry.Countries), nameof(RegisterEntry.Kinds),
        nameof(RegisterEntry.Places), nameof(RegisterEntry.Search), nameof(RegisterEntry.Changed),
    ];

    private static readonly string[] Owned = [nameof(RegisterEntry.OrganisationId), nameof(RegisterEntry.OwnerKey)];

    private static readonly string[] Judged =
    [
        nameof(RegisterEntry.OutcomeRank), nameof(RegisterEntry.FailMask), nameof(RegisterEntry.UndeterminedMask), nameof(RegisterEntry.PassMask), nameof(RegisterEntry.WaivedMask),
        nameof(RegisterEntry.JudgedAt), nameof(RegisterEntry.Verdicts),
    ];

    // Asked of the context one by one, each would have it look at everything it tracks for changes.
    private readonly Dictionary<ServiceId, EntityEntry<RegisterEntry>> _entries = [];

    /// <summary>Whether what is about to be saved concerns the register.</summary>
    public bool IsConcerned => db.ChangeTracker.Entries().Any(e => IsWritten(e) && e.Entity is Service or ComplianceSummary or Organisation or PlacementRow);

    /// <summary>Adds to what is about to be saved what follows from it. Needs a transaction.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task FollowAsync(CancellationToken ct)
    {
        foreach (var entry in db.ChangeTracker.Entries<RegisterEntry>()) _entries[entry.Entity.Id] = entry;
        foreach (var owner in Renamed()) await RenameAsync(owner, ct);
        var services = db.ChangeTracker.Entries<Service>().ToList();
        var placed = db.ChangeTracker.Entries<PlacementRow>().Where(IsWritten).Select(p => p.Property<ServiceId>("ServiceId").CurrentValue).ToHashSet();
        await AddAsync([.. services.Where(s => s.State == EntityState.Added).Select(s => s.Entity)], ct);
        foreach (var gone in services.Where(s => s.State == EntityState.Deleted).Select(s => s.Entity.Id).ToList()) Entry(gone).State = EntityState.Deleted;
        foreach (var service in services.Where(s => s.State == EntityState.Modified || (s.State == EntityState.Unchanged && placed.Contains(s.Entity.Id))))
            Mark(Entry(service.Entity.Id), e => e.Describe(service.Entity), Described);
        await HandOverAsync([.. services.Where(s => s.State == EntityState.Modified && s.Property(x => x.OrganisationId).IsModified).Select(s => s.Entity)], ct);
        foreach (var summary in db.ChangeTracker.Entries<ComplianceSummary>().Where(IsWritten).ToList())
        {
            Mark(Entry(summary.Entity.ServiceId), e => e.Judge(summary.Entity), Judged);
            // All of it, as the entry: a summary is never a mixture of two evaluations.
            if (summary.State != EntityState.Modified) continue;
            foreach (var column in summary.Properties.Where(p => !p.Metadata.IsPrimaryKey())) column.IsModified = true;
        }
    }

    /// <summary>Enters services that were written in bulk.</summary>
    /// <param name="services">The services, written in the current transaction.</param>
    /// <param name="summaries">How they stand, as far as they were evaluated.</param>
    /// <param name="ct">Cancels.</param>
    public async Task EnterAsync(IReadOnlyCollection<Service> services, IEnumerable<ComplianceSummary> summaries, CancellationToken ct)
    {
        if (services.Count == 0) return;
        var owners = await OwnerKeysAsync(services, ct);
        var standing = summaries.ToDictionary(s => s.ServiceId);
        var entries = services.Select(s => RegisterEntry.Of(s, owners[s.OrganisationId], standing.GetValueOrDefault(s.Id)));
        // Where the bulk path tracks what it writes, these are entered already.
        var tracked = db.ChangeTracker.Entries<RegisterEntry>().ToList();
        foreach (var entry in tracked) entry.State = EntityState.Detached;
        await (tracked.Count == 0 ? db.Dialect.InsertManyAsync(db, entries, ct) : db.Dialect.ReplaceManyAsync(db, [.. entries], ct));
    }

    /// <summary>Takes over summaries that were written in bulk, for those that say something else than before.</summary>
    /// <param name="summaries">The summaries, written in the current transaction.</param>
    /// <param name="ct">Cancels.</param>
    public async Task JudgeAsync(IReadOnlyCollection<ComplianceSummary> summaries, CancellationToken ct)
    {
        if (summaries.Count == 0) return;
        var ids = summaries.Select(s => s.ServiceId).ToList();
        var known = await db.Register.AsNoTracking().Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.OutcomeRank, e.FailMask, e.UndeterminedMask, e.PassMask, e.WaivedMask }).ToDictionaryAsync(e => e.Id, ct);
        var changed = summaries.Where(s => known.TryGetValue(s.ServiceId, out var e)
            && (e.OutcomeRank, e.FailMask, e.UndeterminedMask, e.PassMask, e.WaivedMask) != (RegisterEntry.RankOf(s.Overall), s.FailMask, s.UndeterminedMask, s.PassMask, s.WaivedMask));
        // Services fail alike: there are far fewer verdicts than services.
        foreach (var alike in changed.GroupBy(s => (s.Overall, s.FailMask, s.UndeterminedMask, s.PassMask, s.WaivedMask, s.EvaluatedAt)))
        {
            var (rank, fails, undetermined, passes, waived) =
                (RegisterEntry.RankOf(alike.Key.Overall), alike.Key.FailMask, alike.Key.UndeterminedMask, alike.Key.PassMask, alike.Key.WaivedMask);
            var verdicts = RegisterEntry.VerdictsOf(fails, undetermined, waived);
            var judged = alike.Key.EvaluatedAt;
            var concerned = alike.Select(s => s.ServiceId).ToList();
            await db.Register.Where(e => concerned.Contains(e.Id)).ExecuteUpdateAsync(
                e => e.SetProperty(x => x.OutcomeRank, rank).SetProperty(x => x.FailMask, fails).SetProperty(x => x.UndeterminedMask, undetermined)
                    .SetProperty(x => x.PassMask, passes).SetProperty(x => x.WaivedMask, waived).SetProperty(x => x.JudgedAt, judged).SetProperty(x => x.Verdicts, verdicts),
                ct);
        }
    }

    private static bool IsWritten(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private async Task AddAsync(List<Service> services, CancellationToken ct)
    {
        if (services.Count == 0) return;
        var owners = await OwnerKeysAsync(services, ct);
        foreach (var service in services) _entries[service.Id] = db.Register.Add(RegisterEntry.Of(service, owners[service.OrganisationId], summary: null));
    }

    private async Task HandOverAsync(List<Service> services, CancellationToken ct)
    {
        if (services.Count == 0) return;
        var owners = await OwnerKeysAsync(services, ct);
        foreach (var service in services) Mark(Entry(service.Id), e => e.Belong(owners[service.OrganisationId]), Owned);
    }

    // An entry takes its new owner's name; nobody may rename the owner between that look and the commit.
    private async Task<Dictionary<OrganisationId, string>> OwnerKeysAsync(IEnumerable<Service> services, CancellationToken ct)
    {
        var keys = db.ChangeTracker.Entries<Organisation>().Where(o => o.State == EntityState.Added).ToDictionary(o => o.Entity.Id, o => RegisterEntry.KeyOf(o.Entity.Name));
        var known = services.Select(s => s.OrganisationId).Where(id => !keys.ContainsKey(id)).Distinct().OrderBy(id => id.Value).ToList();
        foreach (var owner in known) await LockAsync(owner, ct);
        foreach (var owner in await db.Organisations.AsNoTracking().Where(o => known.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(ct)) keys[owner.Id] = RegisterEntry.KeyOf(owner.Name);
        return keys;
    }

    private IEnumerable<Organisation> Renamed() => db.ChangeTracker.Entries<Organisation>()
        .Where(o => o.State == EntityState.Modified && o.ComplexProperty(x => x.Name).IsModified)
        .Select(o => o.Entity).OrderBy(o => o.Id.Value).ToList();

    private async Task RenameAsync(Organisation owner, CancellationToken ct)
    {
        await LockAsync(owner.Id, ct);
        var key = RegisterEntry.KeyOf(owner.Name);
        await db.Register.Where(e => e.OrganisationId == owner.Id && e.OwnerKey != key).ExecuteUpdateAsync(e => e.SetProperty(x => x.OwnerKey, key), ct);
    }

    private Task LockAsync(OrganisationId owner, CancellationToken ct) => db.Dialect.LockAsync(db, $"register-owner:{owner}", ct);

    // The row is not read: every column of a part is written.
    private EntityEntry<RegisterEntry> Entry(ServiceId id) =>
        _entries.TryGetValue(id, out var known) ? known : _entries[id] = db.Register.Attach(RegisterEntry.For(id));

    private static void Mark(EntityEntry<RegisterEntry> entry, Action<RegisterEntry> write, string[] columns)
    {
        write(entry.Entity);
        if (entry.State == EntityState.Added) return;
        foreach (var column in columns) entry.Property(column).IsModified = true;
    }
}
