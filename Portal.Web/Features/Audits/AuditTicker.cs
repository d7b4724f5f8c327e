using Portal.Application.Audits;

namespace Portal.Web.Features.Audits;

/// <summary>
/// Has a page look again when a run moves, at most once a second; and now and then by itself, because the worker may be on
/// another node.
/// </summary>
internal sealed class AuditTicker : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileOpen = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WhenQuiet = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _moved = new(0);
    private readonly IDisposable _subscription;
    private readonly Func<Task<bool>> _look;

    /// <param name="feed">Tells of runs that move.</param>
    /// <param name="look">Looks again; answers whether a run is still open.</param>
    public AuditTicker(AuditFeed feed, Func<Task<bool>> look)
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
        var open = true;
        try
        {
            while (true)
            {
                await _moved.WaitAsync(open ? WhileOpen : WhenQuiet, ct);
                open = await _look();
                await Task.Delay(Least, ct);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }
}
