using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Security;

namespace Portal.Infrastructure.Security;

/// <summary>Keeps the security log: what is noted in passing goes through a bounded queue and is written in batches.</summary>
/// <param name="scopes">A scope, and so a context, for each batch.</param>
/// <param name="origin">Where the request in hand comes from.</param>
/// <param name="options">How much may wait, and how long events are kept.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">The log.</param>
public sealed class SecurityLog(IServiceScopeFactory scopes, IRequestOrigin origin, SecurityLogOptions options, TimeProvider clock, ILogger<SecurityLog> logger)
    : BackgroundService, ISecurityLog
{
    /// <summary>The most events of one batch.</summary>
    public const int BatchSize = 500;

    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(3);
    private static readonly Counter<long> Lost = PortalTelemetry.Meter.CreateCounter<long>("portal.security_log.lost", "events", "Security events that could not be kept");

    private readonly Channel<Noted> _queue = Channel.CreateBounded<Noted>(new BoundedChannelOptions(options.Capacity) { SingleReader = true });
    private readonly SemaphoreSlim _writing = new(1);
    private readonly List<Noted> _batch = [];
    private long _lost;

    /// <inheritdoc />
    public void Record(SecurityEvent happened)
    {
        try
        {
            if (_queue.Writer.TryWrite(Note(happened))) return;
        }
        catch (Exception failure)
        {
            // The request in hand may be over already; whoever calls must not fail for the log's sake.
            logger.LogWarning(failure, "A security event of type {Type} could not be noted", happened.Type);
        }

        Interlocked.Increment(ref _lost);
        Lost.Add(1);
    }

    /// <inheritdoc />
    public async Task RecordAsync(SecurityEvent happened, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        await EnlistAsync(db, happened, ct);
        await db.CommitAsync(ct);
    }

    /// <inheritdoc />
    public async Task EnlistAsync(IPortalDb db, SecurityEvent happened, CancellationToken ct)
    {
        var noted = Note(happened);
        var person = noted.Unnamed is { } id ? await db.People.FindAsync([id], ct) : null;
        db.SecurityEvents.Add(person is null ? noted.Record : noted.Record with { Actor = person.Pseudonym });
    }

    /// <summary>Writes what waits now.</summary>
    /// <param name="ct">Cancels between batches.</param>
    public async Task FlushAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            while (Fill()) await WriteAsync(ct);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Count} security events are lost: the portal stops and they could not be written", _batch.Count + _queue.Reader.Count);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _writing.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Gather, clock, stoppingToken);
                try
                {
                    await FlushAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // The database is away: the batch is kept, the queue fills, and what does not fit is counted.
                    logger.LogWarning(failure, "Security events could not be written; next try in {Seconds} s", PauseAfterFailure.TotalSeconds);
                    await Task.Delay(PauseAfterFailure, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is written by StopAsync.
        }
    }

    private bool Fill()
    {
        while (_batch.Count < BatchSize && _queue.Reader.TryRead(out var noted)) _batch.Add(noted);
        var lost = Interlocked.Exchange(ref _lost, 0);
        if (lost > 0) _batch.Add(Note(new SecurityEvent(SecurityEventType.EventsLost, SecurityOutcome.Failure) { Rows = lost, From = ClientNetwork.None }));
        return _batch.Count > 0;
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        var people = _batch.Select(n => n.Unnamed).OfType<PersonId>().Distinct().ToList();
        var known = people.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Pseudonym, ct);

        // A try that failed may have been committed all the same, its answer lost on the way.
        var ids = _batch.ConvertAll(n => n.Record.Id);
        var written = await db.SecurityEvents.Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToHashSetAsync(ct);
        db.SecurityEvents.AddRange(_batch.Where(n => !written.Contains(n.Record.Id))
            .Select(n => n.Unnamed is { } id && known.TryGetValue(id, out var pseudonym) ? n.Record with { Actor = pseudonym } : n.Record));
        await db.CommitAsync(ct);
        _batch.Clear();
    }

    private Noted Note(SecurityEvent happened)
    {
        var now = clock.GetUtcNow();
        var from = happened.From ?? origin.Current;
        var record = new SecurityRecord
        {
            Id = SecurityEventId.New(),
            At = now,
            Type = happened.Type,
            Outcome = happened.Outcome,
            // A token's actor is the person's pseudonym with the token's short id behind it; the log keeps them apart.
            Actor = LogText.Of(happened.Pseudonym?.Split('/')[0], SecurityRecord.ActorMaxLength),
            Token = LogText.Of(happened.Token ?? happened.Pseudonym?.Split('/').ElementAtOrDefault(1), SecurityRecord.TokenMaxLength),
            Organisation = LogText.Of(happened.Organisation, SecurityRecord.OrganisationMaxLength),
            Subject = LogText.Of(happened.Subject, SecurityRecord.TextMaxLength),
            Reason = LogText.Of(happened.Reason, SecurityRecord.TextMaxLength),
            Rows = happened.Rows,
            Country = from.Country,
            Network = from.Prefix,
            Trace = Activity.Current?.TraceId.ToHexString(),
            KeepUntil = now.AddDays(options.RetentionDays),
        };
        return new Noted(record, happened.Pseudonym is null ? happened.Person : null);
    }

    // The person whose pseudonym is still to be looked up.
    private readonly record struct Noted(SecurityRecord Record, PersonId? Unnamed);
}
