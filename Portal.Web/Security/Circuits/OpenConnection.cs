using Portal.Application.Access;
using Portal.Application.Common;

namespace Portal.Web.Security.Circuits;

/// <summary>One open WebSocket to the Blazor hub: whose it is, and with which rights its pages were drawn.</summary>
/// <param name="who">Person and session.</param>
/// <param name="rights">The person's rights when it was opened.</param>
/// <param name="abort">Cuts the connection.</param>
public sealed class OpenConnection(SignedIn who, string rights, Action abort)
{
    private int _revoked;

    /// <summary>Person and session.</summary>
    public SignedIn Who { get; } = who;

    /// <summary>The person's rights when it was opened.</summary>
    public string Rights { get; } = rights;

    /// <summary>When it was closed, in UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }

    /// <summary>Whether nothing that arrives here may be heeded any more.</summary>
    public bool IsRevoked => Volatile.Read(ref _revoked) != 0;

    /// <summary>Whether it may go on as its session and the person's rights stand.</summary>
    /// <param name="standing">How the session stands; null when there is none any more.</param>
    public bool MayGoOn(SessionStanding? standing) => standing is { Over: null } && standing.Person == Who.Person && standing.Rights == Rights;

    /// <summary>Cuts it for good; a second time changes nothing.</summary>
    public void Revoke()
    {
        if (Interlocked.Exchange(ref _revoked, 1) == 0) abort();
    }
}
