using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Tokens;

namespace Portal.Application.Common;

/// <summary>Reads what lets somebody act, as the database has it at this moment, in one question.</summary>
public interface ICallerRights
{
    /// <summary>What a person holds where they act; null when they are not active, or the session or token they come with does not let them act.</summary>
    /// <param name="person">The person.</param>
    /// <param name="session">The session they act in; it must be open and theirs. Null for none.</param>
    /// <param name="token">The token that acts for them; it must be usable and theirs. Null for none.</param>
    /// <param name="ct">Cancels.</param>
    Task<CallerRights?> ReadAsync(PersonId person, SessionId? session, ApiTokenId? token, CancellationToken ct);
}

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
    string LedgerSalt, OrganisationId Home, OrganisationId Organisation, string Code, OrganisationKind Kind, IReadOnlyList<Role> Roles, DateTimeOffset? LastSeenAt, IReadOnlyList<string>? Scopes);
