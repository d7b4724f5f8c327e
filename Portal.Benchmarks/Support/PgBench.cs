using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Portal.Infrastructure.Persistence.Embedded;

namespace Portal.Benchmarks.Support;

/// <summary>PostgreSQL's own benchmark on the same server: what the machine can commit at all.</summary>
internal sealed partial class PgBench(BenchPortal portal)
{
    private const string Database = "pgbench";

    /// <summary>Transactions of <c>pgbench -N</c> in a second; null where the program is not installed.</summary>
    public async Task<double?> TransactionsAsync(int clients, int seconds, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } program) return null;
        await portal.ExecuteAsync($"CREATE DATABASE {Database}", ct);
        await RunAsync(program, ["-i", "-q", "-s", "10"], ct);
        var said = await RunAsync(program, ["-N", "-c", $"{clients}", "-j", "2", "-T", $"{seconds}"], ct);
        return double.Parse(Tps().Match(said).Groups["tps"].Value, CultureInfo.InvariantCulture);
    }

    // Beside the server's programs, or anywhere on the path.
    private static async Task<string?> FindAsync(CancellationToken ct)
    {
        var server = await PostgresBinaries.FindAsync(null, "", ct);
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path.Prepend(server.Folder).Select(folder => Path.Combine(folder, "pgbench")).FirstOrDefault(File.Exists);
    }

    private async Task<string> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        var server = new NpgsqlConnectionStringBuilder(portal.ConnectionString);
        var connection = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = server.Host!,
            ["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = server.Username!,
            ["PGPASSWORD"] = server.Password!,
            ["PGDATABASE"] = Database,
        };
        return await Shell.RunAsync(program, arguments, connection, ct);
    }

    [GeneratedRegex(@"tps = (?<tps>[\d.]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tps();
}
