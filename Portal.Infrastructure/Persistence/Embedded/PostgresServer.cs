using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>Makes a cluster, starts and stops its server, and turns what the programs say into one sentence.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class PostgresServer(ClusterFolder folder, PostgresAccount account, PostgresBinaries binaries)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A new cluster with the portal's role and database, or none at all.</summary>
    public async Task CreateAsync(bool durable, CancellationToken ct)
    {
        Discard(folder.Unfinished);
        Directory.CreateDirectory(folder.Unfinished);
        await account.OwnAsync(folder.Unfinished, ct);
        string[] haste = durable ? [] : ["--no-sync"];
        await DemandAsync(
            "made",
            binaries.Initdb,
            [.. haste, "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=reject", "-D", "."],
            null,
            ct);
        await DemandAsync(
            "made",
            binaries.Postgres,
            ["--single", "-D", ".", "-c", "exit_on_error=on", "-c", $"fsync={(durable ? "on" : "off")}", "template1"],
            ClusterSettings.CreateRole(folder.MakePassword()),
            ct);
        if (Directory.Exists(folder.Cluster))
        {
            // Fails, rightly, when the folder holds anything.
            Directory.Delete(folder.Cluster);
        }

        Directory.Move(folder.Unfinished, folder.Cluster);
    }

    /// <summary>The server that runs already, or a new one.</summary>
    public async Task<Postmaster> StartAsync(bool durable, CancellationToken ct)
    {
        var giveUp = DateTime.UtcNow + Patience;
        while (true)
        {
            if (await WaitForRunningAsync(ct) is { } running)
            {
                return running;
            }

            Postmaster.Forget(folder.Cluster);
            var port = folder.ChoosePort();
            ClusterFolder.WriteSettings(folder.Cluster, ClusterSettings.For(port, folder.Logs, durable));
            File.Delete(folder.StartLog);
            var before = LogLengths();
            // Its own session: the terminal's Ctrl-C reaches the portal, which then stops the server in order.
            var start = await account.RunAsync(
                binaries.PgCtl, ["start", "-w", "-s", "-t", "300", "-D", ".", "-l", folder.StartLog], ct, workingFolder: folder.Cluster);
            if (start.ExitCode == 0)
            {
                continue;
            }

            var said = start.Output + ReadLogs(before);
            if (!IsPassing(said) || DateTime.UtcNow > giveUp)
            {
                throw Failure("started", said);
            }

            await Task.Delay(Pause, ct);
        }
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (Postmaster.Running(folder.Cluster) is not null)
        {
            await account.RunAsync(binaries.PgCtl, ["stop", "-m", "fast", "-w", "-s", "-t", "60", "-D", "."], ct, workingFolder: folder.Cluster);
        }
    }

    private async Task<Postmaster?> WaitForRunningAsync(CancellationToken ct)
    {
        while (Postmaster.Running(folder.Cluster) is { } running)
        {
            if (running.IsReady)
            {
                return running;
            }

            await Task.Delay(Pause, ct);
        }

        return null;
    }

    private async Task DemandAsync(string deed, string program, string[] arguments, string? input, CancellationToken ct)
    {
        var result = await account.RunAsync(program, arguments, ct, input, folder.Unfinished);
        if (result.ExitCode != 0)
        {
            Discard(folder.Unfinished);
            throw Failure(deed, result.Output);
        }
    }

    private static void Discard(string unfinished)
    {
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>A killed server leaves children that hold its memory for a moment, and another program may win the port.</summary>
    private static bool IsPassing(string said) =>
        said.Contains("pre-existing shared memory block", StringComparison.Ordinal) ||
        said.Contains("Address already in use", StringComparison.Ordinal);

    private Dictionary<string, long> LogLengths() =>
        new DirectoryInfo(folder.Logs).EnumerateFiles("postgresql-*.log").ToDictionary(log => log.FullName, log => log.Length);

    /// <summary>What was written to the logs since their lengths were taken; what an earlier server said does not count.</summary>
    private string ReadLogs(Dictionary<string, long> before) =>
        string.Join('\n', LogLengths().Where(log => log.Value > before.GetValueOrDefault(log.Key)).Select(log => LastLines(log.Key, before.GetValueOrDefault(log.Key))));

    private static string LastLines(string log, long from)
    {
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = from;
        using var reader = new StreamReader(stream);
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(20));
    }

    private PortalSetupException Failure(string deed, string said)
    {
        if (said.Contains("No space left on device", StringComparison.Ordinal))
        {
            return DiskFull(folder.Root);
        }

        // The last lines matter: the start log of this attempt is read before the log of the day.
        var reason = Reason().Matches(said).LastOrDefault()?.Groups["reason"].Value.Trim() ?? said.Trim().Split('\n')[^1];
        return new PortalSetupException(
            $"The database in {folder.Cluster} could not be {deed} ({reason}): correct that, then start again; {folder.Logs} holds the details.",
            PortalSetupException.Unavailable);
    }

    public static PortalSetupException DiskFull(string root) =>
        new($"The disk that holds {root} is full: free some space, then start again.", PortalSetupException.StorageFailed);

    [GeneratedRegex(@"(?:FATAL|PANIC|error):\s+(?<reason>.*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reason();
}
