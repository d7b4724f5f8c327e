namespace Portal.Domain.Access;

/// <summary>How somebody proved who they are.</summary>
public enum SignInMethod
{
    /// <summary>Chosen from the list of a demonstration; proves nothing.</summary>
    Demo,

    /// <summary>An identity provider said so (OpenID Connect).</summary>
    OpenIdConnect,

    /// <summary>A one-time address made at the server's console.</summary>
    BreakGlass,
}

/// <summary>Why a session is over.</summary>
public enum SessionEndReason
{
    /// <summary>The person signed out.</summary>
    SignedOut,

    /// <summary>The person ended it from another session of theirs.</summary>
    EndedElsewhere,

    /// <summary>The person signed in anew in the same browser.</summary>
    Replaced,

    /// <summary>Nothing was done for the idle time.</summary>
    Idle,

    /// <summary>It reached the longest time a session may have.</summary>
    Expired,

    /// <summary>The person may no longer sign in.</summary>
    PersonDisabled,

    /// <summary>The identity provider ended it.</summary>
    ProviderSignedOut,

    /// <summary>The account was untied from the identity that signed in.</summary>
    IdentityReleased,
}

/// <summary>Where a session was started from, with no more detail than the person needs to know it again.</summary>
/// <param name="Browser">Name of the browser, for example <c>Chromium</c>; empty when it does not say.</param>
/// <param name="System">Name of the operating system, for example <c>Linux</c>; empty when the browser does not say.</param>
/// <param name="Network">The address without its last part: /24 of IPv4, /48 of IPv6.</param>
public sealed record SessionOrigin(string Browser, string System, string Network)
{
    /// <summary>The most characters each part may have.</summary>
    public const int MaxLength = 50;
}

/// <summary>How long sessions last.</summary>
/// <param name="Idle">A session ends when nothing was done for this long.</param>
/// <param name="Absolute">The longest time from sign-in to the next one.</param>
/// <param name="Warning">How long before the idle end a page warns.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute, TimeSpan Warning)
{
    /// <summary>30 minutes and 12 hours, as NIST SP 800-63B asks at its second level; a warning two minutes before (WCAG 2.2.1).</summary>
    public static SessionLimits Default { get; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12), TimeSpan.FromMinutes(2));

    /// <summary>The longest time of a break-glass session.</summary>
    public static TimeSpan BreakGlass { get; } = TimeSpan.FromHours(1);

    /// <summary>What was done is noted at most this often, so that a busy page does not write at every click.</summary>
    public TimeSpan Grain => Idle / 10 < TimeSpan.FromMinutes(1) ? Idle / 10 : TimeSpan.FromMinutes(1);
}
