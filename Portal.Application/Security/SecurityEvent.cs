using Portal.Domain.Access;
using Portal.Domain.Security;

namespace Portal.Application.Security;

/// <summary>
/// Something the security log shall keep. Never put a name, an address or an e-mail into it: the log makes the person a
/// pseudonym and takes country and network prefix from the request by itself.
/// </summary>
/// <param name="Type">What it was.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Person">The person concerned; null where nobody is known.</param>
/// <param name="Organisation">Code of the organisation concerned.</param>
/// <param name="Subject">Public code of the thing, or name of the use case.</param>
public sealed record SecurityEvent(SecurityEventType Type, SecurityOutcome Outcome, PersonId? Person = null, string? Organisation = null, string? Subject = null)
{
    /// <summary>The person's pseudonym where the caller knows it already; saves a look-up.</summary>
    public string? Pseudonym { get; init; }

    /// <summary>Short id of the API token that was used.</summary>
    public string? Token { get; init; }

    /// <summary>Stable code that says why, or what exactly was done; for example <c>Access.TooManyTries</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>How many rows an export had.</summary>
    public long? Rows { get; init; }

    /// <summary>Where it came from, where the request in hand does not say; null to take it from there.</summary>
    public ClientNetwork? From { get; init; }

    /// <summary>An event about what an actor did or tried.</summary>
    /// <param name="type">What it was.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="actor">Who acted.</param>
    /// <param name="subject">Public code of the thing, or name of the use case.</param>
    public static SecurityEvent By(SecurityEventType type, SecurityOutcome outcome, Actor actor, string? subject = null) =>
        new(type, outcome, actor.Id, actor.OrganisationCode, subject) { Pseudonym = actor.Pseudonym };
}
