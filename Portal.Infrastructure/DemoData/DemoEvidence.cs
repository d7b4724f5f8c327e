using Portal.Application.Evidence;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Simulation;

namespace Portal.Infrastructure.DemoData;

/// <summary>
/// Evidence that was taken of the register's canisters: real certificates, signed by the simulated network and checked as any other. One canister runs other code than
/// it did, and the alarm about it waits.
/// </summary>
internal sealed class DemoEvidence(DemoWorld world, IReadOnlyList<DemoService> services)
{
    private const string Rules = "1";
    private const string Source = "demonstration";
    private const int DaysBefore = 9;
    private const int HoursBefore = 8;

    private readonly CertificateVerifier _verifier = new();
    private readonly SimulatedAnswers _answers = new(DemonstrationNetwork.Network);

    public List<CanisterWatch> Canisters { get; } = [];

    public List<SubnetWatch> Subnets { get; } = [];

    public List<EvidenceRecord> Records { get; } = [];

    public List<EvidenceRound> Rounds { get; } = [];

    public List<DriftAlarm> Alarms { get; } = [];

    public IEnumerable<AuditSerial> Serials =>
    [
        new AuditSerial(EvidenceWorker.Rounds, Rounds.Count),
        .. Alarms.GroupBy(a => DemoWorld.DayOf(a.OpenedAt).Year).Select(g => new AuditSerial(EvidenceWorker.AlarmsOf(g.Key), g.Count())),
    ];

    /// <summary>What is proved of parts of a service, as the later round found it.</summary>
    public static IReadOnlyList<CanisterEvidence> ProvedOf(IEnumerable<Placement> parts, DateTimeOffset now) =>
        [.. parts.SelectMany(p => p.Canisters).Distinct().Order(StringComparer.Ordinal).Select(c => ProvedOf(c, DemoWorld.DayOf(now.AddHours(-HoursBefore)))).OfType<CanisterEvidence>()];

    /// <summary>The part of a service that is a canister, as its owner registers it: now and then without the canister, or on the wrong subnet.</summary>
    public static Placement Registered(Placement part, int number)
    {
        if (number % 40 == 31) return part;
        var place = number % 20 == 13 ? 2 : number % 2;
        var (subnet, canister) = (DemonstrationNetwork.Subnets[number % 40 == 22 ? 1 - place : place], DemonstrationNetwork.CanisterOf(place, number));
        return part with { Subnet = subnet.Id.Text, Canisters = [canister.Id.Text], ModuleHash = canister.ModuleHash, Controllers = [.. canister.Controllers.Select(c => c.Text)] };
    }

    /// <summary>Two rounds: one in which all was first seen, and one of today. What left the register, or is not in it yet, proves nothing.</summary>
    public void Make()
    {
        foreach (var service in services.Where(s => s.Service.State is not (ServiceState.Registered or ServiceState.Suspended))) service.Prove([]);
        var standing = services.Where(s => s.Service.State is ServiceState.Registered or ServiceState.Suspended).ToList();
        Canisters.AddRange(standing.SelectMany(s => s.Service.Placements.SelectMany(p => p.Canisters).Distinct().Select(c => CanisterWatch.Begin(s.Service.Id, DemonstrationNetwork.Name, c, world.Now.AddDays(-DaysBefore)))));
        Round(world.Now.AddDays(-DaysBefore), hasDrifted: false);
        Round(world.Now.AddHours(-HoursBefore), hasDrifted: true);
    }

