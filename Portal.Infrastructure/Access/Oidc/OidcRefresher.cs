using Microsoft.Extensions.Hosting;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Looks at the providers while the portal runs, so that nobody waits for them and their keys are never old.</summary>
/// <param name="directory">What they say of themselves.</param>
/// <param name="clock">The clock.</param>
internal sealed class OidcRefresher(OidcDirectory directory, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The portal starts without waiting for anybody else.
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await directory.RefreshAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }
}
