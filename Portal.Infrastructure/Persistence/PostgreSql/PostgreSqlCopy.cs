using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Rows of one entity as a binary COPY: columns and conversions are those of the model, worked out once.</summary>
/// <typeparam name="T">An entity whose columns are all properties of its own.</typeparam>
internal sealed class PostgreSqlCopy<T>
    where T : class
{
    private static PostgreSqlCopy<T>? _known;

    private readonly Func<T, object?>[] _read;
    private readonly string _columns;
    private readonly string _table;
    private readonly string _key;
    private readonly string _overwrite;

    private PostgreSqlCopy(IEntityType entity)
    {
        var properties = entity.GetProperties().ToList();
        var names = properties.ConvertAll(p => $"\"{p.GetColumnName()}\"");
        _table = $"\"{entity.GetTableName()}\"";
        _columns = string.Join(", ", names);
        _read = [.. properties.Select(Reader)];
        _key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\""));
        _overwrite = string.Join(", ", names.Select(n => $"{n} = EXCLUDED.{n}"));
    }

    public static PostgreSqlCopy<T> Of(PortalDbContext db) => _known ??= new PostgreSqlCopy<T>(db.Model.FindEntityType(typeof(T))!);

    public async Task InsertAsync(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
    {
        try
        {
            await CopyAsync(db, _table, rows, ct);
        }
        catch (PostgresException refused)
        {
            throw new DbUpdateException(refused.MessageText, refused);
        }
    }

    public async Task ReplaceAsync(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
    {
        var staging = $"\"staging_{typeof(T).Name.ToLowerInvariant()}\"";
        await ExecuteAsync(db, $"CREATE TEMP TABLE IF NOT EXISTS {staging} (LIKE {_table}) ON COMMIT DELETE ROWS", ct);
        await CopyAsync(db, staging, rows, ct);
        await ExecuteAsync(db, $"INSERT INTO {_table} ({_columns}) SELECT {_columns} FROM {staging} ON CONFLICT ({_key}) DO UPDATE SET {_overwrite}", ct);
    }

    private async Task CopyAsync(PortalDbContext db, string table, IReadOnlyCollection<T> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var importer = await connection.BeginBinaryImportAsync($"COPY {table} ({_columns}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(ct);
            foreach (var read in _read)
            {
                if (read(row) is { } value) await importer.WriteAsync(value, ct);
                else await importer.WriteNullAsync(ct);
            }
        }

        await importer.CompleteAsync(ct);
    }

    private static async Task ExecuteAsync(PortalDbContext db, string sql, CancellationToken ct)
    {
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Func<T, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter is { } converter
            ? row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
            : row => getter.GetClrValue(row);
    }
}
