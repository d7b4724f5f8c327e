using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Portal.Infrastructure.Persistence.PostgreSql;

/// <summary>Rows of one entity as a binary COPY: columns and conversions are those of the model, worked out once.</summary>
/// <typeparam name="T">An entity whose columns are properties of its own or of its parts, or the key of what it belongs to.</typeparam>
internal sealed class PostgreSqlCopy<T>
    where T : class
{
    // Rows are handed over in lots, some of which wait to be sent: one by one, the two sides would spend more time waking each other than at work.
    private const int Ahead = 4;

    private static PostgreSqlCopy<T>? _known;

    private readonly Func<T, object?, object?>[] _read;
    private readonly string _columns;
    private readonly string _table;
    private readonly string _key;
    private readonly string _overwrite;

    private PostgreSqlCopy(IEntityType entity)
    {
        var properties = entity.GetFlattenedProperties().ToList();
        var names = properties.ConvertAll(p => $"\"{p.GetColumnName()}\"");
        _table = $"\"{entity.GetTableName()}\"";
        _columns = string.Join(", ", names);
        _read = [.. properties.Select(Reader)];
        _key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\""));
        _overwrite = string.Join(", ", names.Select(n => $"{n} = EXCLUDED.{n}"));
    }

    public static PostgreSqlCopy<T> Of(PortalDbContext db) => _known ??= new PostgreSqlCopy<T>(db.Model.FindEntityType(typeof(T))!);

    public Task InsertAsync(PortalDbContext db, IEnumerable<T> rows, CancellationToken ct) => InsertAsync(db, rows.Select(row => (row, (object?)null)), ct);

    /// <summary>Rows that belong to owners whose key is a column of theirs.</summary>
    public Task InsertPartsAsync<TOwner>(PortalDbContext db, IReadOnlyCollection<TOwner> owners, string navigation, CancellationToken ct)
        where TOwner : class
    {
        var entity = db.Model.FindEntityType(typeof(TOwner))!;
        var parts = entity.FindNavigation(navigation)!.GetGetter();
        var key = entity.FindPrimaryKey()!.Properties.Single().GetGetter();
        return InsertAsync(db, owners.SelectMany(o => ((IEnumerable<T>)parts.GetClrValue(o)!).Select(part => (part, key.GetClrValue(o)))), ct);
    }

    public async Task ReplaceAsync(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
    {
        var staging = $"\"staging_{typeof(T).Name.ToLowerInvariant()}\"";
        await ExecuteAsync(db, $"CREATE TEMP TABLE IF NOT EXISTS {staging} (LIKE {_table}) ON COMMIT DELETE ROWS", ct);
        await ExecuteAsync(db, $"TRUNCATE {staging}", ct);
        await CopyAsync(db, staging, rows.Select(row => (row, (object?)null)), ct);
        await ExecuteAsync(db, $"INSERT INTO {_table} ({_columns}) SELECT {_columns} FROM {staging} ON CONFLICT ({_key}) DO UPDATE SET {_overwrite}", ct);
    }

    private async Task InsertAsync(PortalDbContext db, IEnumerable<(T Row, object? Owner)> rows, CancellationToken ct)
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

    private async Task CopyAsync(PortalDbContext db, string table, IEnumerable<(T Row, object? Owner)> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({_columns}) FROM STDIN (FORMAT BINARY)", ct);
        try
        {
            await copy.WriteAsync(CopyRows.Header, ct);
            // What the columns hold is worked out, JSON above all, while the database takes in the rows before.
            var ahead = Channel.CreateBounded<CopyRows>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
            var reading = Task.Run(() => ReadAsync(rows, ahead.Writer, ct), ct);
            await foreach (var lot in ahead.Reader.ReadAllAsync(ct)) await copy.WriteAsync(lot.Bytes, ct);
            await reading;
            await copy.WriteAsync(CopyRows.Trailer, ct);
        }
        catch
        {
            // Otherwise what was sent so far would count as all of it.
            await CancelAsync(copy);
            throw;
        }
    }

    private static async Task CancelAsync(NpgsqlRawCopyStream copy)
    {
        try
        {
            await copy.CancelAsync();
        }
        catch (Exception gone) when (gone is not PostgresException)
        {
            // The connection is lost, and the copy with it; what the server refuses is told instead of what followed from it.
        }
    }

    private async Task ReadAsync(IEnumerable<(T Row, object? Owner)> rows, ChannelWriter<CopyRows> to, CancellationToken ct)
    {
        Exception? fault = null;
        try
        {
            var lot = new CopyRows();
            foreach (var (row, owner) in rows)
            {
                lot.Begin(_read.Length);
                foreach (var read in _read) lot.Add(read(row, owner));
                if (!lot.IsFull) continue;
                await to.WriteAsync(lot, ct);
                lot = new CopyRows();
            }

            await to.WriteAsync(lot, ct);
        }
        catch (Exception any)
        {
            fault = any;
        }

        // Whoever reads is told, whatever it was.
        to.Complete(fault);
    }

    private static async Task ExecuteAsync(PortalDbContext db, string sql, CancellationToken ct)
    {
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    // A part's property is read from the whole row; a column without a property holds the key of the owner.
    private static Func<T, object?, object?> Reader(IProperty property)
    {
        Func<T, object?, object?> get;
        if (property.IsShadowProperty()) get = (_, owner) => owner;
        else if (property.GetGetter() is var getter && property.DeclaringType is IComplexType) get = (row, _) => getter.GetClrValueUsingContainingEntity(row, []);
        else get = (row, _) => getter.GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter
            ? (row, owner) => get(row, owner) is { } value ? converter.ConvertToProvider(value) : null
            : get;
    }
}
