using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>Keeps how the registered services of each region stand today; a second time on the same day replaces the first.</summary>
[Requires(Permissions.Audits.Work)]
public sealed record TakeComplianceSnapshotCommand : ICommand;

internal sealed class TakeComplianceSnapshotHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<TakeComplianceSnapshotCommand, Result>
{
    public async Task<Result> Handle(TakeComplianceSnapshotCommand request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInPakistan();
        var counts = await db.Services.Where(s => s.State == ServiceState.Registered)
            .Join(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => new { s.Region, c.Overall })
            .GroupBy(x => new { x.Region, x.Overall })
            .Select(g => new { g.Key.Region, g.Key.Overall, Count = g.Count() })
            .ToListAsync(cancellationToken);
        db.ComplianceSnapshots.RemoveRange(await db.ComplianceSnapshots.Where(s => s.Day == today).ToListAsync(cancellationToken));
        foreach (var region in counts.GroupBy(c => c.Region))
        {
            int Of(Outcome outcome) => region.Where(c => c.Overall == outcome).Sum(c => c.Count);
            db.ComplianceSnapshots.Add(new ComplianceSnapshot(today, region.Key, Of(Outcome.Pass), Of(Outcome.Waived), Of(Outcome.Undetermined), Of(Outcome.Fail)));
        }

        return Result.Ok;
    }
}
