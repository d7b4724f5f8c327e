using System.Collections.Concurrent;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// The root subnet's word for the other subnets. It signs its state once a day; every delegation of that day is the same state, cut down to what one
/// subnet needs for one canister, under that one signature. Safe to share between threads.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="routing">What its subnets know of each other.</param>
internal sealed class DelegationSimulator(SimulatedNetwork network, RoutingState routing)
{
    private readonly State _subnets = routing.Subnets(null);
    private volatile Day? _day;

    /// <summary>A subnet's delegation.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="canister">The canister whose shard of ranges is shown; null where none is.</param>
    /// <param name="now">The time.</param>
    public byte[] Delegate(SimulatedSubnet subnet, Principal? canister, DateTimeOffset now)
    {
        var date = DateOnly.FromDateTime(now.UtcDateTime);
        var day = _day;
        if (day?.Date != date) _day = day = Sign(date);
        var shard = canister is null ? null : RoutingState.ShardOf(subnet, canister);
        return day.Given.GetOrAdd((subnet.Id, shard is null ? string.Empty : Convert.ToHexString(shard)), _ => Write(day, subnet, shard));
    }

    private static byte[] Write(Day day, SimulatedSubnet subnet, byte[]? shard)
    {
        var id = subnet.Id.Bytes.ToArray();
        List<byte[][]> paths = [[StateLabels.Time], [StateLabels.Subnet, id, StateLabels.PublicKey], [StateLabels.Subnet, id, StateLabels.Type]];
        if (shard is not null) paths.Add([StateLabels.CanisterRanges, id, shard]);
        return CertificateWriter.Write(day.State.Show(paths), day.Signature);
    }

    private Day Sign(DateOnly date)
    {
        var state = new State.Level(
        [
            (StateLabels.CanisterRanges, routing.Ranges),
            (StateLabels.Subnet, _subnets),
            (StateLabels.Time, new State.Value(CertificateWriter.Time(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)))),
        ]);
        return new Day(date, state, CertificateWriter.Sign(state.Whole, network.Key), new());
    }

    private sealed record Day(DateOnly Date, State State, byte[] Signature, ConcurrentDictionary<(Principal Subnet, string Shard), byte[]> Given);
}
