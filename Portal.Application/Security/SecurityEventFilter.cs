using Portal.Application.Common;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>Which events a list shows. What is null or empty does not narrow it.</summary>
public sealed record SecurityEventFilter
{
    /// <summary>The most characters of a text.</summary>
    public const int TextMaxLength = 100;

    /// <summary>A whole subject, network, token or trace id.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it was.</summary>
    public SecurityEventType? Type { get; init; }

    /// <summary>How it ended.</summary>
    public SecurityOutcome? Outcome { get; init; }

    /// <summary>Code of the organisation.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Part of a name or address, or a pseudonym.</summary>
    public string Person { get; init; } = "";

    /// <summary>Country, ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";

    /// <summary>First day, in Pakistan.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in Pakistan.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Where a list of events goes on: behind the last one shown. However long the list, the next part costs the same.</summary>
/// <param name="At">Its moment.</param>
/// <param name="Shown">How many events of that moment have been shown.</param>
public sealed record SecurityEventCursor(DateTimeOffset At, int Shown);

internal static class SecurityEventFiltering
{
    /// <summary>The newest events that match, from a cursor on; read from an index whatever the filter and however long the log.</summary>
    public static IQueryable<SecurityRecord> Newest(
        this IQueryable<SecurityRecord> events, SecurityEventFilter filter, IReadOnlyList<string>? people, SecurityEventCursor? cursor, int take)
    {
        var narrowed = events.Matching(filter, people);
        if (cursor is not null) narrowed = narrowed.Where(e => e.At <= cursor.At);
        var shown = Math.Clamp(cursor?.Shown ?? 0, 0, int.MaxValue - take);
        if (filter.Text.Trim() is not { Length: > 0 } text) return narrowed.NewestFirst().Skip(shown).Take(take);

        // Each alternative is read from an index of its own, newest first: asked for together, a text that nothing has reads the whole log.
        var wanted = text[..Math.Min(text.Length, SecurityEventFilter.TextMaxLength)];
        return narrowed.Where(e => e.Subject == wanted).NewestFirst().Take(shown + take)
            .Union(narrowed.Where(e => e.Network == wanted).NewestFirst().Take(shown + take))
            .Union(narrowed.Where(e => e.Token == wanted).NewestFirst().Take(shown + take))
            .Union(narrowed.Where(e => e.Trace == wanted).NewestFirst().Take(shown + take))
            .NewestFirst().Skip(shown).Take(take);
    }

    private static IQueryable<SecurityRecord> Matching(this IQueryable<SecurityRecord> events, SecurityEventFilter filter, IReadOnlyList<string>? people)
    {
        if (filter.Type is { } type) events = events.Where(e => e.Type == type);
        if (filter.Outcome is { } outcome) events = events.Where(e => e.Outcome == outcome);
        if (filter.Organisation.Length > 0) events = events.Where(e => e.Organisation == filter.Organisation);
        if (filter.Country.Length > 0) events = events.Where(e => e.Country == filter.Country);
        if (people is not null) events = events.Where(e => people.Contains(e.Actor!));
        if (filter.From is { } from)
        {
            var start = Start(from);
            events = events.Where(e => e.At >= start);
        }

        if (filter.To is not { } to) return events;
        var end = Start(to.AddDays(1));
        return events.Where(e => e.At < end);
    }

    private static IQueryable<SecurityRecord> NewestFirst(this IQueryable<SecurityRecord> events) => events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    private static DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, PakistanTime.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
