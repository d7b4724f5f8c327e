using System.Net;
using Portal.Application.Evidence;
using Portal.Domain.Evidence;
using Portal.Infrastructure.InternetComputer;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.InternetComputer.Simulation;
using Xunit;

namespace Portal.Tests.InternetComputer;

/// <summary>The portal's client against simulated boundaries over HTTP: each thing that a boundary can do wrong has its verdict.</summary>
public sealed class NetworkEvidenceTests : BoundaryTest
{
    /// <summary>Verdicts that no certificate has, because none came or nobody knows what to hold it to.</summary>
    internal static readonly EvidenceVerdict[] OfAsking =
    [
        EvidenceVerdict.NetworkUnknown, EvidenceVerdict.AddressRefused, EvidenceVerdict.Unreachable, EvidenceVerdict.TimedOut, EvidenceVerdict.RefusedByBoundary,
        EvidenceVerdict.BoundaryFailed, EvidenceVerdict.AnswerUnreadable,
    ];

    /// <summary>What comes of a fault when a canister is asked about, and when a subnet is.</summary>
    internal static readonly Dictionary<SimulatorFault, (EvidenceVerdict Canister, EvidenceVerdict Subnet)> Faults = new()
    {
        [SimulatorFault.None] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.Stale] = (EvidenceVerdict.Stale, EvidenceVerdict.Stale),
        [SimulatorFault.Future] = (EvidenceVerdict.FromFuture, EvidenceVerdict.FromFuture),
        [SimulatorFault.RogueKey] = (EvidenceVerdict.BadSignature, EvidenceVerdict.BadSignature),
        [SimulatorFault.WrongSubnet] = (EvidenceVerdict.CanisterOutOfRange, EvidenceVerdict.WrongSubnet),
        [SimulatorFault.PrunedRanges] = (EvidenceVerdict.RangesMissing, EvidenceVerdict.Accepted),
        [SimulatorFault.OtherRootKey] = (EvidenceVerdict.BadDelegationSignature, EvidenceVerdict.BadDelegationSignature),
        [SimulatorFault.NestedDelegation] = (EvidenceVerdict.NestedDelegation, EvidenceVerdict.NestedDelegation),
        [SimulatorFault.TamperedByte] = (EvidenceVerdict.BadSignature, EvidenceVerdict.BadSignature),
        [SimulatorFault.Replay] = (EvidenceVerdict.Replayed, EvidenceVerdict.Replayed),
        [SimulatorFault.DeepNesting] = (EvidenceVerdict.TooDeep, EvidenceVerdict.TooDeep),
        [SimulatorFault.HalfAnswer] = (EvidenceVerdict.AnswerUnreadable, EvidenceVerdict.AnswerUnreadable),
        [SimulatorFault.GiganticAnswer] = (EvidenceVerdict.TooLarge, EvidenceVerdict.TooLarge),
        [SimulatorFault.ServerError] = (EvidenceVerdict.BoundaryFailed, EvidenceVerdict.BoundaryFailed),
        [SimulatorFault.Refusal] = (EvidenceVerdict.RefusedByBoundary, EvidenceVerdict.RefusedByBoundary),
        [SimulatorFault.Redirect] = (EvidenceVerdict.RefusedByBoundary, EvidenceVerdict.RefusedByBoundary),
        [SimulatorFault.Page] = (EvidenceVerdict.AnswerUnreadable, EvidenceVerdict.AnswerUnreadable),
        [SimulatorFault.Silence] = (EvidenceVerdict.TimedOut, EvidenceVerdict.TimedOut),
        [SimulatorFault.CanisterMoved] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.OtherCode] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.OtherControllers] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
        [SimulatorFault.Deleted] = (EvidenceVerdict.CanisterAbsent, EvidenceVerdict.Accepted),
        [SimulatorFault.ForeignNode] = (EvidenceVerdict.Accepted, EvidenceVerdict.Accepted),
    };

    public static TheoryData<string> FaultNames => new(Enum.GetNames<SimulatorFault>());

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task Take_UnderAnyFault_SaysWhich(string name)
    {
        var fault = Enum.Parse<SimulatorFault>(name);
        using var evidence = Evidence(Server.Address);
        var (canister, subnet) = (await evidence.TakeAsync(OfCanister, default), await evidence.TakeAsync(OfSubnet, default));
        Assert.Equal((EvidenceVerdict.Accepted, EvidenceVerdict.Accepted), (canister.Verdict, subnet.Verdict));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Boundary.Faults.SetAll(fault);
        using var hasty = Evidence(Settings(Server.Address) with { Attempts = 1, Timeout = TimeSpan.FromMilliseconds(200) });
        var asked = fault == SimulatorFault.Silence ? hasty : evidence;

        var verdicts = (
            (await asked.TakeAsync(OfCanister with { NewerThan = canister.Facts!.Time }, default)).Verdict,
            (await asked.TakeAsync(OfSubnet with { NewerThan = subnet.Facts!.Time }, default)).Verdict);

        Assert.Equal(Faults[fault], verdicts);
    }

    [Fact]
    public async Task Take_OfACanister_TellsWhoseItIs()
    {
        using var evidence = Evidence(Server.Address);
        var taken = await evidence.TakeAsync(OfCanister, default);

        var facts = taken.Facts!;
        Assert.Equal((Subnet.Id, Canister.ModuleHash, "application"), (facts.Subnet, facts.ModuleHash, facts.SubnetType));
        Assert.Equal(Canister.Controllers, facts.Controllers);
        Assert.True(facts.Range!.Contains(Canister.Id));
        Assert.Equal((Server.Address.Authority, Clock.GetUtcNow()), (taken.Source, taken.At));
        Assert.Equal(taken with { Source = string.Empty }, evidence.Check(OfCanister, taken.Certificate, taken.At) with { Facts = taken.Facts });
    }

    [Fact]
    public async Task Take_OfASubnet_TellsItsNodes()
    {
        using var evidence = Evidence(Server.Address);

        Assert.Equal(
            Subnet.Nodes.Select(n => n.Id.Text).Order(StringComparer.Ordinal),
            (await evidence.TakeAsync(OfSubnet, default)).Facts!.Nodes.Select(n => n.Node.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Take_WhenSomethingHappenedToACanister_TellsWhat()
    {
        using var evidence = Evidence(Server.Address);

        Assert.Equal(DemonstrationNetwork.Subnets[1].Id, (await Under(SimulatorFault.CanisterMoved, OfCanister)).Subnet);
        Assert.NotEqual(Canister.ModuleHash, (await Under(SimulatorFault.OtherCode, OfCanister)).ModuleHash);
        Assert.NotEqual(Canister.Controllers, (await Under(SimulatorFault.OtherControllers, OfCanister)).Controllers);
        Assert.Contains(DemonstrationNetwork.ForeignNode.Id, (await Under(SimulatorFault.ForeignNode, OfSubnet)).Nodes.Select(n => n.Node));

        async Task<CertificateFacts> Under(SimulatorFault fault, EvidenceRequest request)
        {
            Boundary.Faults.Set(request.Subject, fault);
            return (await evidence.TakeAsync(request, default)).Facts!;
        }
    }

    [Fact]
    public async Task Take_OfACanisterThatNobodyOwns_IsRefused()
    {
        using var evidence = Evidence(Server.Address);

        Assert.Equal(EvidenceVerdict.RefusedByBoundary, (await evidence.TakeAsync(OfCanister with { Subject = Principal.Anonymous }, default)).Verdict);
    }

    [Fact]
    public async Task Take_FromANetworkThatIsNotConfigured_SaysSo()
    {
        using var evidence = Evidence(Server.Address);

        Assert.Equal(EvidenceVerdict.NetworkUnknown, (await evidence.TakeAsync(OfCanister with { Network = "other" }, default)).Verdict);
        Assert.Equal(EvidenceVerdict.NetworkUnknown, evidence.Check(OfCanister with { Network = "other" }, new byte[] { 1 }, Clock.GetUtcNow()).Verdict);
    }

    [Fact]
    public async Task Take_WhenAnotherNetworkAnswers_SaysSo()
    {
        var settings = Settings(Server.Address);
        using var evidence = Evidence(settings with { RootKey = SubnetKey.Mainnet }, settings with { Name = "other" });

        Assert.Equal(EvidenceVerdict.WrongRootKey, (await evidence.TakeAsync(OfCanister, default)).Verdict);
    }

    [Fact]
    public async Task Server_OfARequestThatIsTooLarge_RefusesIt()
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        using var content = new ByteArrayContent(new byte[10 * ReadStateReader.MaxBytes]);
        content.Headers.ContentType = new(ReadStateRequest.ContentType);

        using var answer = await client.PostAsync(new Uri($"/api/v3/canister/{Canister.Id.Text}/read_state", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
