using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>Alarms that the reader may see, newest first.</summary>
/// <param name="Open">Those that wait, or those that are settled.</param>
/// <param name="Paging">Which part.</param>
[Requires(Permissions.Services.Read)]
public sealed record ListDriftAlarmsQuery(bool Open, PageRequest Paging) : IQuery<Page<DriftRow>>;

/// <summary>An alarm in a list.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="ServiceCode">The service's code; null where a whole subnet is meant.</param>
/// <param name="ServiceName">The service's name.</param>
public sealed record DriftRow(DriftAlarm Alarm, string? ServiceCode, LocalizedText? ServiceName);

internal sealed class ListDriftAlarmsHandler(IPortalDb db, Caller caller) : IRequestHandler<ListDriftAlarmsQuery, Result<Page<DriftRow>>>
{
    public async Task<Result<Page<DriftRow>>> Handle(ListDriftAlarmsQuery request, CancellationToken cancellationToken)
    {
        var paging = request.Paging.Bounded;
        var alarms = db.DriftAlarms.AsNoTracking().VisibleAlarms(db.Services.Visible(caller.Actor)).Where(a => a.IsOpen == request.Open);
        var rows = await alarms.OrderByDescending(a => a.OpenedAt).Skip(paging.Skip).Take(paging.Take).ToListAsync(cancellationToken);
        var ids = rows.Select(a => a.ServiceId).ToList();
        var names = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Code, s.About.Name }).ToDictionaryAsync(s => s.Id, cancellationToken);
        return new Page<DriftRow>([.. rows.Select(a => a.ServiceId is { } id && names.TryGetValue(id, out var s) ? new DriftRow(a, s.Code, s.Name) : new DriftRow(a, null, null))],
            await alarms.CountAsync(cancellationToken));
    }
}
