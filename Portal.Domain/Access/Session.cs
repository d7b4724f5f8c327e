using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Access;

/// <summary>
/// One sign-in in one browser. It is kept on the server, so that ending it ends it everywhere at once: the cookie only names it.
/// </summary>
public sealed class Session : AggregateRoot
{
    /// <summary>The most characters the key of an identity provider may have.</summary>
    public const int ProviderKeyMaxLength = 40;

    /// <summary>The most characters a protected refresh token may have.</summary>
    public const int RefreshTokenMaxLength = 8000;

    /// <summary>The most characters a protected ID token may have.</summary>
    public const int IdTokenMaxLength = 16000;

    private Session()
    {
    }

    /// <summary>Its identifier.</summary>
    public SessionId Id { get; private set; }

    /// <summary>Who signed in.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>The organisation the person acts for in it.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>How the person proved who they are.</summary>
    public SignInMethod Method { get; private set; }

    /// <summary>Configuration key of the identity provider; null for other methods.</summary>
    public string? ProviderKey { get; private set; }

    /// <summary>The provider's refresh token under data protection; null where there is none, and after the end.</summary>
    public string? ProtectedRefreshToken { get; private set; }

    /// <summary>The provider's ID token under data protection, for signing out there; null where there is none, and after the end.</summary>
    public string? ProtectedIdToken { get; private set; }

    /// <summary>Where it was started from.</summary>
    public SessionOrigin Origin { get; private set; } = new("", "", "");

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When something was last done in it, in UTC; up to <see cref="SessionLimits.Grain"/> too early.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When it ends unless something is done, in UTC.</summary>
    public DateTimeOffset IdleExpiresAt { get; private set; }

    /// <summary>When it ends whatever is done, in UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was ended, in UTC; null while it is open, and until a sweep notes that it ran out.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was ended.</summary>
    public SessionEndReason? EndReason { get; private set; }

    /// <summary>Whether it was started by a one-time address made at the server's console.</summary>
    public bool IsBreakGlass => Method == SignInMethod.BreakGlass;

    /// <summary>A new session.</summary>
    /// <param name="person">Who signed in.</param>
    /// <param name="organisation">The organisation acted for.</param>
    /// <param name="method">How the person proved who they are.</param>
    /// <param name="origin">Where from.</param>
    /// <param name="limits">How long it may last; a break-glass session lasts an hour at most.</param>
    /// <param name="now">The moment.</param>
    /// <param name="providerKey">Configuration key of the identity provider.</param>
    /// <param name="protectedRefreshToken">The provider's refresh token under data protection.</param>
    /// <param name="protectedIdToken">The provider's ID token under data protection.</param>
    public static Session Start(
        PersonId person,
        OrganisationId organisation,
        SignInMethod method,
        SessionOrigin origin,
        SessionLimits limits,
        DateTimeOffset now,
        string? providerKey = null,
        string? protectedRefreshToken = null,
        string? protectedIdToken = null)
    {
        var longest = method == SignInMethod.BreakGlass && limits.Absolute > SessionLimits.BreakGlass ? SessionLimits.BreakGlass : limits.Absolute;
        return new Session
        {
            Id = SessionId.New(),
            PersonId = person,
            OrganisationId = organisation,
            Method = method,
            ProviderKey = providerKey,
            ProtectedRefreshToken = protectedRefreshToken,
            ProtectedIdToken = protectedIdToken,
            Origin = origin,
            StartedAt = now,
            LastSeenAt = now,
            IdleExpiresAt = now + limits.Idle,
            ExpiresAt = now + longest,
        };
    }

    /// <summary>Why the session is over at a moment; null while it is open.</summary>
    /// <param name="now">The moment.</param>
    public SessionEndReason? OverBecause(DateTimeOffset now) => Over(EndReason, IdleExpiresAt, ExpiresAt, now);

    /// <summary>The same for a session of which only these facts were read.</summary>
    /// <param name="ended">Why it was ended; null when nobody did.</param>
    /// <param name="idleExpiresAt">When it ends unless something is done.</param>
    /// <param name="expiresAt">When it ends whatever is done.</param>
    /// <param name="now">The moment.</param>
    public static SessionEndReason? Over(SessionEndReason? ended, DateTimeOffset idleExpiresAt, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (ended is not null) return ended;
        if (now >= expiresAt) return SessionEndReason.Expired;
        return now >= idleExpiresAt ? SessionEndReason.Idle : null;
    }

    /// <summary>Keeps a newer refresh token; nothing is kept once the session is over.</summary>
    /// <param name="protectedRefreshToken">The token under data protection.</param>
    public void Refresh(string protectedRefreshToken)
    {
        if (EndedAt is not null) return;
        ProtectedRefreshToken = protectedRefreshToken;
        Touch();
    }

    /// <summary>Ends it; a second time changes nothing.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public void End(SessionEndReason reason, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        EndReason = reason;
        ProtectedRefreshToken = null;
        ProtectedIdToken = null;
        Touch();
    }
}
