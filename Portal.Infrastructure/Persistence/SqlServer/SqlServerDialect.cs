using System.Reflection;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence.SqlServer;

internal sealed class SqlServerDialect : IDatabaseDialect
{
    // 2601 and 2627: duplicate key in a unique index or constraint.
    private static readonly int[] Duplicate = [2601, 2627];

    public static SqlServerDialect Instance { get; } = new();

    // Only with READ_COMMITTED_SNAPSHOT, which is the operator's to say.
    public bool ReadersNeverWait => false;

    public bool IsUniqueViolation(DbUpdateException exception) => exception.InnerException is SqlException sql && Duplicate.Contains(sql.Number);

    // 547 stands for checks too; only the message tells them apart, and it names the kind of constraint in every language of the server.
    public bool IsReferenceViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: 547 } sql && (sql.Message.Contains("FOREIGN KEY", StringComparison.Ordinal) || sql.Message.Contains("REFERENCE", StringComparison.Ordinal));

    public async Task LockAsync(DbContext db, string name, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1", ct);

    public async Task<bool> TryLockAsync(DbContext db, string name, CancellationToken ct)
    {
        var results = await db.Database.SqlQuery<int>(
            $"DECLARE @r int; EXEC @r = sp_getapplock @Resource = {name}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 0; SELECT @r AS Value").ToListAsync(ct);
        return results[0] >= 0;
    }

    // Readers see the last committed rows where the database has READ_COMMITTED_SNAPSHOT, and wait otherwise.
    public Task HoldRegisterAsync(PortalDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"DECLARE @n int; SELECT @n = COUNT(*) FROM RegisterEntries WITH (TABLOCKX, HOLDLOCK) WHERE 1 = 0", ct);

    public Task<List<HeldSummary>> HoldSummariesAsync(PortalDbContext db, Guid[] services, CancellationToken ct)
    {
        var ids = JsonSerializer.Serialize(services);
        return db.Database.SqlQuery<HeldSummary>(
            $"SELECT ServiceId, EvaluatedAt FROM ComplianceSummaries WITH (UPDLOCK, ROWLOCK) WHERE ServiceId IN (SELECT CAST(value AS uniqueidentifier) FROM OPENJSON({ids}))").ToListAsync(ct);
    }

    public Task RecountRegisterAsync(PortalDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(RegisterTallying.Recount, ct);

    public Task MergeTalliesAsync(PortalDbContext db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(RegisterTallying.Merge, ct);

    public Task InsertManyAsync<T>(PortalDbContext db, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        db.Set<T>().AddRange(rows);
        return db.SaveChangesAsync(ct);
    }

    // What belongs to a service is added with it.
    public Task InsertServicesAsync(PortalDbContext db, IReadOnlyCollection<Service> services, CancellationToken ct) => InsertManyAsync(db, services, ct);

    // One round trip finds which keys are there; EF Core batches the rest.
    public async Task ReplaceManyAsync<T>(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        var key = db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single();
        var known = await KnownAsync<T>(db, key, rows, ct);
        foreach (var row in rows) db.Entry(row).State = known.Contains(key.GetGetter().GetClrValue(row)!) ? EntityState.Modified : EntityState.Added;
        await db.SaveChangesAsync(ct);
    }

    public async Task<int> TakeNumbersAsync(PortalDbContext db, string series, int count, CancellationToken ct)
    {
        var last = await db.Database.SqlQuery<int>(
            $"""
            MERGE AuditSerials WITH (HOLDLOCK) AS t USING (SELECT {series} AS Series) AS s ON t.Series = s.Series
            WHEN MATCHED THEN UPDATE SET Last = t.Last + {count}
            WHEN NOT MATCHED THEN INSERT (Series, Last) VALUES (s.Series, {count})
            OUTPUT inserted.Last AS Value;
            """).ToListAsync(ct);
        return last[0];
    }

    public Task UnmarkFindingsAsync(PortalDbContext db, IReadOnlyCollection<long> numbers, CancellationToken ct)
    {
        var list = string.Join(',', numbers);
        return db.Database.ExecuteSqlAsync($"DELETE FROM FindingChecks WITH (READPAST) WHERE Number IN (SELECT CAST(value AS bigint) FROM STRING_SPLIT({list}, ','))", ct);
    }

    private static async Task<HashSet<object>> KnownAsync<T>(PortalDbContext db, IProperty key, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        // EF.Property needs the key's own type; a list of keys typed so translates to one OPENJSON.
        var read = typeof(SqlServerDialect).GetMethod(nameof(ReadKeysAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(T), key.ClrType);
        return await (Task<HashSet<object>>)read.Invoke(null, [db, key, rows, ct])!;
    }

    private static async Task<HashSet<object>> ReadKeysAsync<T, TKey>(PortalDbContext db, IProperty key, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
        where TKey : notnull
    {
        var wanted = rows.Select(row => (TKey)key.GetGetter().GetClrValue(row)!).ToList();
        var name = key.Name;
        var found = await db.Set<T>().AsNoTracking().Select(row => EF.Property<TKey>(row, name)).Where(k => wanted.Contains(k)).ToListAsync(ct);
        return [.. found.Cast<object>()];
    }
}
