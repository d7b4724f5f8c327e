using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;

namespace Portal.Application.Evidence;

/// <summary>
/// Asks the network for the next canisters and subnets whose time has come, checks what it answers, keeps it, and raises alarms where it says otherwise than before.
/// Killed at any moment it has kept all of a block or nothing; what was not kept is asked for again.
/// </summary>
/// <param name="Size">The most canisters and subnets wanted.</param>
/// <returns>How many were asked for; 0 when nothing is due.</returns>
[Requires(Permissions.Evidence.Collect)]
public sealed record CollectEvidenceCommand(int Size = EvidenceWorker.Block) : ICommand<int>;

internal sealed class CollectEvidenceHandler(IPortalDb db, INetworkEvidence network, IAuditStore store, DriftAlarms alarms, SubnetLook look, Caller caller, TimeProvider clock)
    : IRequestHandler<CollectEvidenceCommand, Result<int>>
{
    public async Task<Result<int>> Handle(CollectEvidenceCommand request, CancellationToken cancellationToken)
    {
        var demand = await db.EvidenceDemands.FirstOrDefaultAsync(d => d.DoneAt == null, cancellationToken);
        var due = await DueAsync(Math.Clamp(request.Size, 1, EvidenceWorker.Block), demand?.At, cancellationToken);
        if (due.Count == 0)
        {
            demand?.Finish(clock.GetUtcNow());
            return 0;
        }

        var answers = await AskAsync(due, cancellationToken);

        // Asked first, locked afterwards: nobody waits for a network.
        await db.LockAsync(EvidenceWorker.Lock, cancellationToken);
        var now = clock.GetUtcNow();
        var round = await store.TakeNumbersAsync(EvidenceWorker.Rounds, 1, cancellationToken);
        var records = due.Select(d => EvidenceRecord.Of(d.Network, d.Kind, d.Subject.Text, answers[d], network.VerifierVersion, round)).ToList();
        var canisters = records.Where(r => r.Kind == EvidenceSubject.Canister).ToDictionary(r => (r.Network, r.Subject));
        var subnets = records.Where(r => r.Kind == EvidenceSubject.Subnet).ToDictionary(r => (r.Network, r.Subject));
        await KeepCanistersAsync(canisters, now, cancellationToken);
        await KeepSubnetsAsync(subnets, cancellationToken);
        await WatchSubnetsAsync(canisters.Values, now, cancellationToken);
        db.Evidence.AddRange(records);
        db.EvidenceRounds.Add(EvidenceRound.Of(round, records, caller.Actor, now));
        return due.Count;
    }

    // Subnets first: they are few, and what is on them is judged by them. A canister that several services name is asked for once. Whatever was last asked for
    // before somebody wanted everything anew is due as well; it comes first by its time, so that those already asked are not walked through.
    private async Task<List<EvidenceRequest>> DueAsync(int size, DateTimeOffset? demanded, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = network.Networks.Select(n => n.Name).ToList();
        var subnets = await db.SubnetWatches.Where(s => (s.NextAt <= now || s.TriedAt < demanded) && known.Contains(s.Network)).OrderBy(s => s.NextAt).Take(size)
            .Select(s => new { s.Network, s.Subnet, s.CertifiedAt }).ToListAsync(ct);
        var canisters = await db.CanisterWatches.Where(c => (c.NextAt <= now || c.TriedAt < demanded) && known.Contains(c.Network)).OrderBy(c => c.NextAt).Take(size - subnets.Count)
            .Select(c => new { c.Network, c.Canister, c.CertifiedAt }).ToListAsync(ct);
        return
        [
            .. subnets.Select(s => Ask(s.Network, EvidenceSubject.Subnet, s.Subnet, s.CertifiedAt)).OfType<EvidenceRequest>(),
            .. canisters.GroupBy(c => (c.Network, c.Canister)).Select(g => Ask(g.Key.Network, EvidenceSubject.Canister, g.Key.Canister, g.Max(c => c.CertifiedAt))).OfType<EvidenceRequest>(),
        ];
    }

    private static EvidenceRequest? Ask(string network, EvidenceSubject kind, string subject, DateTimeOffset? newerThan) =>
        Principal.TryParse(subject, out var principal) ? new EvidenceRequest(network, kind, principal, newerThan) : null;

    private async Task<IReadOnlyDictionary<EvidenceRequest, EvidenceTaken>> AskAsync(List<EvidenceRequest> due, CancellationToken ct)
    {
        var answers = new ConcurrentDictionary<EvidenceRequest, EvidenceTaken>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = EvidenceWorker.AtOnce, CancellationToken = ct }, async (request, token) =>
            answers[request] = await network.TakeAsync(request, token));
        return answers;
    }

    private async Task KeepCanistersAsync(Dictionary<(string Network, string Subject), EvidenceRecord> records, DateTimeOffset now, CancellationToken ct)
    {
        var subjects = records.Keys.Select(k => k.Subject).ToList();
        foreach (var watch in await db.CanisterWatches.Where(c => subjects.Contains(c.Canister)).ToListAsync(ct))
        {
            if (!records.TryGetValue((watch.Network, watch.Canister), out var record)) continue;
            var (before, from) = (watch.Held, watch.Subnet);
            var drifts = watch.Take(record);
            var place = new DriftPlace(watch.Network, record.Content?.Subnet ?? from, watch.Canister, watch.ServiceId);
            foreach (var drift in drifts) await alarms.RaiseAsync(place, drift, before, record.Id, now, ct);
        }
    }

    private async Task KeepSubnetsAsync(Dictionary<(string Network, string Subject), EvidenceRecord> records, CancellationToken ct)
    {
        var subjects = records.Keys.Select(k => k.Subject).ToList();
        foreach (var watch in await db.SubnetWatches.Where(s => subjects.Contains(s.Subnet)).ToListAsync(ct))
        {
            if (!records.TryGetValue((watch.Network, watch.Subnet), out var record)) continue;
            var before = watch.Held;
            foreach (var drift in watch.Take(record)) await alarms.RaiseAsync(new(watch.Network, watch.Subnet), drift, before, record.Id, record.TakenAt, ct);
            await look.TakeAsync(watch, ct);
        }
    }

    // The first canister on a subnet begins the watch over it.
    private async Task WatchSubnetsAsync(IEnumerable<EvidenceRecord> canisters, DateTimeOffset now, CancellationToken ct)
    {
        var seen = canisters.Where(r => r.Content is not null).Select(r => (r.Network, r.Content!.Subnet)).Distinct().ToList();
        var names = seen.ConvertAll(s => s.Subnet);
        var watched = (await db.SubnetWatches.Where(s => names.Contains(s.Subnet)).Select(s => new { s.Network, s.Subnet }).ToListAsync(ct)).ConvertAll(s => (s.Network, s.Subnet));
        db.SubnetWatches.AddRange(seen.Except(watched).Select(s => SubnetWatch.Begin(s.Network, s.Subnet, now)));
    }
}
