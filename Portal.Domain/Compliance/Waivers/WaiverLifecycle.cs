using static Portal.Domain.Compliance.Waivers.WaiverAction;
using static Portal.Domain.Compliance.Waivers.WaiverState;

namespace Portal.Domain.Compliance.Waivers;

/// <summary>The whole life of a waiver on one screen.</summary>
public static class WaiverLifecycle
{
    /// <summary>The state an action leads to, or null where it is not allowed.</summary>
    /// <param name="from">Where the waiver stands.</param>
    /// <param name="action">What is to be done.</param>
    public static WaiverState? Next(WaiverState from, WaiverAction action) => (from, action) switch
    {
        (Requested, Recommend or AdviseAgainst) => Recommended,
        (Recommended, Grant) => Granted,
        (Recommended, Refuse) => Refused,
        (Requested or Recommended or Granted, Withdraw) => Withdrawn,
        (Granted, Revoke) => Revoked,
        (Granted, Expire) => Expired,
        (Granted, Replace) => Replaced,
        (Granted, Remind or Outgrow or Cover) => Granted,
        _ => null,
    };

    /// <summary>Whether it waits for the body.</summary>
    /// <param name="state">Where it stands.</param>
    public static bool IsPending(WaiverState state) => state is Requested or Recommended;
}
