using System.Collections.Immutable;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Tells pages of this process that an import moved. A page that hears nothing, because another node does the work, looks by itself.</summary>
public sealed class ImportFeed
{
    private ImmutableList<Action<ImportRunId>> _listeners = [];

    /// <summary>Says that an import moved.</summary>
    /// <param name="id">The import.</param>
    public void Publish(ImportRunId id) => _listeners.ForEach(listener => listener(id));

    /// <summary>Hears of every import that moves until the answer is disposed of.</summary>
    /// <param name="listener">Called on the worker's thread: it has to be quick.</param>
    public IDisposable Listen(Action<ImportRunId> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, list => list.Remove(listener)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
