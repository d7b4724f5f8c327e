using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>A worker takes a what-if up, for the first time or after one that died, and gets the attempt that fences its writes.</summary>
/// <param name="Id">The what-if.</param>
[Requires(Permissions.Compliance.KeepPolicy)]
public sealed record BeginWhatIfCommand(PolicyWhatIfId Id) : ICommand<int>;

/// <summary>Judges the whole register by both versions and keeps what would change. It reads for seconds and writes at the end, so one that dies has left nothing.</summary>
/// <param name="Id">The what-if.</param>
/// <param name="Attempt">What <see cref="BeginWhatIfCommand"/> answered; a later attempt fences this one off.</param>
[Requires(Permissions.Compliance.KeepPolicy)]
public sealed record RunWhatIfCommand(PolicyWhatIfId Id, int Attempt) : ICommand;

/// <summary>What-ifs that are open though no worker has written for a while: their node died, or nobody woke one.</summary>
[Requires(Permissions.Compliance.KeepPolicy)]
public sealed record ListSilentWhatIfsQuery : IQuery<IReadOnlyList<PolicyWhatIfId>>;

internal sealed class BeginWhatIfHandler(IPortalDb db, TimeProvider time) : IRequestHandler<BeginWhatIfCommand, Result<int>>
{
    public async Task<Result<int>> Handle(BeginWhatIfCommand request, CancellationToken cancellationToken)
    {
        if (await db.PolicyWhatIfs.SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken) is not { } whatIf) return Error.NotFound;
        if (whatIf.IsOpen is null) return PolicyErrors.WhatIfSuperseded;
        whatIf.TakeUp(time.GetUtcNow());
        return whatIf.Attempt;
    }
}

internal sealed class RunWhatIfHandler(IPortalDb db, IWhatIfStore store, Caller caller, TimeProvider time, WhatIfFeed feed) : IRequestHandler<RunWhatIfCommand, Result>
{
    private readonly Lock _gate = new();
    private DateTimeOffset _beat;

    public async Task<Result> Handle(RunWhatIfCommand request, CancellationToken cancellationToken)
    {
        var asked = await db.PolicyWhatIfs.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.Id && w.IsOpen == true && w.Attempt == request.Attempt, cancellationToken);
        if (asked is null) return PolicyErrors.WhatIfSuperseded;
        var inForce = await db.PolicyVersions.AsNoTracking().SingleAsync(p => p.Number == asked.BaseNumber, cancellationToken);
        var whole = new WhatIfTally(asked.Id, inForce.Content, asked.Content);
        var done = 0;
        await store.ReadAsync(time.TodayInPakistan(), JudgeAsync, cancellationToken);

        // The row was written meanwhile, by this worker's own beats or by another worker.
        var whatIf = await db.PolicyWhatIfs.SingleAsync(w => w.Id == request.Id, cancellationToken);
        var completed = whatIf.Complete(request.Attempt, whole.Result(), caller.Actor, time.GetUtcNow());
        if (completed.Error is null) await store.WriteAsync(whatIf, whole.Changes, cancellationToken);
        return completed;

        async Task JudgeAsync(IReadOnlyList<JudgedService> services, int total)
        {
            var block = new WhatIfTally(asked.Id, inForce.Content, asked.Content);
            foreach (var service in services) block.Add(service);
            bool isDue;
            int soFar;
            lock (_gate)
            {
                whole.Add(block);
                soFar = done += services.Count;
                isDue = time.GetUtcNow() - _beat >= PolicyKeeper.BeatEvery;
                if (isDue) _beat = time.GetUtcNow();
            }

            if (!isDue) return;
            await store.BeatAsync(asked.Id, request.Attempt, soFar, total, cancellationToken);
            feed.Publish(asked.Id);
        }
    }
}

internal sealed class ListSilentWhatIfsHandler(IPortalDb db, TimeProvider time) : IRequestHandler<ListSilentWhatIfsQuery, Result<IReadOnlyList<PolicyWhatIfId>>>
{
    public async Task<Result<IReadOnlyList<PolicyWhatIfId>>> Handle(ListSilentWhatIfsQuery request, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - PolicyKeeper.SilentAfter;
        return await db.PolicyWhatIfs.Where(w => w.IsOpen == true && w.Heartbeat < since).Select(w => w.Id).ToListAsync(cancellationToken);
    }
}
