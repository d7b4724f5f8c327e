using System.Diagnostics;
using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Oidc;

/// <summary>A real OpenID provider in a process of its own (Portal.Tests/Oidc), which fails in any way that a test asks for.</summary>
public sealed class TestProvider : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Portal.Tests", "Oidc");

    private readonly Process _process;

    private TestProvider(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    /// <summary>Its address without a slash at the end.</summary>
    public string Issuer { get; }

    public static async Task<TestProvider> StartAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) throw new InvalidOperationException("The tests' OpenID provider is not installed: './portal test' does that.");
        var start = new ProcessStartInfo("node", ["provider.js"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        // Its warnings about being a provider for tests are read, so that it never waits for a reader.
        _ = process.StandardError.ReadToEndAsync();
        var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The tests' OpenID provider did not start.");
        return new TestProvider(process, JsonDocument.Parse(ready).RootElement.GetProperty("issuer").GetString()!);
    }

    /// <summary>Lets somebody sign in, with these claims.</summary>
    public Task AccountAsync(string id, object claims) => SendAsync(new { @do = "account", id, claims });

    /// <summary>Forgets somebody: their refresh tokens are worth nothing any more.</summary>
    public Task ForgetAsync(string id) => SendAsync(new { @do = "forget", id });

    /// <summary>Does something wrong from now on; empty for nothing.</summary>
    public Task FaultAsync(string name) => SendAsync(new { @do = "fault", name });

    /// <summary>Signs with a new key from now on; the old one is gone.</summary>
    public Task RotateAsync() => SendAsync(new { @do = "rotate" });

    /// <summary>Stops answering.</summary>
    public Task DownAsync() => SendAsync(new { @do = "down" });

    /// <summary>Answers again.</summary>
    public Task UpAsync() => SendAsync(new { @do = "up", at = new Uri(Issuer).Port });

    /// <summary>What it was asked since the last time.</summary>
    public async Task<IReadOnlyList<string>> AskedAsync() =>
        [.. (await SendAsync(new { @do = "asked" })).GetProperty("answer").EnumerateArray().Select(a => a.GetString()!)];

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonElement> SendAsync(object command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The tests' OpenID provider has ended.");
        return JsonDocument.Parse(answer).RootElement;
    }
}
