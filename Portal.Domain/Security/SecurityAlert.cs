using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Security;

/// <summary>What the security log is searched for.</summary>
public enum AlertPattern
{
    /// <summary>One person or token is refused again and again, or asks for many things that do not exist for it.</summary>
    ManyRefusals,

    /// <summary>From one network many attempts to sign in are refused.</summary>
    ManySignInsRefused,

    /// <summary>One person takes many records out of the portal.</summary>
    MassExport,

    /// <summary>One person signs in from two countries within a time in which nobody travels.</summary>
    TwoCountries,

    /// <summary>From one network come many wrong tokens.</summary>
    ManyWrongTokens,

    /// <summary>The emergency account was used.</summary>
    BreakGlassUsed,
}

/// <summary>Whether somebody has looked at an alert.</summary>
public enum AlertState
{
    /// <summary>Nobody has.</summary>
    Open,

    /// <summary>Somebody has, and said what it was.</summary>
    Acknowledged,
}

/// <summary>A pattern found in the security log, once for each subject and window.</summary>
public sealed class SecurityAlert : AggregateRoot
{
    /// <summary>The most characters of <see cref="Note"/>.</summary>
    public const int NoteMaxLength = 1000;

    private SecurityAlert()
    {
    }

    /// <summary>Its identifier.</summary>
    public SecurityAlertId Id { get; private set; }

    /// <summary>What was found.</summary>
    public AlertPattern Pattern { get; private set; }

    /// <summary>Pseudonym of the person or prefix of the network it is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Number of the window in which it was found, counted in windows of the pattern since 1970; makes it unique.</summary>
    public long Window { get; private set; }

    /// <summary>How many events or rows made the pattern.</summary>
    public long Count { get; private set; }

    /// <summary>Where the window began that was searched, in UTC.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>When it was found, in UTC.</summary>
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>Whether somebody has looked at it.</summary>
    public AlertState State { get; private set; }

    /// <summary>Who has.</summary>
    public PersonId? AcknowledgedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>What it was, in the words of whoever looked.</summary>
    public string Note { get; private set; } = "";

    /// <summary>A new alert.</summary>
    /// <param name="pattern">What was found.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="count">How many events or rows.</param>
    /// <param name="window">Length of the window.</param>
    /// <param name="now">The moment.</param>
    public static SecurityAlert Raise(AlertPattern pattern, string subject, long count, TimeSpan window, DateTimeOffset now) => new()
    {
        Id = SecurityAlertId.New(),
        Pattern = pattern,
        Subject = subject,
        Window = now.UtcTicks / window.Ticks,
        Count = count,
        Since = now - window,
        RaisedAt = now,
    };

    /// <summary>Says what it was.</summary>
    /// <param name="note">In words.</param>
    /// <param name="by">Who looked.</param>
    /// <param name="now">The moment.</param>
    public Result Acknowledge(string note, Actor by, DateTimeOffset now)
    {
        if (State == AlertState.Acknowledged) return AlertErrors.Acknowledged;
        (State, AcknowledgedBy, AcknowledgedAt, Note) = (AlertState.Acknowledged, by.Id, now, note);
        Raise(new SecurityAlertAcknowledged(Id, new { Pattern, Subject, Count, Since, RaisedAt, Note }, Version, by, now));
        return Result.Ok;
    }
}

/// <summary>Why something cannot be done with an alert.</summary>
public static class AlertErrors
{
    /// <summary>Somebody else has looked at it already.</summary>
    public static Error Acknowledged { get; } = new("Alerts.Acknowledged", ErrorKind.Conflict);
}

/// <summary>Somebody looked at an alert.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Snapshot">What it said, and what it was.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">Who looked.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SecurityAlertAcknowledged(SecurityAlertId Id, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("security.alert-acknowledged", Id.Code, SubjectVersion, Snapshot, "/admin/security");
}
