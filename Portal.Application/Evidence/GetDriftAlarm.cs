using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>One alarm, as its page shows it.</summary>
/// <param name="Id">The alarm.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetDriftAlarmQuery(DriftAlarmId Id) : IQuery<DriftDetail>;

/// <summary>An alarm with the services it concerns.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Services">The services, as far as the reader may see them; the first of them where there are many.</param>
/// <param name="SettledBy">Who settled it.</param>
/// <param name="MaySettle">Whether the reader may settle it.</param>
public sealed record DriftDetail(DriftAlarm Alarm, IReadOnlyList<DriftService> Services, LocalizedText? SettledBy, bool MaySettle);

/// <summary>A service that an alarm concerns.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Canister">The canister it concerns.</param>
public sealed record DriftService(ServiceId Id, string Code, LocalizedText Name, string Canister);

internal sealed class GetDriftAlarmHandler(IPortalDb db, Caller caller) : IRequestHandler<GetDriftAlarmQuery, Result<DriftDetail>>
{
    private const int MostServices = 100;

    public async Task<Result<DriftDetail>> Handle(GetDriftAlarmQuery request, CancellationToken cancellationToken)
    {
        var visible = db.Services.Visible(caller.Actor);
        var alarm = await db.DriftAlarms.AsNoTracking().VisibleAlarms(visible).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (alarm is null) return Error.NotFound;
        var concerned = alarm.ServiceId is { } only
            ? db.CanisterWatches.Where(w => w.ServiceId == only && w.Canister == alarm.Canister)
            : db.CanisterWatches.Where(w => w.Network == alarm.Network && w.Subnet == alarm.Subnet);
        var services = await concerned.AsNoTracking().Join(visible, w => w.ServiceId, s => s.Id, (w, s) => new { s.Id, s.Code, s.About.Name, w.Canister, s.OrganisationId })
            .OrderBy(s => s.Code).ThenBy(s => s.Canister).Take(MostServices).ToListAsync(cancellationToken);
        var by = alarm.SettledBy is { } person ? await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken) : null;
        var mayDecide = alarm.IsOpen && caller.Actor.May(Permissions.Services.Decide) && !services.Exists(s => alarm.ServiceId is not null && caller.Actor.IsOf(s.OrganisationId));
        return new DriftDetail(alarm, services.ConvertAll(s => new DriftService(s.Id, s.Code, s.Name, s.Canister)), by, mayDecide);
    }
}
