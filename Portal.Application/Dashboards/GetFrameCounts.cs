using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Dashboards;

/// <summary>The counts around every page.</summary>
[Requires(Permissions.Dashboards.Home)]
public sealed record GetFrameCountsQuery : IQuery<FrameCounts>;

/// <summary>The counts around every page.</summary>
/// <param name="Unread">Notifications the person has not read.</param>
/// <param name="Urgent">Tasks of the person that are over or due within five working days.</param>
/// <param name="Cases">Sandbox applications that wait for the person.</param>
/// <param name="Running">Audit runs that are not at their end.</param>
public sealed record FrameCounts(int Unread, int Urgent, int Cases, int Running);

internal sealed class GetFrameCountsHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<GetFrameCountsQuery, Result<FrameCounts>>
{
    public async Task<Result<FrameCounts>> Handle(GetFrameCountsQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var work = await WorkContext.OfAsync(db, actor, time, cancellationToken);
        var tasks = await work.TasksAsync(cancellationToken);
        var unread = await db.Notifications.CountAsync(n => n.PersonId == actor.Id && n.ReadAt == null, cancellationToken);
        var running = actor.May(Permissions.Audits.Read) ? await db.AuditRuns.CountAsync(r => r.IsOpen == true, cancellationToken) : 0;
        return new FrameCounts(unread, tasks.Count(t => t.Urgency <= ClockState.DueSoon), tasks.Count(t => t.Area == WorkArea.Case), running);
    }
}
