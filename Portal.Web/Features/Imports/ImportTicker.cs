using Portal.Application.Imports;

namespace Portal.Web.Features.Imports;

/// <summary>Has a page look again when an import moves, at most twice a second; and now and then by itself, because the worker may be on another node.</summary>
internal sealed class ImportTicker : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WhileAtWork = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WhenQuiet = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _moved = new(0);
    private readonly IDisposable _subscription;
    private readonly Func<Task<bool>> _look;

    /// <param name="feed">Tells of imports that move.</param>
    /// <param name="look">Looks again; answers whether an import is still at work.</param>
    public ImportTicker(ImportFeed feed, Func<Task<bool>> look)
    {
        _look = look;
        _subscription = feed.Listen(_ => Signal());
        _ = TickAsync();
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    private void Signal()
    {
        if (_moved.CurrentCount == 0) _moved.Release();
    }

    private async Task TickAsync()
    {
        var ct = _end.Token;
        var atWork = true;
        try
        {
            while (true)
            {
                await _moved.WaitAsync(atWork ? WhileAtWork : WhenQuiet, ct);
                atWork = await _look();
                await Task.Delay(Least, ct);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }
}
