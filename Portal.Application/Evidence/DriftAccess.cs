using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Application.Evidence;

/// <summary>Who may see which alarm: of a canister whoever may see its service, of a subnet everybody who reads the register.</summary>
internal static class DriftAccess
{
    /// <summary>Alarms that may be seen.</summary>
    public static IQueryable<DriftAlarm> VisibleAlarms(this IQueryable<DriftAlarm> alarms, IQueryable<Service> visible) =>
        alarms.Where(a => a.ServiceId == null || visible.Any(s => s.Id == a.ServiceId));
}
