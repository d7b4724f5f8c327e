namespace Portal.Infrastructure.Persistence.Embedded;

/// <summary>
/// Lets several processes share one cluster (a running portal and an import beside it): each holds a shared lock while it uses
/// the server, and the last one out stops it. The kernel drops the locks of a killed process.
/// </summary>
internal sealed class ClusterUse(string root) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private FileStream? _inUse;

    private string InUseFile => Path.Combine(root, "postgres.in-use");

    /// <summary>Starting and stopping happen one process at a time.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryOpen(Path.Combine(root, "postgres.turn"), FileShare.None) is { } turn)
            {
                return turn;
            }

            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>To be called while holding the turn.</summary>
    public void Enter() => _inUse = TryOpen(InUseFile, FileShare.ReadWrite);

    /// <summary>To be called while holding the turn; true when nobody else uses the server.</summary>
    public bool LeaveAsLast()
    {
        Dispose();
        using var alone = TryOpen(InUseFile, FileShare.None);
        return alone is not null;
    }

    public void Dispose()
    {
        _inUse?.Dispose();
        _inUse = null;
    }

    private static FileStream? TryOpen(string file, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException failure) when (failure is not (DirectoryNotFoundException or FileNotFoundException) && File.Exists(file))
        {
            return null;
        }
    }
}
