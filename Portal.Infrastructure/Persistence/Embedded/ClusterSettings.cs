namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>The server's configuration: sized for a small machine, reachable over loopback TCP with a password only.</summary>
internal static class ClusterSettings
{
    public const string Role = "portal";
    public const string Database = "portal";

    /// <summary>Nobody but the portal's own role gets in, and never without its password.</summary>
    public const string ClientAuthentication = "host all portal 127.0.0.1/32 scram-sha-256\n";

    public static string For(int port, string logs, bool durable) =>
        $"""
        # Written by the portal at each start. Settings of your own go into local.conf beside this file.
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        password_encryption = scram-sha-256
        max_connections = {(durable ? 100 : 400)}
        shared_buffers = {(durable ? Buffers : 128)}MB
        effective_cache_size = {4 * Buffers}MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        max_wal_size = 1GB
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = on
        log_directory = '{logs.Replace("'", "''", StringComparison.Ordinal)}'
        log_filename = 'postgresql-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        log_line_prefix = '%m [%p] '
        log_min_duration_statement = 2s
        {(durable ? "" : Careless)}
        include_if_exists = 'local.conf'

        """;

    private const int LeastBuffers = 256;
    private const int MostBuffers = 4096;
    private const int Share = 8;

    // Megabytes. A register of a million services fits into an eighth of an ordinary server's memory, and is not fetched from the system's cache time and again.
    private static int Buffers { get; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024) / Share, LeastBuffers, MostBuffers);

    private const string Careless =
        """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0
        """;

    /// <summary>The role may own databases and nothing more; the superuser has no password and so cannot sign in at all.</summary>
    public static string CreateRole(string password) =>
        $"""
        CREATE ROLE {Role} LOGIN CREATEDB PASSWORD '{password}';
        CREATE DATABASE {Database} OWNER {Role};

        """;
}
