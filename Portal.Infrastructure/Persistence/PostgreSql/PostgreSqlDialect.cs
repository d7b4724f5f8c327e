using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlDialect : IDatabaseDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public bool IsUniqueViolation(DbUpdateException exception) => exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public async Task LockAsync(DbContext db, string name, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    public async Task<bool> TryLockAsync(DbContext db, string name, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({name}, 0)) AS "Value" """).SingleAsync(ct);

    public Task InsertManyAsync<T>(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class => PostgreSqlCopy<T>.Of(db).InsertAsync(db, rows, ct);

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
}
