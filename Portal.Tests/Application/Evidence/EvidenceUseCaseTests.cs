using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Evidence;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Ledger;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Evidence;

/// <summary>Evidence from the register's first word of a canister to what a service stands like by it. Each test has its own clock, register and network.</summary>
public sealed class EvidenceUseCaseTests : TestPortal
{
    private static readonly string Hash = new('a', 64);
    private static readonly string OtherHash = new('b', 64);
    private static readonly Principal Subnet = ScriptedNetwork.Principal("subnet");
    private static readonly Principal Canister = ScriptedNetwork.Principal("canister");
    private static readonly Principal Board = ScriptedNetwork.Principal("board");
    private static readonly Principal[] Nodes = [.. Enumerable.Range(0, 4).Select(n => ScriptedNetwork.Principal($"node {n}"))];

    private readonly ScriptedNetwork _network;
    private Person _owner = null!;
    private Person _officer = null!;
    private Person _approver = null!;
    private ServiceId _service;

    public EvidenceUseCaseTests() => _network = new ScriptedNetwork(Clock);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_owner, _officer, _approver) = (await PersonAsync("PITB", Role.ProvincialItOfficer), await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        await DeclareAsync("PK", "PK", "PK", "PK");
        _network.Say(Canister, new SaidOfCanister(Subnet, Hash, [Board]));
        _network.Say(Subnet, new SaidOfSubnet("key", Nodes));
        _service = await this.RegisteredAsync(_owner, _officer, _approver, new ServicePlacements([.. Filings.Placements.Items, Part]));
    }

    private static Placement Part => Filings.Placements.Items[0] with
    {
        Role = PlacementRole.Replica,
        Kind = PlacementKind.SubnetCanister,
        Subnet = Subnet.Text,
        Canisters = [Canister.Text],
        ModuleHash = Hash,
        Controllers = [Board.Text],
    };

    [Fact]
    public async Task Register_OfAServiceWithACanister_HasItAskedFor()
    {
        Assert.Equal([Canister.Text], await InDbAsync(db => db.CanisterWatches.Where(w => w.ServiceId == _service).Select(w => w.Canister).ToListAsync()));
        Assert.Equal((Outcome.Undetermined, "NoEvidence"), await StandsAsync("IC-SUBNET"));
        await CollectAsync();
        Assert.Equal(Outcome.Pass, (await StandsAsync("IC-SUBNET")).Outcome);
        Assert.Equal(Outcome.Pass, (await StandsAsync("IC-NODES")).Outcome);
        Assert.Equal(Outcome.Pass, (await StandsAsync("IC-CODE")).Outcome);
        Assert.Empty(await this.DriftAsync());
        Assert.Equal(2, await InDbAsync(db => db.Evidence.CountAsync()));
    }

    [Fact]
    public async Task Collect_WhenNothingIsDue_AsksNobody()
    {
        await CollectAsync();
        var asked = _network.Asked;
        await CollectAsync();
        Assert.Equal(asked, _network.Asked);
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        Assert.Equal(asked + 2, _network.Asked);
        Assert.Empty(await AlarmsAsync());
    }

    [Fact]
    public async Task Collect_WhenTheNetworkFallsSilent_LeavesWhatWasProvedWithItsDate()
    {
        await CollectAsync();
        var held = await WatchAsync();
        _network.Say(Canister, new SaidOfCanister(Subnet, OtherHash, [Board], EvidenceVerdict.BadSignature));
        Clock.Advance(TimeSpan.FromDays(2));
        await CollectAsync();
        var watch = await WatchAsync();
        Assert.Equal((held.Held, held.CertifiedAt, EvidenceVerdict.BadSignature, 1), (watch.Held, watch.CertifiedAt, watch.LastVerdict, watch.Failures));
        Assert.Equal(Outcome.Pass, (await StandsAsync("IC-CODE")).Outcome);
        Assert.Empty(await AlarmsAsync());
        Assert.Equal(WatchClock.FirstRetry, watch.NextAt - watch.TriedAt);
    }

    [Fact]
    public async Task Collect_WhenTheNetworkStaysSilentTooLong_NeverPasses()
    {
        await CollectAsync();
        _network.Say(Canister, new SaidOfCanister(Subnet, Hash, [Board], EvidenceVerdict.Stale));
        Clock.Advance(TimeSpan.FromDays(31));
        await CollectAsync();
        await InDbAsync(db => db.CanisterWatches.ExecuteUpdateAsync(w => w.SetProperty(x => x.IsMarked, true)));
        await EvaluateAsync();
        Assert.Equal((Outcome.Undetermined, "Stale"), await StandsAsync("IC-CODE"));
    }

    [Fact]
    public async Task Collect_OfOtherCode_RaisesOneAlarmAndFailsTheService()
    {
        await CollectAsync();
        _network.Say(Canister, new SaidOfCanister(Subnet, OtherHash, [Board]));
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        Assert.Equal((Outcome.Fail, "OtherCode"), await StandsAsync("IC-CODE"));
        var alarm = Assert.Single(await AlarmsAsync());
        Assert.Equal((DriftKind.CodeChanged, Hash, OtherHash, true, (ServiceId?)_service), (alarm.Kind, alarm.Was, alarm.Is, alarm.IsOpen, alarm.ServiceId));
        Assert.Equal(1, await InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "evidence.drift")));
        Assert.Contains("evidence.drift", await InDbAsync(db => db.Notifications.Where(n => n.PersonId == _approver.Id).Select(n => n.Type).ToListAsync()));

        // Another change before anybody looked is told by the same alarm.
        _network.Say(Canister, new SaidOfCanister(Subnet, new string('c', 64), [Board]));
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        Assert.Equal((Hash, new string('c', 64)), (Assert.Single(await AlarmsAsync()).Was, (await AlarmsAsync())[0].Is));
        Assert.Empty(await this.DriftAsync());
    }

    [Fact]
    public async Task Collect_OfAMovedCanister_FailsAndRaises()
    {
        await CollectAsync();
        _network.Say(Canister, new SaidOfCanister(ScriptedNetwork.Principal("elsewhere"), Hash, [Board, ScriptedNetwork.Principal("stranger")]));
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        Assert.Equal((Outcome.Fail, "OtherSubnet"), await StandsAsync("IC-SUBNET"));
        Assert.Equal((Outcome.Fail, "OtherControllers"), await StandsAsync("IC-CODE"));
        Assert.Equal([DriftKind.CanisterMoved, DriftKind.ControllersChanged], (await AlarmsAsync()).Select(a => a.Kind).Order());
    }

    [Fact]
    public async Task Collect_OfASubnetWithAForeignNode_RaisesAndFailsWhatIsOnIt()
    {
        await CollectAsync();
        await DeclareAsync("PK", "PK", "PK", "DE");
        await InDbAsync(db => db.SubnetWatches.ExecuteUpdateAsync(w => w.SetProperty(x => x.NextAt, Clock.GetUtcNow())));
        await CollectAsync();
        Assert.Equal((Outcome.Fail, "CountryNotAllowed"), await StandsAsync("IC-NODES"));
        var alarm = Assert.Single(await AlarmsAsync());
        Assert.Equal((DriftKind.ForeignNode, "", "DE", (ServiceId?)null, Subnet.Text), (alarm.Kind, alarm.Was, alarm.Is, alarm.ServiceId, alarm.Subnet));
    }

    [Fact]
    public async Task Collect_OfASubnetWithAnotherKey_Raises()
    {
        await CollectAsync();
        _network.Say(Subnet, new SaidOfSubnet("other key", Nodes));
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        Assert.Equal(DriftKind.SubnetKeyChanged, Assert.Single(await AlarmsAsync()).Kind);
    }

    [Fact]
    public async Task Settle_OfAnAlarm_IsForAnotherOrganisationAndSaysWhy()
    {
        await CollectAsync();
        _network.Say(Canister, new SaidOfCanister(Subnet, OtherHash, [Board]));
        Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync();
        var alarm = Assert.Single(await AlarmsAsync());
        Assert.Equal(ErrorKind.Forbidden, (await SendAsync(_owner, new SettleDriftAlarmCommand(alarm.Id, alarm.Version, DriftDecision.PutRight, "It is."))).Error?.Kind);
        Assert.Equal(Error.Stale, (await SendAsync(_approver, new SettleDriftAlarmCommand(alarm.Id, Guid.NewGuid(), DriftDecision.PutRight, "It is."))).Error);
        Assert.Null((await SendAsync(_approver, new SettleDriftAlarmCommand(alarm.Id, alarm.Version, DriftDecision.ApprovalHolds, "The new version was reviewed."))).Error);
        var settled = (await SendAsync(_owner, new GetDriftAlarmQuery(alarm.Id))).Value;
        Assert.Equal((false, "The new version was reviewed.", false), (settled.Alarm.IsOpen, settled.Alarm.Reason, settled.MaySettle));
        Assert.Equal(DriftErrors.Settled, (await SendAsync(_approver, new SettleDriftAlarmCommand(alarm.Id, settled.Alarm.Version, DriftDecision.PutRight, "Again."))).Error);
        var stranger = await PersonAsync("SBP", Role.CaseOfficer);
        Assert.Null((await SendAsync(stranger, new GetDriftAlarmQuery(alarm.Id))).Error);
        var elsewhere = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await SendAsync(elsewhere, new GetDriftAlarmQuery(alarm.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(elsewhere, new GetServiceEvidenceQuery(_service))).Error);
    }

    [Fact]
    public async Task Recheck_ByNewerRulesThatRefuse_LeavesNothingProved()
    {
        await CollectAsync();
        Assert.Equal(0, (await SendAsync(EvidenceWorker.Actor, new RecheckEvidenceCommand())).Value);
        (_network.VerifierVersion, _network.OnRecheck) = ("2", EvidenceVerdict.BadSignature);
        Assert.Equal(2, (await SendAsync(EvidenceWorker.Actor, new RecheckEvidenceCommand())).Value);
        await EvaluateAsync();
        Assert.Equal((Outcome.Undetermined, "NoEvidence"), await StandsAsync("IC-SUBNET"));
        var record = await InDbAsync(db => db.Evidence.FirstAsync(r => r.Kind == EvidenceSubject.Canister));
        Assert.Equal((EvidenceVerdict.Accepted, (EvidenceVerdict?)EvidenceVerdict.BadSignature, "2"), (record.Verdict, record.RecheckedVerdict, record.RecheckedVersion));
    }

    [Fact]
    public async Task Tidy_AfterYears_KeepsWhatIsInForceAndWhatSaidSomethingNew()
    {
        await CollectAsync();
        for (var day = 0; day < 3; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            await CollectAsync();
        }

        Assert.Equal(8, await InDbAsync(db => db.Evidence.CountAsync()));
        Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(4, (await SendAsync(EvidenceWorker.Actor, new TidyEvidenceCommand())).Value);
        Assert.Equal(4, await InDbAsync(db => db.Evidence.CountAsync()));
        Assert.Equal(0, (await SendAsync(EvidenceWorker.Actor, new TidyEvidenceCommand())).Value);
    }

    [Fact]
    public async Task Round_OfCollecting_IsVouchedForByTheLedger()
    {
        await CollectAsync();
        var record = await InDbAsync(db => db.Evidence.OrderBy(r => r.Round).FirstAsync());
        var entry = await InDbAsync(db => db.LedgerEntries.SingleAsync(e => e.Type == "evidence.collected" && e.Subject == $"EV-{record.Round}"));
        var listed = await InDbAsync(db => db.Evidence.AsNoTracking().Where(r => r.Round == record.Round).ToListAsync());
        Assert.Contains(CanonicalJson.Hash(EvidenceRound.Listed(listed)), entry.Content, StringComparison.Ordinal);
        var detail = (await SendAsync(_owner, new GetEvidenceQuery(record.Id))).Value;
        Assert.Equal(entry.Id.Value, detail.Entry!.Id);
        Assert.Equal(EvidenceVerdict.Accepted, detail.CheckedNow);
    }

    [Fact]
    public async Task Demand_WithinAMinute_AsksOnce()
    {
        await CollectAsync();
        Assert.Equal(0, (await SendAsync(_owner, new DemandEvidenceCommand(_service))).Value);
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await SendAsync(_owner, new DemandEvidenceCommand(_service))).Value);
        Assert.Equal(0, (await SendAsync(_owner, new DemandEvidenceCommand(_service))).Value);
        var elsewhere = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await SendAsync(elsewhere, new DemandEvidenceCommand(_service))).Error);
    }

    [Fact]
    public async Task Public_EvidenceOfAService_IsThereWhileItsPlacesArePublished()
    {
        Assert.Equal(Error.NotFound, (await SendAsync((Person?)null, new GetPublicEvidenceQuery(await CodeAsync()))).Error);
        await CollectAsync();
        var found = await SendAsync((Person?)null, new GetPublicEvidenceQuery(await CodeAsync()));
        Assert.Equal(Canister.Text, found.Value.Shown.Record.Subject);
        Assert.Equal([Canister.Text], found.Value.Canisters);
        var bytes = await SendAsync((Person?)null, new GetPublicCertificateQuery(await CodeAsync(), found.Value.Shown.Record.Id));
        Assert.Equal(found.Value.Shown.Record.Digest, bytes.Value.Digest);
        await InDbAsync(db => db.Services.ExecuteUpdateAsync(s => s.SetProperty(x => x.Data.Class, DataClass.Secret)));
        Assert.Equal(Error.NotFound, (await SendAsync((Person?)null, new GetPublicEvidenceQuery(await CodeAsync()))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync((Person?)null, new GetPublicCertificateQuery(await CodeAsync(), found.Value.Shown.Record.Id))).Error);
    }

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<INetworkEvidence>(_network));

    private async Task CollectAsync()
    {
        while ((await SendAsync(EvidenceWorker.Actor, new CollectEvidenceCommand())).Value > 0) await EvaluateAsync();
        await EvaluateAsync();
    }

    private async Task EvaluateAsync()
    {
        while ((await SendAsync(EvidenceWorker.Actor, new EvaluateEvidenceCommand())).Value > 0)
        {
        }
    }

    private async Task<(Outcome Outcome, string Reason)> StandsAsync(string obligation)
    {
        var result = (await InDbAsync(db => db.ComplianceSummaries.AsNoTracking().SingleAsync(s => s.ServiceId == _service))).Of(obligation)!.Value;
        return (result.Outcome, result.Verdict.Reason);
    }

    private Task<CanisterWatch> WatchAsync() => InDbAsync(db => db.CanisterWatches.AsNoTracking().SingleAsync(w => w.ServiceId == _service));

    private Task<List<DriftAlarm>> AlarmsAsync() => InDbAsync(db => db.DriftAlarms.AsNoTracking().OrderBy(a => a.Code).ToListAsync());

    private Task<string> CodeAsync() => InDbAsync(db => db.Services.Where(s => s.Id == _service).Select(s => s.Code).SingleAsync());

    // What governance declares of the nodes: each at a site of its own, run by another owner.
    private Task DeclareAsync(params string[] countries) => InDbAsync(async db =>
    {
        await db.NetworkNodes.ExecuteDeleteAsync();
        db.NetworkNodes.AddRange(countries.Select((country, i) => new NetworkNode(ScriptedNetwork.Name, Nodes[i].Text, Subnet.Text, $"operator {i}", $"provider {i}", $"site {i}", country)));
        return await db.SaveChangesAsync();
    });
}
