using Microsoft.Extensions.Logging;

namespace Portal.Application.Common;

/// <summary>
/// What a use case wants done once its change is committed and only then, such as waking the scheduler. It is a shortcut,
/// never the only way: whatever fails here is found again by a sweep.
/// </summary>
/// <param name="logger">The log.</param>
public sealed class AfterCommit(ILogger<AfterCommit> logger)
{
    private readonly List<Func<CancellationToken, Task>> _actions = [];

    /// <summary>Adds something to do after the commit.</summary>
    /// <param name="action">The action.</param>
    public void Do(Func<CancellationToken, Task> action) => _actions.Add(action);

    /// <summary>Does it; called once by the pipeline.</summary>
    /// <param name="ct">Cancels.</param>
    internal async Task RunAsync(CancellationToken ct)
    {
        foreach (var action in _actions)
        {
            try
            {
                await action(ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogWarning(failure, "Something after the commit failed and is left to a sweep");
            }
        }

        _actions.Clear();
    }
}
