using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Portal.Tests.Support;

/// <summary>Notes the queries that read one table, so that their plans can be asked for.</summary>
/// <param name="table">The table.</param>
internal sealed class CommandPlans(string table) : DbCommandInterceptor
{
    private readonly ConcurrentQueue<NpgsqlCommand> _commands = [];

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains(table, StringComparison.Ordinal)) _commands.Enqueue(((NpgsqlCommand)command).Clone());
        return ValueTask.FromResult(result);
    }

    /// <summary>PostgreSQL's plan of each query since the last time, in the order of the queries.</summary>
    /// <param name="connectionString">The database.</param>
    public async Task<IReadOnlyList<string>> ExplainAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        // Some tens of thousands of rows are still read quickest from end to end; what is asked is whether an index serves.
        await using (var many = new NpgsqlCommand("SET enable_seqscan = off", connection)) await many.ExecuteNonQueryAsync();
        List<string> plans = [];
        while (_commands.TryDequeue(out var command))
        {
            command.Connection = connection;
            command.CommandText = "EXPLAIN (COSTS OFF) " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync();
            List<string> lines = [];
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
            plans.Add(string.Join('\n', lines));
            await command.DisposeAsync();
        }

        return plans;
    }
}
