using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Common.Clocks;

namespace Portal.Application.Calendar;

/// <summary>The working calendar as the database holds it now.</summary>
public static class WorkingDays
{
    /// <summary>Loads the calendar; a few dozen days.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<WorkingCalendar> CalendarAsync(this IPortalDb db, CancellationToken ct) =>
        new(await db.Holidays.AsNoTracking().Select(h => h.Day).ToListAsync(ct));
}
