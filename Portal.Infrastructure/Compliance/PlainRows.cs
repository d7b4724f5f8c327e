using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Compliance;

/// <summary>Reads the rows of a query column by column, for what is read by the million: the provider writes the statement, and nothing stands between it and its rows.</summary>
internal static class PlainRows
{
    /// <summary>Reads them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">What is asked for; its columns come in the order in which it names them.</param>
    /// <param name="read">Takes over one row.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<List<T>> ReadAsync<TRow, T>(PortalDbContext db, IQueryable<TRow> query, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var rows = await command.ExecuteReaderAsync(ct);
            var found = new List<T>();
            while (await rows.ReadAsync(ct)) found.Add(read(rows));
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
