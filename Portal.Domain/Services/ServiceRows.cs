using Portal.Domain.Access;

namespace Portal.Domain.Services;

/// <summary>A row of a section's table as it is kept: with its key and its place.</summary>
/// <typeparam name="T">What was entered.</typeparam>
public abstract class ContentRow<T>
    where T : IContentRow
{
    /// <summary>Its key, which is the entered row's.</summary>
    public Guid Id { get; init; }

    /// <summary>Its place in the table, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>What was entered; its key is <see cref="Id"/> and is not kept twice.</summary>
    public T Value { get; set; } = default!;

    /// <summary>What was entered, in the order of entry.</summary>
    /// <typeparam name="TRow">The kind of row.</typeparam>
    /// <param name="rows">The table.</param>
    /// <param name="keyed">The same with the row's key.</param>
    internal static IReadOnlyList<T> Entered<TRow>(List<TRow> rows, Func<T, Guid, T> keyed)
        where TRow : ContentRow<T>
    {
        if (rows.Count == 0) return [];
        var ordered = rows.Count == 1 ? rows : [.. rows.OrderBy(r => r.Ordinal)];
        // Rows that were just entered have their key; only those read from the database are given it.
        return ordered.ConvertAll(r => r.Value.Key == r.Id ? r.Value : keyed(r.Value, r.Id));
    }

    /// <summary>Makes a table say what was entered: rows that stay are changed, those gone are removed.</summary>
    /// <typeparam name="TRow">The kind of row.</typeparam>
    /// <param name="rows">The table.</param>
    /// <param name="entered">What was entered, each with a key of its own.</param>
    internal static void Replace<TRow>(List<TRow> rows, IReadOnlyList<T> entered)
        where TRow : ContentRow<T>, new()
    {
        var known = rows.ToDictionary(r => r.Id);
        rows.Clear();
        for (var i = 0; i < entered.Count; i++)
        {
            var row = known.GetValueOrDefault(entered[i].Key) ?? new TRow { Id = entered[i].Key };
            (row.Ordinal, row.Value) = (i, entered[i]);
            rows.Add(row);
        }
    }
}

/// <summary>A placement as it is kept.</summary>
public sealed class PlacementRow : ContentRow<Placement>;

/// <summary>A flow as it is kept.</summary>
public sealed class FlowRow : ContentRow<CrossBorderFlow>;

/// <summary>One step of a service's history.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="State">Where the filing stood afterwards.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ServiceStep(Guid Id, ServiceAction Action, ServiceState State, PersonId By, string Reason, DateTimeOffset At);
