using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Security;

namespace Portal.Infrastructure.Security;

/// <summary>
/// Writes events that were kept to standard output, one OCSF line each. A reader of the output that stalls holds up nobody:
/// lines wait in a bounded queue, and what does not fit is only in the database.
/// </summary>
/// <param name="options">Whether to write at all.</param>
/// <param name="output">Where to; standard output.</param>
public sealed class SecurityStream(SecurityLogOptions options, TextWriter output) : BackgroundService
{
    private readonly Channel<SecurityRecord> _queue = Channel.CreateBounded<SecurityRecord>(new BoundedChannelOptions(options.Capacity) { SingleReader = true });

    /// <summary>Writes an event soon.</summary>
    /// <param name="kept">The event, which is committed.</param>
    public void Publish(SecurityRecord kept)
    {
        if (options.Stream) _queue.Writer.TryWrite(kept);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One write for a line, so that it is never torn by the log's.
        await foreach (var kept in _queue.Reader.ReadAllAsync(stoppingToken)) await output.WriteAsync((OcsfLine.Of(kept) + "\n").AsMemory(), stoppingToken);
    }
}
