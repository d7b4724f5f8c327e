using Portal.Domain.Access;

namespace Portal.Application.Security;

/// <summary>The system actor that searches the security log and keeps it to its time.</summary>
public static class SecurityWatch
{
    /// <summary>Who does the work, in records.</summary>
    public static Actor Actor { get; } = Actor.System("security", Permissions.Administration.WatchSecurity);
}
