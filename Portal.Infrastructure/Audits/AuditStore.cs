using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Services.Register;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Compliance;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Audits;

/// <summary>Reads blocks of sheets without tracking, findings by the block's range of ids; writes them by the provider's bulk path.</summary>
/// <param name="db">The database.</param>
internal sealed class AuditStore(PortalDbContext db) : IAuditStore
{
    public Task<int> CountAsync(AuditScope scope, CancellationToken ct) => Scoped(scope).CountAsync(ct);

    public async Task<IReadOnlyList<AuditedService>> ReadAsync(AuditScope scope, ServiceId? after, int take, DateOnly today, CancellationToken ct)
    {
        var scoped = Scoped(scope);
        if (after is { } cursor) scoped = scoped.Where(s => s.Id > cursor);
        // Read before the facts: whatever comes in between is then seen as newer than what is found.
        var standing = await StandingAsync(scoped.OrderBy(e => e.Id).Take(take), ct);
        var services = await FactReading.ReadAsync(db, scoped, take, today, ct);
        if (services.Count == 0) return [];
        var last = services[^1].Id;
        var open = await OpenAsync(scoped.Where(s => !(s.Id > last)).Select(s => s.Id), ct);
        return services.ConvertAll(s => new AuditedService(s.Id, s.OrganisationId, s.Facts, [.. open[s.Id]]) { Before = standing.GetValueOrDefault(s.Id) });
    }

    public async Task<IReadOnlyList<AuditedService>> ReadAsync(IReadOnlyCollection<ServiceId> services, DateOnly today, CancellationToken ct)
    {
        if (services.Count == 0) return [];
        var scoped = db.Register.AsNoTracking().Where(s => services.Contains(s.Id));
        return (await FactReading.ReadAsync(db, scoped, services.Count, today, ct)).ConvertAll(s => new AuditedService(s.Id, s.OrganisationId, s.Facts, []));
    }

    public async Task<int> TakeNumbersAsync(string series, int count, CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        return await db.Dialect.TakeNumbersAsync(db, series, count, ct) - count + 1;
    }

    public async Task<IReadOnlySet<ServiceId>> HoldAsync(IReadOnlyDictionary<ServiceId, DateTimeOffset> read, CancellationToken ct)
    {
        if (read.Count == 0) return new HashSet<ServiceId>();
        await EnsureTransactionAsync(ct);
        var held = await db.Dialect.HoldSummariesAsync(db, [.. read.Keys.Select(id => id.Value)], ct);
        return held.Where(s => read[new ServiceId(s.ServiceId)] != s.EvaluatedAt).Select(s => new ServiceId(s.ServiceId)).ToHashSet();
    }

    public async Task ConfirmAsync(IReadOnlyCollection<ServiceId> services, int policyNumber, DateTimeOffset now, CancellationToken ct)
    {
        if (services.Count == 0) return;
        await EnsureTransactionAsync(ct);
        await db.ComplianceSummaries.Where(c => services.Contains(c.ServiceId) && c.EvaluatedAt < now)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.PolicyNumber, policyNumber).SetProperty(x => x.EvaluatedAt, now), ct);
    }

    public async Task WriteAsync(IReadOnlyCollection<ComplianceSummary> summaries, IReadOnlyCollection<Finding> opened, CancellationToken ct)
    {
        await EnsureTransactionAsync(ct);
        if (summaries.Count > 0) await db.Dialect.ReplaceManyAsync(db, summaries, ct);
        await new RegisterKeeper(db).JudgeAsync(summaries, ct);
        await new SheetKeeper(db).WriteAsync([.. summaries.Where(s => !s.Sheet.IsEmpty)], areNew: false, ct);
        await OpenAsync(opened, ct);
    }

    public async Task SettleAsync(IReadOnlyCollection<FindingCheck> marks, IReadOnlyCollection<Finding> opened, CancellationToken ct)
    {
        await OpenAsync(opened, ct);
        // Marks come last: whoever renews one may wait for this transaction, which from here on waits for nobody.
        await db.SaveChangesAsync(ct);
        await db.Dialect.UnmarkFindingsAsync(db, [.. marks.Select(m => m.Number)], ct);
    }

    private async Task OpenAsync(IReadOnlyCollection<Finding> opened, CancellationToken ct)
    {
        if (opened.Count == 0) return;
        try
        {
            await db.Dialect.InsertManyAsync(db, opened, ct);
        }
        catch (DbUpdateException duplicate) when (db.Dialect.IsUniqueViolation(duplicate))
        {
            // Another run opened one of them in between: this block has to look again.
            throw new DbUpdateConcurrencyException(duplicate.Message, duplicate);
        }
    }

    private IQueryable<RegisterEntry> Scoped(AuditScope scope)
    {
        var services = FactReading.InRegister(db);
        if (scope.Organisation is { } organisation) services = services.Where(s => s.OrganisationId == organisation);
        if (scope.Region is { } region) services = services.Where(s => s.Region == region);
        if (scope.DataClass is { } dataClass && RegisterEntry.RankOf(dataClass) is var rank) services = services.Where(s => s.ClassRank == rank);
        if (scope.Services.Count > 0) services = services.Where(s => scope.Services.Contains(s.Id));
        return services;
    }

    private async Task<Dictionary<ServiceId, KnownStanding>> StandingAsync(IQueryable<RegisterEntry> block, CancellationToken ct)
    {
        var query = block.Join(db.ComplianceSummaries, e => e.Id, c => c.ServiceId, (e, c) => new { c.ServiceId, c.Print, c.ChangesOn, c.ChangesBy, c.EvaluatedAt });
        return (await PlainRows.ReadAsync(db, query, row => (Id: new ServiceId(row.GetGuid(0)), Standing: Standing(row)), ct)).ToDictionary(s => s.Id, s => s.Standing);
    }

    private static KnownStanding Standing(DbDataReader row) => new(
        row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2),
        row.IsDBNull(3) ? null : Enum.Parse<DueKind>(row.GetString(3)),
        row.GetFieldValue<DateTimeOffset>(4));

    private async Task<ILookup<ServiceId, OpenFinding>> OpenAsync(IQueryable<ServiceId> block, CancellationToken ct)
    {
        var rows = await db.Findings.Where(f => f.IsOpen == true)
            .Join(block, f => f.ServiceId, id => id, (f, id) => new { Service = id, f.Id, f.ObligationId })
            .ToListAsync(ct);
        return rows.ToLookup(r => r.Service, r => new OpenFinding(r.Id, r.ObligationId));
    }

    private async Task EnsureTransactionAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
    }
}
