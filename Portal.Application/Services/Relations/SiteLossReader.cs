using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;

namespace Portal.Application.Services.Relations;

/// <summary>
/// What falls when a site does. What falls at once is a range of an index; what falls because it needs something that fell is sought in rounds, each one question
/// about the services that the round before brought down.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class SiteLossReader(IPortalDb db)
{
    /// <summary>The most needs that are followed: beyond that the answer says that it is not whole.</summary>
    public const int MostNeeds = 20_000;

    /// <summary>The most rounds.</summary>
    public const int MostRounds = 20;

    /// <summary>Spreads the loss of a site over all services, whoever asks: what somebody may not know of can still bring their own service down.</summary>
    /// <param name="site">The site.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The spread, and whether it was followed to its end.</returns>
    public async Task<(LossSpread Spread, bool IsWhole)> SpreadAsync(SiteId site, CancellationToken ct)
    {
        var spread = new LossSpread();
        var fallen = await NeedsAsync(site, db.ServiceSites.Where(s => s.SiteId == site && s.Effect == LossEffect.Down).Select(s => s.ServiceId), MostNeeds + 1, ct);
        var followed = 0;
        for (var round = 0; fallen.Count > 0; round++)
        {
            followed += fallen.Count;
            var stopped = spread.Take(fallen.Take(MostNeeds));
            if (followed > MostNeeds || (round == MostRounds && stopped.Count > 0)) return (spread, false);
            fallen = stopped.Count == 0 ? [] : await NeedsAsync(site, db.Register.Where(e => stopped.Contains(e.Id)).Select(e => e.Id), MostNeeds - followed + 1, ct);
        }

        return (spread, true);
    }

    /// <summary>Of services that a spread reached, those that a person may know of.</summary>
    public async Task<IReadOnlyList<IndirectLoss>> VisibleAsync(LossSpread spread, Actor actor, CancellationToken ct)
    {
        if (actor.May(Permissions.Services.ReadAll) || spread.Reached.Count == 0) return [.. spread.Reached];
        var reached = spread.Reached.Select(l => l.Service).ToList();
        var visible = (await db.Register.Visible(actor).Where(e => reached.Contains(e.Id)).Select(e => e.Id).ToListAsync(ct)).ToHashSet();
        return [.. spread.Reached.Where(l => visible.Contains(l.Service))];
    }

    // Needs of standing services on some that stopped; what stops at the site itself needs nothing any more.
    private Task<List<ServiceNeed>> NeedsAsync(SiteId site, IQueryable<ServiceId> stopped, int most, CancellationToken ct) =>
        (from needed in db.Register
         join link in db.ServiceLinks on needed.Code equals link.ToCode
         join one in db.Register on link.ServiceId equals one.Id
         where stopped.Contains(needed.Id) && (one.State == ServiceState.Registered || one.State == ServiceState.Suspended)
            && !db.ServiceSites.Any(s => s.SiteId == site && s.ServiceId == one.Id && s.Effect == LossEffect.Down)
         orderby link.ServiceId, link.Ordinal
         select new ServiceNeed(one.Id, needed.Id, link.IsVital)).Take(most).ToListAsync(ct);
}
