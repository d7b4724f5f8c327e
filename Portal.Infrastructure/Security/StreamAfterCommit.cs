using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Domain.Security;
using Portal.Infrastructure.Persistence;

namespace Portal.Infrastructure.Security;

/// <summary>Sends security events to the stream once, and only if, they are committed, whoever added them. One for all contexts, each of which keeps its own events.</summary>
/// <param name="stream">The stream.</param>
internal sealed class StreamAfterCommit(SecurityStream stream) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // An event is added, never changed: looking for changes once more would only cost time.
        var tracker = eventData.Context!.ChangeTracker;
        var detect = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        Of(eventData.Context).Saving = [.. tracker.Entries<SecurityRecord>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)];
        tracker.AutoDetectChangesEnabled = detect;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var events = Of(eventData.Context!);
        events.Saved.AddRange(events.Saving);
        if (eventData.Context!.Database.CurrentTransaction is null) Publish(events);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Publish(Of(eventData.Context!));
        return Task.CompletedTask;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        // What an earlier transaction of this context wrote and did not commit is gone.
        Of(eventData.Context!).Clear();
        return ValueTask.FromResult(result);
    }

    private static UncommittedEvents Of(DbContext context) => ((PortalDbContext)context).Uncommitted;

    private void Publish(UncommittedEvents events)
    {
        foreach (var kept in events.Saved) stream.Publish(kept);
        events.Clear();
    }
}

/// <summary>Security events that a context writes and that are not committed yet.</summary>
internal sealed class UncommittedEvents
{
    /// <summary>Being written.</summary>
    public IReadOnlyList<SecurityRecord> Saving { get; set; } = [];

    /// <summary>Written in a transaction that is still open.</summary>
    public List<SecurityRecord> Saved { get; } = [];

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        Saving = [];
        Saved.Clear();
    }
}
