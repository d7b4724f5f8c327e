using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>The pipeline: one lane for each phase, with its count and the applications that waited longest.</summary>
/// <param name="Filter">Which applications; its state and phase are not looked at.</param>
[Requires(Permissions.Sandbox.Read)]
public sealed record GetSandboxBoardQuery(SandboxFilter Filter) : IQuery<IReadOnlyList<SandboxLane>>;

/// <summary>One lane of the board.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Count">Applications in it.</param>
/// <param name="Cards">The first of them: the worst clock first.</param>
public sealed record SandboxLane(SandboxPhase Phase, int Count, IReadOnlyList<SandboxRow> Cards);

internal sealed class GetSandboxBoardHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<GetSandboxBoardQuery, Result<IReadOnlyList<SandboxLane>>>
{
    private const int CardsPerLane = 5;

    // Enough to find the worst clocks of a lane; what ended is shown newest first and needs no such search.
    private const int Looked = 200;

    public async Task<Result<IReadOnlyList<SandboxLane>>> Handle(GetSandboxBoardQuery request, CancellationToken cancellationToken)
    {
        var filter = request.Filter with { State = null, Phase = null };
        var matching = db.SandboxApplications.AsNoTracking().Visible(caller.Actor).Matching(filter, db);
        var counts = await matching.GroupBy(a => a.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var lanes = new List<SandboxLane>();
        foreach (var phase in Enum.GetValues<SandboxPhase>())
        {
            var states = SandboxLifecycle.StatesOf(phase);
            var count = counts.Where(c => states.Contains(c.State)).Sum(c => c.Count);
            if (count == 0)
            {
                lanes.Add(new(phase, 0, []));
                continue;
            }

            var inPhase = matching.Where(a => states.Contains(a.State));
            var newest = phase is SandboxPhase.Ended or SandboxPhase.Filing;
            var looked = newest ? inPhase.OrderByDescending(a => a.SavedAt).Take(CardsPerLane) : inPhase.OrderBy(a => a.SavedAt).Take(Looked);
            var rows = await looked.ToRowsAsync(db, time.GetUtcNow(), cancellationToken);
            lanes.Add(new(phase, count, newest ? rows : [.. rows.OrderBy(Urgency).ThenBy(r => r.Clock?.Reading.Left).Take(CardsPerLane)]));
        }

        return lanes;
    }

    private static int Urgency(SandboxRow row) => row.Clock is { } clock ? (int)clock.Reading.State : int.MaxValue;
}
