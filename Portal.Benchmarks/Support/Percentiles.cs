using System.Diagnostics;

namespace Portal.Benchmarks.Support;

/// <summary>Times of the same deed done many times.</summary>
internal sealed class Percentiles
{
    private readonly List<double> _milliseconds = [];

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public double Sum => _milliseconds.Sum();

    public double Mean => _milliseconds.Average();

    public static async Task<Percentiles> OfAsync(int times, Func<Task> deed)
    {
        // The first of them compiles code and plans.
        await deed();
        var result = new Percentiles();
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await deed();
            result.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return result;
    }

    public static Percentiles Together(IEnumerable<Percentiles> parts)
    {
        var result = new Percentiles();
        result._milliseconds.AddRange(parts.SelectMany(p => p._milliseconds));
        return result;
    }

    /// <summary>Takes one more time; from several threads too.</summary>
    public void Add(double milliseconds)
    {
        lock (_milliseconds) _milliseconds.Add(milliseconds);
    }

    private double At(double share) => _milliseconds.Order().ElementAt((int)Math.Ceiling(share * _milliseconds.Count) - 1);
}
