using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>
/// Where everything of one cluster lies. The data folder holds the password, the port and the cluster; only when the user that
/// runs the server cannot reach the data folder (a clone below /root) is the cluster elsewhere, and postgres.location says where.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ClusterFolder
{
    private const int FirstPort = 20000;
    private const int LastPort = 29999;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    // Started by root, the server's user passes through the data folder to its own folders and can list nothing.
    private const UnixFileMode PassThrough = OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _dataFolder;

    private ClusterFolder(string dataFolder, string root)
    {
        _dataFolder = dataFolder;
        Root = root;
    }

    public string Root { get; }

    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>A cluster in the making; it gets its final name when it is complete, so a name says which one is whole.</summary>
    public string Unfinished => Path.Combine(Root, "postgres.unfinished");

    public string Logs => Path.Combine(Root, "logs");

    public string PasswordFile => Path.Combine(_dataFolder, "postgres.password");

    public string StartLog => Path.Combine(Logs, "postgresql-start.log");

    private string PortFile => Path.Combine(_dataFolder, "postgres.port");

    public bool IsComplete => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    public int? Major => IsComplete
        ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
        : null;

    public static async Task<(ClusterFolder Folder, PostgresAccount Account)> OpenAsync(string dataFolder, CancellationToken ct)
    {
        dataFolder = Path.GetFullPath(dataFolder);
        CreateFolder(dataFolder);
        var location = Path.Combine(dataFolder, "postgres.location");
        var folder = new ClusterFolder(dataFolder, File.Exists(location) ? (await File.ReadAllTextAsync(location, ct)).Trim() : dataFolder);
        var account = await PostgresAccount.ForAsync(folder.Cluster, ct);
        if (account.IsOther)
        {
            LetThrough(dataFolder);
        }

        if (!folder.IsComplete && !await account.CanReachAsync(folder.Root, ct))
        {
            folder = new ClusterFolder(dataFolder, $"/var/lib/portal-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
            await File.WriteAllTextAsync(location, folder.Root, ct);
        }

        CreateFolder(folder.Root);
        Directory.CreateDirectory(folder.Logs);
        await account.OwnAsync(folder.Logs, ct);
        return (folder, account);
    }

    /// <summary>The password of a complete cluster.</summary>
    public string ReadPassword() => File.Exists(PasswordFile)
        ? File.ReadAllText(PasswordFile).Trim()
        : throw new PortalSetupException(
            $"The password of the database in {Cluster} is missing: put {PasswordFile} back from your backup, or run './portal reset' to start with an empty database.",
            PortalSetupException.Misconfigured);

    public string MakePassword()
    {
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        File.Delete(PasswordFile);
        using var file = new FileStream(PasswordFile, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var writer = new StreamWriter(file);
        writer.Write(password);
        return password;
    }

    /// <summary>The port of last time when it is free, otherwise another one, kept for next time.</summary>
    public int ChoosePort()
    {
        if (File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var kept) && IsFree(kept))
        {
            return kept;
        }

        // Below the range that the kernel gives to outgoing connections, so that the port stays free between two runs.
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(FirstPort, LastPort + 1);
            if (IsFree(port))
            {
                File.WriteAllText(PortFile, port.ToString(CultureInfo.InvariantCulture));
                return port;
            }
        }

        throw new PortalSetupException(
            $"No port from {FirstPort} to {LastPort} is free on 127.0.0.1 for the database: stop a program that listens there, then start again.",
            PortalSetupException.Unavailable);
    }

    /// <summary>Writes the settings of this program's version over those of an earlier one; local.conf is the operator's.</summary>
    public static void WriteSettings(string cluster, string settings)
    {
        // In place, so that the files keep the owner and mode that initdb gave them.
        File.WriteAllText(Path.Combine(cluster, "postgresql.conf"), settings);
        File.WriteAllText(Path.Combine(cluster, "pg_hba.conf"), ClusterSettings.ClientAuthentication);
    }

    private static void CreateFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, Environment.IsPrivilegedProcess ? PassThrough : OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void LetThrough(string folder) => File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | PassThrough);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
