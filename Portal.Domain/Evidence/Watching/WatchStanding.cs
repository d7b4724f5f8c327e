namespace Portal.Domain.Evidence.Watching;

/// <summary>How a canister stands with the network.</summary>
public enum WatchStanding
{
    /// <summary>The newest answer was accepted.</summary>
    Proved,

    /// <summary>There is accepted evidence, but the newest answer was not.</summary>
    Troubled,

    /// <summary>Nothing is proved: nothing accepted came so far, or it was withdrawn.</summary>
    Unproved,
}
