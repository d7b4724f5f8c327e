using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>A folder with the server's programs, and their major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    private const string FolderVariable = "PORTAL_POSTGRES_BIN";
    private const string DebianFolder = "/usr/lib/postgresql";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>The newest programs on this machine, or those of the version an existing cluster was made with.</summary>
    public static async Task<PostgresBinaries> FindAsync(int? clusterMajor, string clusterFolder, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Candidates().Distinct(StringComparer.Ordinal).Where(IsComplete))
        {
            if (await MajorOfAsync(folder, ct) is { } major)
            {
                found.Add(new PostgresBinaries(folder, major));
            }
        }

        if (found.Count == 0)
        {
            throw new PortalSetupException(
                $"PostgreSQL is not installed: run 'apt-get install postgresql', or set {FolderVariable} to the folder that holds initdb, pg_ctl and postgres.",
                PortalSetupException.Unavailable);
        }

        var fitting = found.Where(b => clusterMajor is null || b.Major == clusterMajor).OrderByDescending(b => b.Major).FirstOrDefault();
        return fitting ?? throw new PortalSetupException(
            $"The database in {clusterFolder} was made by PostgreSQL {clusterMajor}, and this machine has only {string.Join(", ", found.Select(b => b.Major))}: install PostgreSQL {clusterMajor}, or set {FolderVariable} to its bin folder.",
            PortalSetupException.Misconfigured);
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given)
        {
            if (!IsComplete(given))
            {
                throw new PortalSetupException(
                    $"{FolderVariable} is {given}, which does not hold initdb, pg_ctl and postgres: set it to a PostgreSQL bin folder, or unset it.",
                    PortalSetupException.Misconfigured);
            }

            return [given];
        }

        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var installed = Directory.Exists(DebianFolder)
            ? Directory.EnumerateDirectories(DebianFolder).Select(version => Path.Combine(version, "bin"))
            : [];
        return onPath.Concat(installed);
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "postgres"));

    private static async Task<int?> MajorOfAsync(string folder, CancellationToken ct)
    {
        // Debian's folder says it; asking the program costs some milliseconds of every start.
        var version = folder.StartsWith(DebianFolder, StringComparison.Ordinal)
            ? Path.GetFileName(Path.GetDirectoryName(folder))!
            : (await PostgresAccount.Self.RunAsync(Path.Combine(folder, "postgres"), ["--version"], ct)).Output;
        var number = FirstNumber().Match(version);
        return number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstNumber();
}
