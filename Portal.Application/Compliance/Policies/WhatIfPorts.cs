using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>Reads the register for what-ifs and writes what they find, by the fastest way the database has.</summary>
public interface IWhatIfStore
{
    /// <summary>Reads every service that an audit would look at, in blocks of which several are read at once.</summary>
    /// <param name="today">The day of the evaluation in Pakistan.</param>
    /// <param name="block">Told of each block with the number of services in all; several at once, each on a thread of its own.</param>
    /// <param name="ct">Cancels.</param>
    Task ReadAsync(DateOnly today, Func<IReadOnlyList<JudgedService>, int, Task> block, CancellationToken ct);

    /// <summary>Says how far a worker is, at once and apart from its transaction; nothing happens if another one has taken over.</summary>
    /// <param name="id">The what-if.</param>
    /// <param name="attempt">The worker's attempt.</param>
    /// <param name="done">Services judged.</param>
    /// <param name="total">Services in all.</param>
    /// <param name="ct">Cancels.</param>
    Task BeatAsync(PolicyWhatIfId id, int attempt, int done, int total, CancellationToken ct);

    /// <summary>Writes the services that would change, in the transaction that the pipeline commits; those of earlier what-ifs of the same version go.</summary>
    /// <param name="whatIf">The what-if.</param>
    /// <param name="changes">The services.</param>
    /// <param name="ct">Cancels.</param>
    Task WriteAsync(PolicyWhatIf whatIf, IReadOnlyList<WhatIfChange> changes, CancellationToken ct);
}

/// <summary>Whatever fires the jobs of policy versions.</summary>
public interface IPolicyJobs
{
    /// <summary>Has a worker take a what-if up now; a second call while one works on it changes nothing.</summary>
    /// <param name="id">The what-if.</param>
    /// <param name="ct">Cancels.</param>
    Task StartAsync(PolicyWhatIfId id, CancellationToken ct);
}

/// <summary>The portal's own actor for policy versions, and the measures of its work.</summary>
public static class PolicyKeeper
{
    /// <summary>A what-if whose worker has not written for this long has no worker any more.</summary>
    public static TimeSpan SilentAfter { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a worker says how far it is, at most.</summary>
    public static TimeSpan BeatEvery { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Who does the work, in records and in the ledger.</summary>
    public static Actor Actor { get; } = Actor.System("policy", Permissions.Compliance.KeepPolicy);
}

/// <summary>Tells pages of this process that a what-if moved. A page that hears nothing, because another node does the work, looks by itself.</summary>
public sealed class WhatIfFeed
{
    private ImmutableList<Action<PolicyWhatIfId>> _listeners = [];

    /// <summary>Says that a what-if moved.</summary>
    /// <param name="id">The what-if.</param>
    public void Publish(PolicyWhatIfId id) => _listeners.ForEach(listener => listener(id));

    /// <summary>Hears of every what-if that moves until the answer is disposed of.</summary>
    /// <param name="listener">Called on the worker's thread: it has to be quick.</param>
    public IDisposable Listen(Action<PolicyWhatIfId> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, list => list.Remove(listener)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
