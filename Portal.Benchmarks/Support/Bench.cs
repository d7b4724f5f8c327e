namespace Portal.Benchmarks.Support;

/// <summary>What the measures share, made when the first of them asks: a folder, a portal, a large register.</summary>
internal sealed class Bench(BenchOptions options) : IAsyncDisposable
{
    // Everybody may pass through it: PostgreSQL runs as another user where this program runs as root.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(options.Keep ?? Path.Combine(Path.GetTempPath(), $"portal-bench-{Environment.ProcessId}"));
    private BenchPortal? _portal;
    private bool _populated;

    /// <summary>How many services were asked for, and so how many of anything else that is counted in them.</summary>
    public int Services => options.Services;

    /// <summary>A new folder for one purpose.</summary>
    public string Folder(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <summary>The portal without its pages, with the demonstration's data.</summary>
    public async Task<BenchPortal> PortalAsync(CancellationToken ct) => _portal ??= await BenchPortal.StartAsync(Folder("portal"), ct);

    /// <summary>The same with as many registered services as were asked for.</summary>
    public async Task<BenchPortal> PopulatedAsync(CancellationToken ct)
    {
        var portal = await PortalAsync(ct);
        if (_populated) return portal;
        await new Population(portal).GrowAsync(Services, ct);
        _populated = true;
        return portal;
    }

    /// <summary>The database server's own words; empty where none was started.</summary>
    public async Task<string> DatabaseVersionAsync() => _portal is null ? "" : await _portal.ScalarAsync<string>("SELECT 'PostgreSQL ' || current_setting('server_version')", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        if (options.Keep is null) _folder.Delete(recursive: true);
    }
}
