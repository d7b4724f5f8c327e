using Portal.Benchmarks.Support;

namespace Portal.Benchmarks.Measures;

/// <summary>Something that is measured.</summary>
internal interface IMeasure
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures it.</summary>
    Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken ct);
}
