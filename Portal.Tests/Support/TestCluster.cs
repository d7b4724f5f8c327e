using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Infrastructure.Persistence.Embedded;
using Portal.Infrastructure.Persistence.PostgreSql;

namespace Portal.Tests.Support;

/// <summary>
/// One real PostgreSQL server for the whole test run, with a migrated template of which every test class gets its own copy.
/// It stops with the process, being a child that nobody else uses.
/// </summary>
internal static class TestCluster
{
    private const string Template = "portal_template";

    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartAsync);
    private static readonly SemaphoreSlim Copying = new(1);
    private static int _copies;

    /// <summary>A new database with the portal's schema and no rows.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var server = await Server.Value;
        var name = $"test_{Interlocked.Increment(ref _copies)}";
        // PostgreSQL copies a template only while nobody else does.
        await Copying.WaitAsync();
        try
        {
            await ExecuteAsync(server.ConnectionString, $"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            Copying.Release();
        }

        return Named(server, name);
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        // By this name './portal test' finds what the process had no time to clear away.
        var folder = Directory.CreateTempSubdirectory($"portal-tests-{Environment.GetEnvironmentVariable("PORTAL_TEST_RUN")}-").FullName;
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder, Durable = false }, NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(server, folder);
        await ExecuteAsync(server.ConnectionString, $"CREATE DATABASE {Template}");
        await using var db = new PostgreSqlPortalDbContext(
            new DbContextOptionsBuilder<PostgreSqlPortalDbContext>().UseNpgsql(Named(server, Template) + ";Pooling=false").Options);
        await db.Database.MigrateAsync();
        return server;
    }

    private static void Stop(EmbeddedPostgres server, string folder)
    {
        NpgsqlConnection.ClearAllPools();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // A temporary folder that stays behind harms nobody.
        }
    }

    private static string Named(EmbeddedPostgres server, string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = database,
            MaxPoolSize = 20,

            // Hundreds of databases share the server's connections: an idle one goes back soon.
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 2,
        }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
