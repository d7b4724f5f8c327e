using Portal.Application.Common;

namespace Portal.Application.Security;

/// <summary>
/// The security log: who got in, who was refused, whose rights changed, what left the portal. Three ways in, by what must
/// not happen: <see cref="Record"/> never holds anybody up; <see cref="RecordAsync"/> returns when the event is kept;
/// <see cref="EnlistAsync"/> keeps it if and only if the caller's own change is committed.
/// </summary>
public interface ISecurityLog
{
    /// <summary>
    /// Notes an event in passing: never blocks, never fails. It is written within a second; what comes faster than the
    /// database takes is dropped, counted, and the count is itself an event.
    /// </summary>
    /// <param name="happened">The event.</param>
    void Record(SecurityEvent happened);

    /// <summary>Keeps an event that must not be lost, such as a sign-in: committed when the task ends.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="ct">Cancels.</param>
    Task RecordAsync(SecurityEvent happened, CancellationToken ct);

    /// <summary>Adds an event to the change that a use case is about to commit, such as one of rights: both are kept or neither.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="happened">The event.</param>
    /// <param name="ct">Cancels.</param>
    Task EnlistAsync(IPortalDb db, SecurityEvent happened, CancellationToken ct);
}
