using Portal.Domain.Compliance.Waivers;

namespace Portal.Web.Features.Compliance.Waivers;

/// <summary>How waivers look.</summary>
internal static class WaiverLook
{
    /// <summary>The icon of a state.</summary>
    public static string Icon(WaiverState state) => state switch
    {
        WaiverState.Requested => "edit",
        WaiverState.Recommended => "people",
        WaiverState.Granted => "waive",
        WaiverState.Expired or WaiverState.Replaced => "clock",
        _ => "x",
    };

    /// <summary>Whether it ended against the will of whoever asked for it.</summary>
    public static bool IsBad(WaiverState state) => state is WaiverState.Refused or WaiverState.Revoked;
}
