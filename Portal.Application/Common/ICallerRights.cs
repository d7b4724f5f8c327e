using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Tokens;

namespace Portal.Application.Common;

/// <summary>Asks what lets somebody act, as the database has it at this moment, in one question.</summary>
public interface ICallerRights
{
    /// <summary>Asks what a person holds where they act.</summary>
    /// <param name="person">The person.</param>
    /// <param name="session">The session they act in; it must be open and theirs. Null for none.</param>
    /// <param name="token">The token that acts for them; it must be usable and theirs. Null for none.</param>
    /// <param name="presume">Whether the caller may begin on what was known last, and looks at the answer before anything comes of it.</param>
    /// <param name="ct">Cancels.</param>
    AskedRights Ask(PersonId person, SessionId? session, ApiTokenId? token, bool presume, CancellationToken ct);
}

/// <summary>A question on its way.</summary>
/// <param name="LastKnown">What the answer was the last time; null where nothing is known, or nothing may be presumed.</param>
/// <param name="Now">The answer; null when the person is not active, or the session or token they come with does not let them act.</param>
public sealed record AskedRights(CallerRights? LastKnown, Task<CallerRights?> Now);

/// <summary>What somebody holds where they act.</summary>
/// <param name="LedgerSalt">What their pseudonym is made with.</param>
/// <param name="Home">Their own organisation.</param>
/// <param name="Organisation">The organisation they act at: the token's, or else the session's, or else their own.</param>
/// <param name="Code">Its code.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Roles">The roles that hold there today.</param>
/// <param name="LastSeenAt">When something was last done in the session, in UTC; null without one.</param>
/// <param name="Scopes">What the token allows at most; null without one.</param>
public sealed record CallerRights(
    string LedgerSalt, OrganisationId Home, OrganisationId Organisation, string Code, OrganisationKind Kind, IReadOnlyList<Role> Roles, DateTimeOffset? LastSeenAt, IReadOnlyList<string>? Scopes)
{
    /// <summary>Whether somebody with these rights and with others is the same actor.</summary>
    /// <param name="other">The others.</param>
    public bool LetDoTheSameAs(CallerRights other) =>
        (LedgerSalt, Home, Organisation, Code, Kind) == (other.LedgerSalt, other.Home, other.Organisation, other.Code, other.Kind)
        && Roles.ToHashSet().SetEquals(other.Roles)
        && (Scopes is null ? other.Scopes is null : other.Scopes is not null && Scopes.ToHashSet().SetEquals(other.Scopes));
}