    private void Round(DateTimeOffset at, bool hasDrifted)
    {
        var number = Rounds.Count + 1;
        var taken = new List<EvidenceRecord>();
        foreach (var watch in Canisters)
        {
            var (subnet, canister) = Find(watch.Canister) ?? throw new InvalidOperationException($"The simulated network has no canister {watch.Canister}.");
            var before = watch.Held;
            var record = Taken(EvidenceSubject.Canister, subnet, canister, hasDrifted && canister == DemonstrationNetwork.Drifted.Id ? SimulatorFault.OtherCode : SimulatorFault.None, at, number);
            Raise(new DriftPlace(watch.Network, subnet.Id.Text, watch.Canister, watch.ServiceId), watch.Take(record), before, record.Id, at);
            watch.Unmark();
            taken.Add(record);
        }

        foreach (var subnet in DemonstrationNetwork.Subnets.Where(s => Canisters.Exists(c => c.Subnet == s.Id.Text)))
        {
            if (Subnets.Find(s => s.Subnet == subnet.Id.Text) is not { } watch) Subnets.Add(watch = SubnetWatch.Begin(DemonstrationNetwork.Name, subnet.Id.Text, at));
            var hasJoined = hasDrifted && subnet == DemonstrationNetwork.Joined;
            var record = Taken(EvidenceSubject.Subnet, subnet, null, hasJoined ? SimulatorFault.ForeignNode : SimulatorFault.None, at, number);
            var drifts = watch.Take(record);
            var (worse, _) = watch.Look([.. NodesOf(subnet, hasJoined)], world.Policy.Parameters.NodeCountries, world.Policy.Parameters.MinNodeOperators);
            Raise(new DriftPlace(watch.Network, watch.Subnet), [.. drifts, .. worse], null, record.Id, at);
            taken.Add(record);
        }

        Records.AddRange(taken);
        Rounds.Add(EvidenceRound.Of(number, taken, EvidenceWorker.Actor, at));
    }

    private void Raise(DriftPlace place, IReadOnlyList<Drift> drifts, EvidenceId? before, EvidenceId after, DateTimeOffset at)
    {
        foreach (var drift in drifts)
            Alarms.Add(DriftAlarm.Open(EvidenceWorker.AlarmCode(DemoWorld.DayOf(at).Year, Alarms.Count + 1), place, drift, before, after, EvidenceWorker.Actor, at));
    }

    private EvidenceRecord Taken(EvidenceSubject kind, SimulatedSubnet subnet, Principal? canister, SimulatorFault fault, DateTimeOffset at, int round)
    {
        var paths = canister is null ? EvidencePaths.OfSubnet(subnet.Id) : EvidencePaths.OfCanister(canister);
        var certificate = _answers.Certify(new Asked(subnet, canister, paths, at), fault);
        var policy = new VerificationPolicy { RootKey = SubnetKey.Parse(DemonstrationNetwork.Network.RootKey), Canister = canister, Subnet = canister is null ? subnet.Id : null };
        var (verdict, facts) = _verifier.Verify(certificate, policy, at);
        return verdict == EvidenceVerdict.Accepted
            ? EvidenceRecord.Of(DemonstrationNetwork.Name, kind, (canister ?? subnet.Id).Text, new EvidenceTaken(verdict, facts, certificate, Source, at), Rules, round)
            : throw new InvalidOperationException($"The simulated network's certificate was refused: {verdict}.");
    }

    private static (SimulatedSubnet Subnet, Principal Canister)? Find(string text) =>
        Principal.TryParse(text, out var canister) && DemonstrationNetwork.Subnets.FirstOrDefault(s => s.Owns(canister)) is { } subnet ? (subnet, canister) : null;

    private static CanisterEvidence? ProvedOf(string text, DateOnly today)
    {
        if (Find(text) is not var (subnet, id) || subnet.Canisters.FirstOrDefault(c => c.Id == id) is not { } canister) return null;
        return new CanisterEvidence
        {
            Canister = text,
            TakenOn = today,
            IsVerified = true,
            Subnet = subnet.Id.Text,
            ModuleHash = id == DemonstrationNetwork.Drifted.Id ? SimulatedAnswers.OtherCode : canister.ModuleHash,
            Controllers = [.. canister.Controllers.Select(c => c.Text).Order(StringComparer.Ordinal)],
            Nodes = [.. NodesOf(subnet, subnet == DemonstrationNetwork.Joined)],
        };
    }

    // In the order in which a certificate's content lists them.
    private static IEnumerable<EvidenceNode> NodesOf(SimulatedSubnet subnet, bool hasJoined) =>
        (hasJoined ? subnet.Nodes.Append(DemonstrationNetwork.ForeignNode) : subnet.Nodes).OrderBy(n => n.Id.Text, StringComparer.Ordinal)
            .Select(n => new EvidenceNode(n.Operator.Site.Country, n.Operator.Provider.Id.Text, n.Operator.Site.Id));
}
