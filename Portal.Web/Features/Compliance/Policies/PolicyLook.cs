using Portal.Domain.Compliance.Policies;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>How policy versions look.</summary>
internal static class PolicyLook
{
    /// <summary>The icon of a standing.</summary>
    public static string Icon(PolicyStanding standing) => standing switch
    {
        PolicyStanding.InForce => "check",
        PolicyStanding.Scheduled => "cal",
        PolicyStanding.Proposed => "people",
        PolicyStanding.Draft => "edit",
        PolicyStanding.Superseded => "clock",
        _ => "x",
    };

    /// <summary>Whether it ended without being in force.</summary>
    public static bool IsBad(PolicyStanding standing) => standing is PolicyStanding.Refused or PolicyStanding.Withdrawn;
}
