using System.Globalization;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Notifications;

/// <summary>Tells one person of something that somebody else did and that concerns them.</summary>
public sealed class Notification
{
    /// <summary>Type of a notification of findings past their day.</summary>
    public const string Overdue = "findings.overdue";

    /// <summary>Type of a notification of findings that the evaluation of services opened.</summary>
    public const string Found = "findings.found";

    private Notification()
    {
    }

    /// <summary>Its identifier.</summary>
    public NotificationId Id { get; private set; }

    /// <summary>Who is told.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>Dotted verb, as in the ledger; its words are those of the ledger's entry.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Public code of the thing.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Path of the page that shows it.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Name of the thing; empty where it has none.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>How many things it speaks of; 1 but for findings told of together.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the person read it, in UTC.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>A notification of an event.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="fact">What the ledger keeps of the event.</param>
    /// <param name="name">Name of the thing.</param>
    /// <param name="at">When it happened.</param>
    public static Notification Of(PersonId person, LedgerFact fact, LocalizedText name, DateTimeOffset at) => new()
    {
        Id = NotificationId.New(),
        PersonId = person,
        Type = fact.Type,
        Subject = fact.Subject,
        Url = fact.SubjectUrl,
        Name = name,
        At = at,
    };

    /// <summary>Tells that a run opened findings for the person's organisation.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="run">Code of the run.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">When the run ended.</param>
    public static Notification OfFindings(PersonId person, string run, int count, DateTimeOffset at) => new()
    {
        Id = NotificationId.New(),
        PersonId = person,
        Type = "findings.opened",
        Subject = run,
        Url = "/findings",
        Count = count,
        At = at,
    };

    /// <summary>Tells that services of the person's organisation fail what they did not fail before.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="day">The day in Pakistan; until it is read, whatever is found on that day is told by this one.</param>
    /// <param name="count">How many findings.</param>
    /// <param name="at">When they were found.</param>
    public static Notification OfFound(PersonId person, DateOnly day, int count, DateTimeOffset at) => new()
    {
        Id = NotificationId.New(),
        PersonId = person,
        Type = Found,
        Subject = SubjectOf(day),
        Url = "/findings?open=true",
        Count = count,
        At = at,
    };

    /// <summary>What a notification of a day's findings has as its subject.</summary>
    /// <param name="day">The day in Pakistan.</param>
    public static string SubjectOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>It speaks of more things than before.</summary>
    /// <param name="count">How many more.</param>
    /// <param name="at">When they came.</param>
    public void Grow(int count, DateTimeOffset at) => (Count, At) = (Count + count, at);

    /// <summary>Tells how many findings that concern the person are past their day.</summary>
    /// <param name="person">Who is told.</param>
    /// <param name="week">The week in which they are told, as ISO 8601 writes it.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">When they were counted.</param>
    public static Notification OfOverdue(PersonId person, string week, int count, DateTimeOffset at) => new()
    {
        Id = NotificationId.New(),
        PersonId = person,
        Type = Overdue,
        Subject = week,
        Url = "/findings?overdue=true",
        Count = count,
        At = at,
    };

    /// <summary>Notes that the person has read it; a second time changes nothing.</summary>
    /// <param name="now">The moment.</param>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
