namespace Portal.Web.Components.Shared;

/// <summary>
/// Saves of one page, one after the other: each begins when the one before has ended, however that ended. A page that is left in the middle of a save
/// has nothing to clear away, so what was given last is still saved.
/// </summary>
public sealed class Turns
{
    private Task _last = Task.CompletedTask;

    /// <summary>Does the work when all that asked before are done. To be asked from the page's own circuit.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work.</param>
    public Task<T> TakeAsync<T>(Func<Task<T>> work)
    {
        var mine = AfterAsync(_last, work);
        _last = mine;
        return mine;
    }

    private static async Task<T> AfterAsync<T>(Task before, Func<Task<T>> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return await work();
    }
}
