using System.Diagnostics;
using System.Text.Json;

namespace Portal.Benchmarks.Support;

/// <summary>The OpenID provider of the tests in a process of its own, with an account for whoever is asked for.</summary>
internal sealed class ProviderProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ProviderProcess(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    public string Issuer { get; }

    /// <summary>The settings by which the portal knows it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Access__Providers__bench__Authority"] = Issuer,
        ["Access__Providers__bench__ClientId"] = "portal",
        ["Access__Providers__bench__ClientSecret"] = "a secret & more",
        ["Access__Providers__bench__Name__En"] = "Bench",
        ["Access__Providers__bench__Name__Ur"] = "پیمائش",
        ["Access__Providers__bench__AllowPrivateNetwork"] = "true",
        // All of them come from this one machine.
        ["Limits__SignInsPerMinute"] = "100000",
    };

    public static async Task<ProviderProcess> StartAsync(CancellationToken ct)
    {
        var start = new ProcessStartInfo("node", ["provider.js"])
        {
            WorkingDirectory = Folder(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var ready = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The OpenID provider did not start: './portal bench' installs it.");
        return new ProviderProcess(process, JsonDocument.Parse(ready).RootElement.GetProperty("issuer").GetString()!);
    }

    /// <summary>Lets somebody sign in there by their e-mail address.</summary>
    public async Task AccountAsync(string email, CancellationToken ct)
    {
        var command = JsonSerializer.Serialize(new { @do = "account", id = email, claims = new { email, email_verified = true } });
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), ct);
        await _process.StandardInput.FlushAsync(ct);
        await _process.StandardOutput.ReadLineAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The benchmark runs inside a clone."), "Portal.Tests", "Oidc");
    }
}
