using Portal.Domain.Access;

namespace Portal.Web.Features.Access.People;

/// <summary>How people's states look.</summary>
internal static class PeopleLook
{
    public static string Icon(PersonState state) => state switch
    {
        PersonState.Active => "check",
        PersonState.Invited => "clock",
        _ => "lock",
    };
}
