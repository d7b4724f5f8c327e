namespace Portal.Web.Components.Shared;

/// <summary>
/// Has a page look again when something moves, at most once a second; and now and then by itself, because the worker may be on another node.
/// </summary>
internal sealed class PageTicker : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileOpen = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WhenQuiet = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _moved = new(0);
    private readonly IDisposable _subscription;
    private readonly Func<Task<bool>> _look;

    /// <summary>Looks now and then, every two seconds at first.</summary>
    /// <param name="look">Looks again; answers whether there is more to come.</param>
    public PageTicker(Func<Task<bool>> look)
        : this(_ => Deaf.Instance, look)
    {
    }

    /// <summary>Looks whenever something moved, and now and then besides.</summary>
    /// <param name="listen">Begins to listen; what it is given is called when something moved.</param>
    /// <param name="look">Looks again; answers whether there is more to come.</param>
    public PageTicker(Func<Action, IDisposable> listen, Func<Task<bool>> look)
    {
        _look = look;
        _subscription = listen(Wake);
        _ = TickAsync();
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    /// <summary>Looks again at the next chance.</summary>
    public void Wake()
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
                open = await LookAsync();
                await Task.Delay(Least, ct);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }

    // A look that fails, as while the database starts again, ends nothing: the page shows what it had and looks again.
    private async Task<bool> LookAsync()
    {
        try
        {
            return await _look();
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ObjectDisposedException))
        {
            return true;
        }
    }

    private sealed class Deaf : IDisposable
    {
        public static readonly Deaf Instance = new();

        public void Dispose()
        {
        }
    }
}
