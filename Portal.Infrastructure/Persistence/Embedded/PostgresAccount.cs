using System.ComponentModel;
using System.Diagnostics;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>How a program ended and all that it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Output);

/// <summary>
/// The operating-system user that PostgreSQL's programs run as. PostgreSQL refuses to run as root, so a portal started by root
/// runs them as another user; anybody else runs them as themselves.
/// </summary>
internal sealed record PostgresAccount(string? User, string? Group)
{
    public static PostgresAccount Self { get; } = new(null, null);

    public bool IsOther => User is not null;

    /// <summary>The owner of an existing cluster, or the user that a new one shall belong to.</summary>
    public static async Task<PostgresAccount> ForAsync(string cluster, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Self;
        }

        string[] users = Directory.Exists(cluster) ? [(await Self.RunAsync("stat", ["-c", "%U", cluster], ct)).Output.Trim()] : ["postgres", "nobody"];
        foreach (var user in users.Where(u => !string.Equals(u, "root", StringComparison.Ordinal)))
        {
            var group = await Self.RunAsync("id", ["-g", user], ct);
            if (group.ExitCode == 0)
            {
                return new PostgresAccount(user, group.Output.Trim());
            }
        }

        throw new PortalSetupException(
            $"PostgreSQL refuses to run as root and no other user can run the database in {cluster}: run 'chown -R postgres {cluster}', or start the portal as a normal user.",
            PortalSetupException.NotPermitted);
    }

    /// <summary>Whether the user can pass through every folder above the path.</summary>
    public async Task<bool> CanReachAsync(string folder, CancellationToken ct) =>
        !IsOther || (await RunAsync("test", ["-x", folder], ct)).ExitCode == 0;

    public async Task OwnAsync(string path, CancellationToken ct)
    {
        if (IsOther)
        {
            await Self.RunAsync("chown", [$"{User}:{Group}", "--", path], ct);
        }
    }

    /// <summary>Runs a program to its end as this user, in a neutral folder or the one given.</summary>
    public async Task<ProgramResult> RunAsync(string program, string[] arguments, CancellationToken ct, string? input = null, string workingFolder = "/")
    {
        string[] command = IsOther
            ? ["setpriv", $"--reuid={User}", $"--regid={Group}", "--clear-groups", "--", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        // The messages are read by this program, so they must come in one language.
        start.Environment["LC_ALL"] = "C";
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await WriteInputAsync(process, input);
        await process.WaitForExitAsync(ct);
        return new ProgramResult(process.ExitCode, await output + await errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new PortalSetupException(
                $"The program {start.FileName} cannot be run ({failure.Message}): install it or correct its permissions, then start again.",
                PortalSetupException.Unavailable,
                failure);
        }
    }

    private static async Task WriteInputAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it read its input; its exit code and output say why.
        }
    }
}
