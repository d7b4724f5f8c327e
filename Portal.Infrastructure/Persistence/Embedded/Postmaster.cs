using System.Globalization;

namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>What the pid file of a cluster says about the server that wrote it.</summary>
internal sealed record Postmaster(int Pid, int Port, string Status)
{
    private const int IdentityLines = 3;
    private const int PortLine = 3;
    private const int StatusLine = 7;

    public bool IsReady => string.Equals(Status, "ready", StringComparison.Ordinal);

    /// <summary>
    /// The server that runs on this cluster now, or null: after a kill -9 the file names a dead process, or one that got the
    /// number later.
    /// </summary>
    public static Postmaster? Running(string cluster)
    {
        if (ReadLines(PidFile(cluster)) is { Length: > 0 } lines && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && IsServerOf(pid, lines))
        {
            var port = lines.Length > PortLine ? int.Parse(lines[PortLine], CultureInfo.InvariantCulture) : 0;
            return new Postmaster(pid, port, lines.Length > StatusLine ? lines[StatusLine].Trim() : "starting");
        }

        return null;
    }

    /// <summary>To be called when no server runs: PostgreSQL refuses to start beside a file that names a living process.</summary>
    public static void Forget(string cluster) => File.Delete(PidFile(cluster));

    /// <summary>A server works inside its cluster's folder, so the pid file seen from there must be the same one.</summary>
    private static bool IsServerOf(int pid, string[] pidFile)
    {
        var seen = ReadLines(PidFile($"/proc/{pid}/cwd"));
        return seen is { Length: > 0 } && pidFile.Take(IdentityLines).SequenceEqual(seen.Take(IdentityLines), StringComparer.Ordinal);
    }

    private static string PidFile(string cluster) => Path.Combine(cluster, "postmaster.pid");

    private static string[]? ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
