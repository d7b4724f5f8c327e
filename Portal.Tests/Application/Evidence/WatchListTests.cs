using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Common;
using Portal.Application.Evidence;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Evidence;

/// <summary>The list of canisters, and having all of them asked for anew. Two services, of two canisters and of one.</summary>
public sealed class WatchListTests : TestPortal
{
    private static readonly Principal Subnet = ScriptedNetwork.Principal("subnet");
    private static readonly Principal[] Canisters = [.. Enumerable.Range(0, 3).Select(n => ScriptedNetwork.Principal($"canister {n}"))];

    private readonly ScriptedNetwork _network;
    private Person _owner = null!;
    private Person _other = null!;
    private Person _auditor = null!;
    private ServiceId _service;
    private ServiceId _elsewhere;

    public WatchListTests() => _network = new ScriptedNetwork(Clock);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (officer, approver) = (await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        (_owner, _other, _auditor) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("KPITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.Auditor));
        foreach (var canister in Canisters) _network.Say(canister, new SaidOfCanister(Subnet, new string('a', 64), [Subnet]));
        _network.Say(Subnet, new SaidOfSubnet("key", [ScriptedNetwork.Principal("node")]));
        _service = await this.RegisteredAsync(_owner, officer, approver, Placed(Canisters[..2]));
        _elsewhere = await this.RegisteredAsync(_other, officer, approver, Placed(Canisters[2..]));
    }

    [Fact]
    public async Task List_ShowsWhatTheReaderMaySee()
    {
        await CollectAsync();
        Assert.Equal(Sorted(Canisters), await ListAsync(_auditor, new()));
        Assert.Equal(Sorted(Canisters[..2]), await ListAsync(_owner, new()));
        Assert.Equal(Sorted(Canisters[2..]), await ListAsync(_other, new()));
        Assert.Equal((3, 0, 0), await StandAsync(_auditor));
        Assert.Equal((2, 0, 0), await StandAsync(_owner));
    }

    [Fact]
    public async Task List_ByStanding_FollowsWhatCameLast()
    {
        Assert.Equal((0, 0, 3), await StandAsync(_auditor));
        await CollectAsync();
        _network.Say(Canisters[0], new SaidOfCanister(Subnet, new string('a', 64), [Subnet], EvidenceVerdict.Stale));
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        Assert.Equal((2, 1, 0), await StandAsync(_auditor));
        Assert.Equal([Canisters[0].Text], await ListAsync(_auditor, new(WatchStanding.Troubled)));
        Assert.Equal(Sorted(Canisters[1..]), await ListAsync(_auditor, new(WatchStanding.Proved)));
        Assert.Empty(await ListAsync(_auditor, new(WatchStanding.Unproved)));

        _network.VerifierVersion = "2";
        _network.OnRecheck = EvidenceVerdict.BadSignature;
        await SendAsync(EvidenceWorker.Actor, new RecheckEvidenceCommand());
        Assert.Equal((0, 0, 3), await StandAsync(_auditor));
    }

    [Fact]
    public async Task List_ByText_FindsPrincipalsAndCodes()
    {
        var code = await InDbAsync(db => db.Services.Where(s => s.Id == _service).Select(s => s.Code).SingleAsync());
        Assert.Equal(Sorted(Canisters[..2]), await ListAsync(_auditor, new(Text: code)));
        Assert.Equal(Sorted(Canisters[..2]), await ListAsync(_auditor, new(Text: $" {code.ToLowerInvariant()} ")));
        Assert.Equal([Canisters[2].Text], await ListAsync(_auditor, new(Text: Canisters[2].Text[..8].ToUpperInvariant())));
        Assert.Empty(await ListAsync(_owner, new(Text: Canisters[2].Text)));
        Assert.Empty(await ListAsync(_auditor, new(Text: "%")));
        Assert.Empty(await ListAsync(_auditor, new(Text: new string('a', 65))));
    }

    [Fact]
    public async Task List_InPages_HasEachOnce()
    {
        var pages = new List<string>();
        for (var skip = 0; skip < 3; skip++) pages.AddRange((await SendAsync(_auditor, new ListWatchesQuery(new(), new PageRequest(skip, 1)))).Value.Items.Select(w => w.Canister));
        Assert.Equal(Sorted(Canisters), pages);
        Assert.Equal(3, (await SendAsync(_auditor, new ListWatchesQuery(new(), new PageRequest(2, 1)))).Value.Total);
    }

    [Fact]
    public async Task DemandAll_AsksForEverythingOnce()
    {
        await CollectAsync();
        Assert.Null((await SendAsync(_auditor, new GetWatchFiguresQuery())).Value.Demand);
        Clock.Advance(TimeSpan.FromHours(1));
        var asked = _network.Asked;

        Assert.True((await SendAsync(_auditor, new DemandAllEvidenceCommand())).Value);
        Assert.False((await SendAsync(_auditor, new DemandAllEvidenceCommand())).Value);
        var progress = (await SendAsync(_auditor, new GetWatchFiguresQuery())).Value.Demand!;
        Assert.Equal((3, 3, null, _auditor.Name), (progress.Left, progress.All, progress.DoneAt, progress.By));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await CollectAsync();

        Assert.Equal(asked + 4, _network.Asked);
        Assert.NotNull((await SendAsync(_auditor, new GetWatchFiguresQuery())).Value.Demand!.DoneAt);
        await CollectAsync();
        Assert.Equal(asked + 4, _network.Asked);
        Assert.Equal(1, await InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "evidence.demanded")));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await SendAsync(_auditor, new DemandAllEvidenceCommand())).Value);
    }

    [Fact]
    public async Task DemandAll_WhenTheNetworkIsSilent_EndsAllTheSame()
    {
        await CollectAsync();
        foreach (var canister in Canisters) _network.Say(canister, new SaidOfCanister(Subnet, "", [], EvidenceVerdict.Unreachable));
        Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(_auditor, new DemandAllEvidenceCommand());
        Clock.Advance(TimeSpan.FromSeconds(1));
        await CollectAsync();
        Assert.NotNull((await SendAsync(_auditor, new GetWatchFiguresQuery())).Value.Demand!.DoneAt);
        Assert.Equal((0, 3, 0), await StandAsync(_auditor));
    }

    [Fact]
    public async Task DemandAll_IsForAuditors()
    {
        Assert.Equal(ErrorKind.Forbidden, (await SendAsync(_owner, new DemandAllEvidenceCommand())).Error!.Kind);
        Assert.False((await SendAsync(_owner, new GetWatchFiguresQuery())).Value.MayDemand);
    }

    [Fact]
    public async Task Service_TellsOnWhichSubnetItsCanistersAreProvedToBe()
    {
        Assert.Empty((await SendAsync(_owner, new GetServiceQuery(_service))).Value.ProvedOn);
        await CollectAsync();
        var service = (await SendAsync(_owner, new GetServiceQuery(_service))).Value;
        Assert.Equal(Sorted(Canisters[..2]), service.ProvedOn.Keys.Order(StringComparer.Ordinal));
        Assert.All(service.ProvedOn.Values, subnet => Assert.Equal(Subnet.Text, subnet));
    }

    [Fact]
    public async Task Certificate_OfAnothersCanister_IsNotFound()
    {
        await CollectAsync();
        var held = await InDbAsync(db => db.CanisterWatches.Where(w => w.ServiceId == _elsewhere).Select(w => w.Held!.Value).SingleAsync());
        Assert.Equal(Error.NotFound, (await SendAsync(_owner, new GetCertificateQuery(held))).Error);
        Assert.Equal(held, (await SendAsync(_other, new GetCertificateQuery(held))).Value.Id);
        Assert.Equal(Error.NotFound, (await SendAsync(_other, new GetCertificateQuery(EvidenceId.New()))).Error);
    }

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<INetworkEvidence>(_network));

    private static ServicePlacements Placed(Principal[] canisters) => new([.. Filings.Placements.Items, Filings.Placements.Items[0] with
    {
        Role = PlacementRole.Replica,
        Kind = PlacementKind.SubnetCanister,
        Subnet = Subnet.Text,
        Canisters = [.. canisters.Select(c => c.Text)],
        ModuleHash = new string('a', 64),
        Controllers = [Subnet.Text],
    }]);

    private static IEnumerable<string> Sorted(IEnumerable<Principal> canisters) => canisters.Select(c => c.Text).Order(StringComparer.Ordinal);

    private async Task CollectAsync()
    {
        while ((await SendAsync(EvidenceWorker.Actor, new CollectEvidenceCommand())).Value > 0) continue;
    }

    private async Task<IEnumerable<string>> ListAsync(Person reader, WatchFilter filter) => (await SendAsync(reader, new ListWatchesQuery(filter, new PageRequest()))).Value.Items.Select(w => w.Canister);

    private async Task<(int Proved, int Troubled, int Unproved)> StandAsync(Person reader)
    {
        var figures = (await SendAsync(reader, new GetWatchFiguresQuery())).Value;
        return (figures.Proved, figures.Troubled, figures.Unproved);
    }
}
