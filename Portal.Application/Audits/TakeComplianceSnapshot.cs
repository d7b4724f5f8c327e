using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance.History;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Audits;

/// <summary>
/// Keeps how the registered services stand today, how long what fails has failed, and every date that lies ahead. A second time on the same day replaces the first; days on which the portal did not
/// run, and nobody could change anything, are filled in as the day before them; days that have not come, left by a clock that was ahead, go.
/// </summary>
[Requires(Permissions.Audits.Work)]
public sealed record TakeComplianceSnapshotCommand : ICommand;

internal sealed class TakeComplianceSnapshotHandler(IPortalDb db, LookAhead ahead, TimeProvider clock) : IRequestHandler<TakeComplianceSnapshotCommand, Result>
{
    public async Task<Result> Handle(TakeComplianceSnapshotCommand request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInPakistan();
        await db.LockAsync("register-days", cancellationToken);
        await db.RegisterDays.Where(d => d.Day >= today).ExecuteDeleteAsync(cancellationToken);
        await CatchUpAsync(today, cancellationToken);
        await ThinAsync(today, cancellationToken);
        var cube = await RegisterCube.ReadAsync(db, cancellationToken);
        db.RegisterDays.AddRange(cube.Groups.Where(g => g.State == ServiceState.Registered)
            .GroupBy(g => new RegisterDay(today, g.OrganisationId, g.Region, g.ClassRank, g.OutcomeRank, g.FailMask, g.UndeterminedMask, g.PassMask, g.WaivedMask, 0))
            .Select(g => g.Key with { Count = g.Sum(x => x.Count) }));
        await AgeAsync(cancellationToken);
        await ahead.CountAsync(cube.Groups.Where(g => g.State == ServiceState.Registered).Select(g => g.OrganisationId).Distinct(), cancellationToken);
        return Result.Ok;
    }

    private async Task CatchUpAsync(DateOnly today, CancellationToken ct)
    {
        var last = await db.RegisterDays.MaxAsync(d => (DateOnly?)d.Day, ct);
        if (last is not { } known || known.AddDays(1) >= today) return;
        var stood = await db.RegisterDays.AsNoTracking().Where(d => d.Day == known).ToListAsync(ct);
        for (var missing = known.AddDays(1); missing < today; missing = missing.AddDays(1))
        {
            if (RegisterDay.Keeps(missing, today)) db.RegisterDays.AddRange(stood.Select(d => d with { Day = missing }));
        }
    }

    private async Task ThinAsync(DateOnly today, CancellationToken ct)
    {
        // One day falls out of the time of which each is kept; after days without a count, several.
        var (from, to) = (today.AddDays(-2 * RegisterDay.KeptDays), today.AddDays(-RegisterDay.KeptDays));
        var gone = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(d => !RegisterDay.Keeps(d, today)).ToList();
        await db.RegisterDays.Where(d => gone.Contains(d.Day)).ExecuteDeleteAsync(ct);
    }

    private async Task AgeAsync(CancellationToken ct)
    {
        var (month, quarter, half) = FailureTally.Bounds(clock.GetUtcNow());
        await db.FailureTallies.ExecuteDeleteAsync(ct);
        db.FailureTallies.AddRange(await db.ObligationFailures.Join(db.Register, f => f.ServiceId, e => e.Id, (f, e) => new { Failure = f, Entry = e })
            .Where(x => x.Entry.State == ServiceState.Registered)
            .Select(x => new
            {
                x.Entry.OrganisationId,
                x.Entry.Region,
                x.Entry.ClassRank,
                x.Failure.Bit,
                Age = x.Failure.Since > month ? FailureAge.UpTo30 : x.Failure.Since > quarter ? FailureAge.UpTo90 : x.Failure.Since > half ? FailureAge.UpTo180 : FailureAge.Over180,
            })
            .GroupBy(x => x)
            .Select(g => new FailureTally(g.Key.OrganisationId, g.Key.Region, g.Key.ClassRank, g.Key.Bit, g.Key.Age, g.Count()))
            .ToListAsync(ct));
    }
}
