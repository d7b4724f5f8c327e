namespace Portal.Application.Common;

/// <summary>Which part of a list is wanted, and in what order.</summary>
/// <param name="Skip">Rows to pass over, from 0.</param>
/// <param name="Take">Rows wanted, 1 to <see cref="MaxTake"/>.</param>
/// <param name="Sort">Name of the sort, of the query's own list; null for its default.</param>
/// <param name="Descending">Largest first.</param>
public sealed record PageRequest(int Skip = 0, int Take = 25, string? Sort = null, bool Descending = false)
{
    /// <summary>The most rows one page may have.</summary>
    public const int MaxTake = 200;

    /// <summary>The request with its figures inside their limits.</summary>
    public PageRequest Bounded => this with { Skip = Math.Clamp(Skip, 0, int.MaxValue / 2), Take = Math.Clamp(Take, 1, MaxTake) };
}

/// <summary>Part of a list.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Items">The rows.</param>
/// <param name="Total">Rows in the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
