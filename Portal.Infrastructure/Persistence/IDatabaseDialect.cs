using Microsoft.EntityFrameworkCore;
using Portal.Domain.Services;

namespace Portal.Infrastructure.Persistence;

/// <summary>What differs between the databases beyond what EF Core evens out. SQL of a provider stands only in its folder.</summary>
public interface IDatabaseDialect
{
    /// <summary>Whether a question never waits for somebody's uncommitted change, so that a use case may ask one beside its own transaction.</summary>
    bool ReadersNeverWait { get; }

    /// <summary>Whether a failed write broke a unique index.</summary>
    /// <param name="exception">What was thrown.</param>
    bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Whether a failed write refers to a row that is gone, or takes away a row that another refers to.</summary>
    /// <param name="exception">What was thrown.</param>
    bool IsReferenceViolation(DbUpdateException exception);

    /// <summary>Waits for a lock that all nodes share and that ends with the current transaction.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="name">Name of the lock.</param>
    /// <param name="ct">Cancels.</param>
    Task LockAsync(DbContext db, string name, CancellationToken ct);

    /// <summary>Takes such a lock only if it is free.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="name">Name of the lock.</param>
    /// <param name="ct">Cancels.</param>
    Task<bool> TryLockAsync(DbContext db, string name, CancellationToken ct);

    /// <summary>Keeps everybody else from writing the register's read table until the current transaction ends; they may read.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="ct">Cancels.</param>
    Task HoldRegisterAsync(PortalDbContext db, CancellationToken ct);

    /// <summary>Keeps everybody else from writing some summaries until the current transaction ends.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="services">The services.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>When each of them was evaluated.</returns>
    Task<List<HeldSummary>> HoldSummariesAsync(PortalDbContext db, Guid[] services, CancellationToken ct);

    /// <summary>Counts the register anew from its entries, in the current transaction, which holds the register.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="ct">Cancels.</param>
    Task RecountRegisterAsync(PortalDbContext db, CancellationToken ct);

    /// <summary>Merges the tallies of the register, in the current transaction.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="ct">Cancels.</param>
    Task MergeTalliesAsync(PortalDbContext db, CancellationToken ct);

    /// <summary>Adds many rows at once, in the current transaction, faster than by tracking them.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="rows">The rows; made while they are written, if they come so.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DbUpdateException">A row breaks a unique index.</exception>
    Task InsertManyAsync<T>(PortalDbContext db, IEnumerable<T> rows, CancellationToken ct)
        where T : class;

    /// <summary>Adds many rows at once; a row whose key is there already is overwritten.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="rows">The rows, no key twice.</param>
    /// <param name="ct">Cancels.</param>
    Task ReplaceManyAsync<T>(PortalDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class;

    /// <summary>Adds many new services with their placements and their history, in the current transaction.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="services">The services; none is tracked.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DbUpdateException">A service breaks a unique index.</exception>
    Task InsertServicesAsync(PortalDbContext db, IReadOnlyCollection<Service> services, CancellationToken ct);

    /// <summary>Takes numbers out of a series; whoever else wants some waits until this transaction ends.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="series">The series.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The last of them.</returns>
    Task<int> TakeNumbersAsync(PortalDbContext db, string series, int count, CancellationToken ct);

    /// <summary>Takes marks of findings away that were not renewed since they were read; one that somebody is renewing is left, not waited for.</summary>
    /// <param name="db">A context with an open transaction.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="ct">Cancels.</param>
    Task UnmarkFindingsAsync(PortalDbContext db, IReadOnlyCollection<long> numbers, CancellationToken ct);
}

/// <summary>A summary that nobody else can write for now.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="EvaluatedAt">When it was evaluated, in UTC.</param>
public sealed record HeldSummary(Guid ServiceId, DateTimeOffset EvaluatedAt);
