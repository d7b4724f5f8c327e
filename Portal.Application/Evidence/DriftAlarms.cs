using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>Raises alarms in the transaction that finds the drift; while one of the same kind is open for the same place, that one is told of the newest value.</summary>
internal sealed class DriftAlarms(IPortalDb db, IAuditStore store, Caller caller)
{
    public async Task RaiseAsync(DriftPlace place, Drift drift, EvidenceId? before, EvidenceId? after, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db.DriftAlarms.Where(a => a.IsOpen && a.Kind == drift.Kind && a.Network == place.Network && a.Canister == place.Canister && a.ServiceId == place.Service)
            .ToListAsync(ct);
        // Of a subnet as a whole the subnet is what tells alarms apart; a canister may have moved in between.
        if (open.Find(a => place.Canister.Length > 0 || a.Subnet == place.Subnet) is { } known)
        {
            known.Find(drift, after, caller.Actor, now);
            return;
        }

        var year = WorkingCalendar.DayOf(now).Year;
        var number = await store.TakeNumbersAsync(EvidenceWorker.AlarmsOf(year), 1, ct);
        db.DriftAlarms.Add(DriftAlarm.Open(EvidenceWorker.AlarmCode(year, number), place, drift, before, after, caller.Actor, now));
    }
}
