using Portal.Domain.Services;

namespace Portal.Web.Features.Services;

/// <summary>Icons of states, in one place.</summary>
internal static class ServiceLook
{
    public static string Icon(ServiceState state) => state switch
    {
        ServiceState.Draft => "edit",
        ServiceState.Submitted => "clock",
        ServiceState.InReview => "search",
        ServiceState.ReturnedForChanges => "back",
        ServiceState.Registered => "check",
        ServiceState.Suspended => "pause",
        ServiceState.Withdrawn or ServiceState.Refused => "x",
        _ => "stop",
    };
}
