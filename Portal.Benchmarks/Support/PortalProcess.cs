using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Benchmarks.Support;

/// <summary>The real program, started as a person starts it.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private const string Ready = "Portal ready at";

    // The garbage of young objects is collected early, so that memory is what is in use rather than what lies about.
    private const string YoungGeneration = "0x400000";

    private readonly Process _process;

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public TimeSpan ToFirstPage { get; private set; }

    /// <summary>Memory of the process that no file backs, in KB.</summary>
    public long MemoryKb => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    public static async Task<PortalProcess> StartAsync(string dataFolder, bool frugal, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Program(), "serve"]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["Portal__DataFolder"] = dataFolder;
        start.Environment["ASPNETCORE_URLS"] = address.OriginalString;
        start.Environment["Access__Demo"] = "true";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Local";
        // One person opens all the circuits that are measured.
        start.Environment["Limits__PagesPerPerson"] = "1000000";
        start.Environment["Limits__RequestsPerMinute"] = "1000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        if (frugal) start.Environment["DOTNET_GCgen0size"] = YoungGeneration;
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var portal = new PortalProcess(process, address);
        try
        {
            await portal.WaitUntilReadyAsync(ct);
            portal.ToFirstPage = Stopwatch.GetElapsedTime(began);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Shell.RunAsync("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)], new Dictionary<string, string>(StringComparer.Ordinal), CancellationToken.None);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken ct)
    {
        while (await _process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;

            // What it says from now on is read, so that it never waits for a reader.
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return;
        }

        throw new InvalidOperationException("The portal ended before its first page; what it said stands above.");
    }

    // Beside this program in the same clone, built the same way.
    private static string Program()
    {
        var path = AppContext.BaseDirectory.Replace("Portal.Benchmarks", "Portal.Web", StringComparison.Ordinal) + "Portal.Web.dll";
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: './portal bench' builds it.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
