using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Waivers;

namespace Portal.Application.Compliance.Waivers;

/// <summary>The portal's own actor for waivers.</summary>
public static class WaiverKeeper
{
    /// <summary>Who does the work, in records and in the ledger.</summary>
    public static Actor Actor { get; } = Actor.System("waivers", Permissions.Compliance.KeepWaivers);
}

/// <summary>
/// Ends waivers whose last day has passed, reminds of those that end soon, and says of which the service has outgrown. However often it is asked, each of these is
/// done once. Nothing rests on it: an evaluation looks at day and facts itself.
/// </summary>
[Requires(Permissions.Compliance.KeepWaivers)]
public sealed record KeepWaiversCommand : ICommand<int>;

internal sealed class KeepWaiversHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<KeepWaiversCommand, Result<int>>
{
    // Each end evaluates its service; what is left over is done at the next round.
    private const int MostEnded = 100;

    public async Task<Result<int>> Handle(KeepWaiversCommand request, CancellationToken cancellationToken)
    {
        var (today, now) = (time.TodayInPakistan(), time.GetUtcNow());
        var ended = await db.Waivers.Where(w => w.InForce == true && w.Until < today).OrderBy(w => w.Until).Take(MostEnded).ToListAsync(cancellationToken);
        var done = ended.Count(w => w.Expire(caller.Actor, today, now).IsSuccess);

        var last = today.AddDays(Waiver.ReminderDays[0]);
        var ending = await db.Waivers.Where(w => w.InForce == true && w.Until >= today && w.Until <= last).ToListAsync(cancellationToken);
        done += ending.Count(w => w.Remind(caller.Actor, today, now));

        var standing = await db.Waivers.Where(w => w.InForce == true && w.Until >= today)
            .Join(db.ComplianceSummaries, w => w.ServiceId, s => s.ServiceId, (w, s) => new { w.Id, w.ObligationId, IsOutgrown = w.OutgrownSince != null, s.FailMask })
            .ToListAsync(cancellationToken);
        var changed = standing.Where(w => Fails(w.ObligationId, w.FailMask) != w.IsOutgrown).ToDictionary(w => w.Id, w => Fails(w.ObligationId, w.FailMask));
        var ids = changed.Keys.ToList();
        foreach (var waiver in await db.Waivers.Where(w => ids.Contains(w.Id)).ToListAsync(cancellationToken))
            if (waiver.Observe(!changed[waiver.Id], caller.Actor, now)) done++;
        return done;
    }

    private static bool Fails(string obligation, long mask) => ((ObligationCatalogue.Find(obligation)?.Mask ?? 0) & mask) != 0;
}
