using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
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
        var cube = await RegisterCube.ReadAsync(db, cancellationToken);
        db.ComplianceSnapshots.RemoveRange(await db.ComplianceSnapshots.Where(s => s.Day == today).ToListAsync(cancellationToken));
        foreach (var region in cube.Groups.Where(g => g.State == ServiceState.Registered && g.OutcomeRank != RegisterEntry.NotEvaluated).GroupBy(g => g.Region))
        {
            int Of(Outcome outcome) => region.Where(g => g.OutcomeRank == RegisterEntry.RankOf(outcome)).Sum(g => g.Count);
            db.ComplianceSnapshots.Add(new ComplianceSnapshot(today, region.Key, Of(Outcome.Pass), Of(Outcome.Waived), Of(Outcome.Undetermined), Of(Outcome.Fail)));
        }

        return Result.Ok;
    }
}
