using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>
/// Lets evidence go that has been kept long enough. Where the network says day after day the same, a quarter of it is kept; where it says something new,
/// ten years. What is in force, and what an alarm rests on, is never let go.
/// </summary>
/// <param name="Size">The most wanted.</param>
/// <returns>How many were let go; 0 when there are none.</returns>
[Requires(Permissions.Evidence.Collect)]
public sealed record TidyEvidenceCommand(int Size = TidyEvidenceCommand.Usual) : ICommand<int>
{
    /// <summary>Few enough that nobody waits for it.</summary>
    public const int Usual = 1000;

    /// <summary>Days for which repetitions are kept.</summary>
    public const int DaysOfRepetitions = 92;

    /// <summary>Days for which changes are kept.</summary>
    public const int DaysOfTurns = 3653;
}

internal sealed class TidyEvidenceHandler(IPortalDb db, TimeProvider clock) : IRequestHandler<TidyEvidenceCommand, Result<int>>
{
    public async Task<Result<int>> Handle(TidyEvidenceCommand request, CancellationToken cancellationToken)
    {
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        var now = clock.GetUtcNow();
        var (repetitions, turns) = (now.AddDays(-TidyEvidenceCommand.DaysOfRepetitions), now.AddDays(-TidyEvidenceCommand.DaysOfTurns));
        var old = await db.Evidence
            .Where(r => (!r.IsTurn && r.TakenAt < repetitions) || (r.IsTurn && r.TakenAt < turns))
            .Where(r => !db.CanisterWatches.Any(w => w.Held == r.Id) && !db.SubnetWatches.Any(w => w.Held == r.Id) && !db.DriftAlarms.Any(a => a.Before == r.Id || a.After == r.Id))
            .OrderBy(r => r.TakenAt).Select(r => r.Id).Take(Math.Clamp(request.Size, 1, TidyEvidenceCommand.Usual)).ToListAsync(cancellationToken);
        return await db.Evidence.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
