using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Domain.Security;

namespace Portal.Infrastructure.Security;

/// <summary>Sends security events to the stream once, and only if, they are committed, whoever added them. One per context.</summary>
/// <param name="stream">The stream.</param>
internal sealed class StreamAfterCommit(SecurityStream stream) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly List<SecurityRecord> _saved = [];
    private List<SecurityRecord> _saving = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // An event is added, never changed: looking for changes once more would only cost time.
        var tracker = eventData.Context!.ChangeTracker;
        var detect = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        _saving = [.. tracker.Entries<SecurityRecord>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)];
        tracker.AutoDetectChangesEnabled = detect;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        _saved.AddRange(_saving);
        if (eventData.Context!.Database.CurrentTransaction is null) Publish();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Publish();
        return Task.CompletedTask;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        // What an earlier transaction of this context wrote and did not commit is gone.
        _saved.Clear();
        return ValueTask.FromResult(result);
    }

    private void Publish()
    {
        foreach (var kept in _saved) stream.Publish(kept);
        _saved.Clear();
    }
}
