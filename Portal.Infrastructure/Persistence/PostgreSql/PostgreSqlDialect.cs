using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlDialect : IDatabaseDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public bool ReadersNeverWait => true;

    public bool IsUniqueViolation(DbUpdateException exception) => exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsReferenceViolation(DbUpdateException exception) => exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    public async Task LockAsync(DbContext db, string name, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    public async Task<bool> TryLockAsync(DbContext db, string name, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({name}, 0)) AS "Value" """).SingleAsync(ct);

    public Task HoldRegisterAsync(PortalDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"LOCK TABLE register_entries IN EXCLUSIVE MODE", ct);

    public Task<List<HeldSummary>> HoldSummariesAsync(PortalDbContext db, Guid[] services, CancellationToken ct) =>
        db.Database.SqlQuery<HeldSummary>(
            $"""SELECT service_id AS "ServiceId", evaluated_at AS "EvaluatedAt" FROM compliance_summaries WHERE service_id = ANY ({services}) ORDER BY service_id FOR UPDATE""").ToListAsync(ct);

    public Task RecountRegisterAsync(PortalDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(RegisterTallying.Recount, ct);

    public Task MergeTalliesAsync(PortalDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(RegisterTallying.Merge, ct);

    public Task InsertManyAsync<T>(PortalDbContext db, IEnumerable<T> rows, CancellationToken ct)
        where T : class => PostgreSqlCopy<T>.Of(db).InsertAsync(db, rows, ct);

    public async Task InsertServicesAsync(PortalDbContext db, IReadOnlyCollection<Service> services, CancellationToken ct)
    {
        await PostgreSqlCopy<Service>.Of(db).InsertAsync(db, services, ct);
        await PostgreSqlCopy<ServiceStep>.Of(db).InsertPartsAsync(db, services, "_steps", ct);
        await PostgreSqlCopy<PlacementRow>.Of(db).InsertPartsAsync(db, services, "_placements", ct);
    }

    public Task ReplaceManyAsync<T>(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class => PostgreSqlCopy<T>.Of(db).ReplaceAsync(db, rows, ct);

    public async Task<int> TakeNumbersAsync(PortalDbContext db, string series, int count, CancellationToken ct)
    {
        var last = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO audit_serials (series, last) VALUES ({series}, {count})
            ON CONFLICT (series) DO UPDATE SET last = audit_serials.last + {count} RETURNING last AS "Value"
            """).ToListAsync(ct);
        return last[0];
    }

    public Task UnmarkFindingsAsync(PortalDbContext db, IReadOnlyCollection<long> numbers, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"DELETE FROM finding_checks WHERE number IN (SELECT number FROM finding_checks WHERE number = ANY ({numbers.ToArray()}) FOR UPDATE SKIP LOCKED)", ct);
}
