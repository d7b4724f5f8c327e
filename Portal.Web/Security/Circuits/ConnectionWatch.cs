using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Domain.Access;

namespace Portal.Web.Security.Circuits;

/// <summary>
/// Cuts connections whose session is over or whose person's rights changed: at once for what happens in this process, and by one
/// query every few seconds for what happens on other nodes. Now and then it also notes the end of sessions that ran out.
/// </summary>
/// <param name="connections">The open ones.</param>
/// <param name="circuits">Which circuit belongs to which connection.</param>
/// <param name="runner">Asks how sessions stand.</param>
/// <param name="feed">Tells of changes in this process.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
internal sealed class ConnectionWatch(
    OpenConnections connections, CircuitBindings circuits, UseCaseRunner runner, SessionFeed feed, TimeProvider clock, ILogger<ConnectionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(30);

    private DateTimeOffset _swept;

    /// <summary>Looks at the connections of everybody, or of one person, now.</summary>
    public async Task LookAsync(PersonId? person, CancellationToken ct)
    {
        var open = connections.Of(person);
        if (open.Count == 0) return;
        var standing = (await runner.SendAsync(SessionKeeper.Actor, new CheckSessionsQuery([.. open.Select(c => c.Who.Session).Distinct()]), ct)).Value;
        foreach (var connection in open.Where(c => !c.MayGoOn(standing.GetValueOrDefault(c.Who.Session)))) connection.Revoke();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Listen(person => _ = SafelyAsync(() => LookAsync(person, stoppingToken), stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await SafelyAsync(() => LookAsync(null, stoppingToken), stoppingToken);
            await SafelyAsync(() => SweepAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - _swept < BetweenSweeps) return;
        _swept = now;
        circuits.ForgetClosed(now);
        await runner.SendAsync(SessionKeeper.Actor, new SweepSessionsCommand(), ct);
    }

    private async Task SafelyAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The portal stops.
        }
        catch (Exception failure)
        {
            // Without the database no use case answers either; the next round looks again.
            logger.LogWarning(failure, "Open connections could not be checked");
        }
    }
}
