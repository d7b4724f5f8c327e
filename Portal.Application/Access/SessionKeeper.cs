using Portal.Domain.Access;

namespace Portal.Application.Access;

/// <summary>The system actor that starts sessions, looks after them and sweeps them.</summary>
public static class SessionKeeper
{
    /// <summary>Ended sessions are kept this long, for the person and for whoever looks into an incident.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(90);

    /// <summary>Who does it, in records.</summary>
    public static Actor Actor { get; } = Actor.System("sessions", Permissions.Access.KeepSessions);
}
