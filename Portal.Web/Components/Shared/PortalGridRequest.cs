using Radzen;

namespace Portal.Web.Components.Shared;

/// <summary>What a list is asked for. Sort is one of the columns' own keys or null; nothing else reaches the query.</summary>
public sealed record PortalGridRequest(int Skip, int Take, string? Sort, bool Descending)
{
    public const int MaxTake = 100;

    internal static PortalGridRequest From(LoadDataArgs asked, int pageSize, IReadOnlyCollection<string> allowed)
    {
        var sort = asked.Sorts?.FirstOrDefault(s => s.Property is not null && allowed.Contains(s.Property));
        return new(
            Math.Max(asked.Skip ?? 0, 0),
            Math.Clamp(asked.Top ?? pageSize, 1, MaxTake),
            sort?.Property,
            sort?.SortOrder == SortOrder.Descending);
    }
}

/// <summary>One page of rows, and how many there are in all.</summary>
public sealed record PortalGridPage<TRow>(IReadOnlyList<TRow> Rows, int Total);
