using System.Collections.Concurrent;
using System.Formats.Cbor;
using System.Text;
using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer.Simulation;

/// <summary>
/// Answers for a simulated network what a boundary node answers for a real one: state of canisters and of subnets, and the root key (Interface
/// Specification, section "HTTPS Interface"). Safe to share between threads.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="clock">The time.</param>
internal sealed class SimulatedBoundary(SimulatedNetwork network, TimeProvider clock)
{
    private readonly SimulatedAnswers _answers = new(network);
    private readonly ConcurrentDictionary<Principal, DateTimeOffset> _given = new();

    /// <summary>What is wrong just now.</summary>
    public SimulatorFaults Faults { get; } = new();

    /// <summary>The network.</summary>
    public SimulatedNetwork Network => network;

    /// <summary>Hears of each request that is answered: its path and its id.</summary>
    public Action<string, byte[]>? OnAsked { get; set; }

    /// <summary>Answers a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The address from the root on.</param>
    /// <param name="contentType">What the body is said to be.</param>
    /// <param name="body">The body.</param>
    public SimulatedAnswer Answer(string method, string path, string? contentType, ReadOnlyMemory<byte> body)
    {
        try
        {
            return path.Split('/') switch
            {
                ["", "api", "v2", "status"] => method == "GET" ? Status() : SimulatedAnswer.Of(405, "Ask with GET."),
                ["", "api", "v3", "canister" or "subnet", _, "read_state"] when method != "POST" => SimulatedAnswer.Of(405, "Ask with POST."),
                ["", "api", "v3", "canister" or "subnet", _, "read_state"] when contentType != ReadStateRequest.ContentType => SimulatedAnswer.Of(400, "Unexpected content type."),
                ["", "api", "v3", "canister", var id, "read_state"] => OfCanister(path, Parse(id), ReadStateReader.Read(body)),
                ["", "api", "v3", "subnet", var id, "read_state"] => OfSubnet(path, Parse(id), ReadStateReader.Read(body)),
                _ => SimulatedAnswer.Of(404, "There is nothing here."),
            };
        }
        catch (RequestRefusedException refusal)
        {
            return SimulatedAnswer.Of(refusal.Status, refusal.Message);
        }
    }

    private SimulatedAnswer OfCanister(string path, Principal canister, ReadStateRequest request)
    {
        var subnet = network.All.FirstOrDefault(s => s.Owns(canister)) ?? throw new RequestRefusedException(400, "canister_not_found");
        RequestRules.CheckPaths(request, canister);
        return Answer(path, canister, subnet, canister, request);
    }

    private SimulatedAnswer OfSubnet(string path, Principal id, ReadStateRequest request)
    {
        var subnet = network.All.FirstOrDefault(s => s.Id == id) ?? throw new RequestRefusedException(400, "subnet_not_found");
        RequestRules.CheckPaths(request, null);
        return Answer(path, id, subnet, null, request);
    }

    private SimulatedAnswer Answer(string path, Principal subject, SimulatedSubnet subnet, Principal? canister, ReadStateRequest request)
    {
        var now = clock.GetUtcNow();
        RequestRules.CheckExpiry(request, now);
        OnAsked?.Invoke(path, request.Id());
        var fault = Faults.Of(subject);
        var time = fault == SimulatorFault.Replay ? _given.GetValueOrDefault(subject, now) : now;
        _given[subject] = time;
        return SimulatedAnswer.With(fault) ?? SimulatedAnswer.Of(_answers.Certify(new Asked(subnet, canister, request.Paths, time), fault), fault);
    }

    private SimulatedAnswer Status()
    {
        var writer = new CborWriter();
        writer.WriteTag(CborTag.SelfDescribeCbor);
        writer.WriteStartMap(3);
        writer.WriteTextString("root_key");
        writer.WriteByteString(network.RootKey);
        writer.WriteTextString("impl_version");
        writer.WriteTextString("simulated");
        writer.WriteTextString("replica_health_status");
        writer.WriteTextString("healthy");
        writer.WriteEndMap();
        return new SimulatedAnswer(200, ReadStateRequest.ContentType, writer.Encode());
    }

    private static Principal Parse(string text) => Principal.TryParse(text, out var id) ? id : throw new RequestRefusedException(400, "The address names no principal.");
}

/// <summary>What is asked, once it is known to be allowed.</summary>
/// <param name="Subnet">The subnet that answers.</param>
/// <param name="Canister">The canister asked about; null where the subnet is.</param>
/// <param name="Paths">The paths.</param>
/// <param name="Time">The time.</param>
internal sealed record Asked(SimulatedSubnet Subnet, Principal? Canister, IReadOnlyList<byte[][]> Paths, DateTimeOffset Time);
