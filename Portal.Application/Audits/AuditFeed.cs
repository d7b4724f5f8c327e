using System.Collections.Immutable;
using Portal.Domain.Audits;

namespace Portal.Application.Audits;

/// <summary>
/// Tells pages of this process that a run moved, so that they look at once. A page that hears nothing, because another node
/// does the work, looks by itself from time to time.
/// </summary>
public sealed class AuditFeed
{
    private ImmutableList<Action<AuditRunId>> _listeners = [];

    /// <summary>Says that a run moved.</summary>
    /// <param name="run">The run.</param>
    public void Publish(AuditRunId run) => _listeners.ForEach(listener => listener(run));

    /// <summary>Hears of every run that moves until the answer is disposed of.</summary>
    /// <param name="listener">Called on the worker's thread: it has to be quick.</param>
    public IDisposable Listen(Action<AuditRunId> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, list => list.Remove(listener)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
