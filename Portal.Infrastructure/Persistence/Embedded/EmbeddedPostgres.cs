using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>
/// A private PostgreSQL server for this data folder: made when there is none, started when it is not running, shared when it is,
/// and stopped by the last process that uses it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresServer _server;
    private readonly ClusterUse _use;
    private readonly ILogger _logger;
    private bool _disposed;

    private EmbeddedPostgres(PostgresServer server, ClusterUse use, ILogger logger)
    {
        _server = server;
        _use = use;
        _logger = logger;
    }

    /// <summary>For the portal's role, which owns the database "portal" and may create others on this server.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The process id of the server.</summary>
    public int ServerProcessId { get; private set; }

    /// <exception cref="PortalSetupException">Something outside the program is wrong; its message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PortalSetupException(
                "The embedded PostgreSQL runs on Linux only: set ConnectionStrings:Portal to a server of your own.",
                PortalSetupException.Unavailable);
        }

        try
        {
            return await OpenAsync(options, logger, ct);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new PortalSetupException(
                $"The data folder {options.DataFolder} belongs to another user: run the portal as that user, or set PORTAL_DATA to a folder of your own.",
                PortalSetupException.NotPermitted,
                failure);
        }
        catch (IOException failure)
        {
            throw failure.Message.Contains("No space left on device", StringComparison.Ordinal)
                ? PostgresServer.DiskFull(options.DataFolder)
                : new PortalSetupException(
                    $"The data folder {options.DataFolder} cannot be used ({failure.Message}): correct that, or set PORTAL_DATA to another folder.",
                    PortalSetupException.StorageFailed,
                    failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        using var turn = await _use.TakeTurnAsync(CancellationToken.None);
        if (OperatingSystem.IsLinux() && _use.LeaveAsLast())
        {
            await _server.StopAsync(CancellationToken.None);
            _logger.LogInformation("PostgreSQL {Pid} stopped", ServerProcessId);
        }
    }

    [SupportedOSPlatform("linux")]
    private static async Task<EmbeddedPostgres> OpenAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        var (folder, account) = await ClusterFolder.OpenAsync(options.DataFolder, ct);
        var binaries = await PostgresBinaries.FindAsync(folder.Major, folder.Cluster, ct);
        var postgres = new EmbeddedPostgres(new PostgresServer(folder, account, binaries), new ClusterUse(folder.Root), logger);
        try
        {
            using (await postgres._use.TakeTurnAsync(ct))
            {
                postgres._use.Enter();
                await postgres.StartServerAsync(folder, options.Durable, ct);
            }

            await postgres.VerifyAsync(folder, ct);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    [SupportedOSPlatform("linux")]
    private async Task StartServerAsync(ClusterFolder folder, bool durable, CancellationToken ct)
    {
        if (!folder.IsComplete)
        {
            _logger.LogInformation("Making a database in {Cluster}", folder.Cluster);
            await _server.CreateAsync(durable, ct);
        }

        var password = folder.ReadPassword();
        var running = await _server.StartAsync(durable, ct);
        ServerProcessId = running.Pid;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = running.Port,
            Database = ClusterSettings.Database,
            Username = ClusterSettings.Role,
            Password = password,
            ApplicationName = "portal",
            MaxPoolSize = 60,
        }.ConnectionString;
        _logger.LogInformation("PostgreSQL {Pid} serves {Cluster} on port {Port}", running.Pid, folder.Cluster, running.Port);
    }

    [SupportedOSPlatform("linux")]
    private async Task VerifyAsync(ClusterFolder folder, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync(ct);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new PortalSetupException(
                $"The database in {folder.Cluster} does not accept the password in {folder.PasswordFile}: put that file back from your backup, or run './portal reset' to start with an empty database.",
                PortalSetupException.Misconfigured,
                refusal);
        }
        catch (NpgsqlException failure)
        {
            throw new PortalSetupException(
                $"The database in {folder.Cluster} does not answer ({failure.Message}): correct that, then start again; {folder.Logs} holds the details.",
                PortalSetupException.Unavailable,
                failure);
        }
    }
}
