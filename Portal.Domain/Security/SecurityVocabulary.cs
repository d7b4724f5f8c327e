namespace Portal.Domain.Security;

/// <summary>What the security log speaks of. Each name is kept in the database and in exported files: add, never rename.</summary>
public enum SecurityEventType
{
    /// <summary>Somebody signed in.</summary>
    SignIn,

    /// <summary>An attempt to sign in was refused.</summary>
    SignInRefused,

    /// <summary>Somebody signed out.</summary>
    SignOut,

    /// <summary>A session was ended by somebody else, by its age or by idleness.</summary>
    SessionEnded,

    /// <summary>A signed-in person or token asked for what it has no permission for.</summary>
    Refused,

    /// <summary>A signed-in person or token asked for a thing that does not exist for it: a stale link, or the guessing of ids.</summary>
    UnknownThing,

    /// <summary>Somebody's roles, delegations or state were changed.</summary>
    RightsChanged,

    /// <summary>An API token was made, or handed over to another person.</summary>
    TokenCreated,

    /// <summary>An API token was revoked.</summary>
    TokenRevoked,

    /// <summary>A request came with a token that is wrong, expired, revoked or whose person may no longer act.</summary>
    TokenRefused,

    /// <summary>Records left the portal as a file.</summary>
    Export,

    /// <summary>The emergency account was used.</summary>
    BreakGlass,

    /// <summary>An uploaded file was refused.</summary>
    UploadRefused,

    /// <summary>Requests came faster than allowed and were refused.</summary>
    RateLimited,

    /// <summary>A setting that would weaken the portal was refused.</summary>
    ConfigurationRefused,

    /// <summary>A pattern was found in the log.</summary>
    AlertRaised,

    /// <summary>Events past their retention were deleted.</summary>
    Retention,

    /// <summary>Events could not be kept, because more came than could be written.</summary>
    EventsLost,
}

/// <summary>How what a security event tells of ended.</summary>
public enum SecurityOutcome
{
    /// <summary>It was done.</summary>
    Success,

    /// <summary>It was refused or failed.</summary>
    Failure,
}
