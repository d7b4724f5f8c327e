using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Setup;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Persistence;

/// <summary>The register's read table says at every moment what it is derived from.</summary>
public sealed class RegisterDriftTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly string[] Owners = ["PITB", "ISTD", "KPITB"];

    private readonly Random _chance = new(20261121);
    private readonly List<(Person Filer, ServiceId Id)> _filings = [];
    private Person[] _filers = [];
    private Person _reviewer = null!;
    private Person _approver = null!;

    [Fact]
    public async Task Entries_AfterAnyChanges_SayWhatTheServicesSay()
    {
        _filers = [await portal.PersonAsync(Owners[0], Role.ProvincialItOfficer), await portal.PersonAsync(Owners[1], Role.ProvincialItOfficer), await portal.PersonAsync(Owners[2], Role.ProvincialItOfficer)];
        _reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _approver = await portal.PersonAsync("PDA", Role.Approver);
        Func<Task>[] deeds =
        [
            StartAsync, StartAsync, SaveAsync, SubmitAsync, SubmitAsync, SubmitAsync, ReviewAsync, ReviewAsync, ReviewAsync, DecideAsync, DecideAsync, DecideAsync, WithdrawAsync, TransferAsync, RenameAsync,
        ];
        for (var i = 0; i < 250; i++)
        {
            await deeds[_chance.Next(deeds.Length)]();
            if (i % 50 != 49) continue;
            Assert.Empty(await portal.DriftAsync());
            Assert.Empty(await portal.RelationDriftAsync());
        }

        var (services, entries, kinds) = await portal.InDbAsync(async db => (await db.Services.CountAsync(), await db.Register.CountAsync(), await db.Register.Select(e => e.State).Distinct().CountAsync()));
        Assert.Equal(services, entries);
        // The changes were of many kinds, or this test would prove nothing.
        Assert.True(kinds >= 5, $"only {kinds} states");
        var (links, sites, sets) = await portal.InDbAsync(async db => (await db.ServiceLinks.CountAsync(), await db.ServiceSites.CountAsync(), await db.ServiceDataSets.CountAsync()));
        Assert.True(links > 0 && sites > 0 && sets > 0, $"{links} links, {sites} sites, {sets} data sets");
    }

    [Fact]
    public async Task Rebuild_OfEntriesThatSayOtherwise_MendsThemAndNothingElse()
    {
        var filer = await portal.PersonAsync("BSIT", Role.ProvincialItOfficer);
        var (wrong, _) = await portal.DraftAsync(filer);
        var (missing, _) = await portal.DraftAsync(filer);
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == wrong).ExecuteUpdateAsync(e => e.SetProperty(x => x.NameKey, "forged").SetProperty(x => x.Places, new[] { "c:XX" })));
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == missing).ExecuteDeleteAsync());
        Assert.Equal([wrong, missing], (await portal.DriftAsync()).Select(e => e.Id));
        var mended = 0;
        await portal.InScopeAsync(async scope => mended = (await scope.GetRequiredService<RegisterRebuild>().RunAsync(CancellationToken.None)).Mended);
        Assert.Equal(2, mended);
        Assert.Empty(await portal.DriftAsync());
    }

    [Fact]
    public async Task Fill_OfEntriesWithoutUrduKeys_MakesThem()
    {
        var filer = await portal.PersonAsync("BSIT", Role.ProvincialItOfficer);
        var (id, _) = await portal.DraftAsync(filer);
        await portal.InDbAsync(db => db.Register.Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.NameKeyUr, "")));
        await portal.InScopeAsync(scope => scope.GetRequiredService<RegisterRebuild>().FillAsync(CancellationToken.None));
        var entry = await portal.InDbAsync(db => db.Register.AsNoTracking().SingleAsync(e => e.Id == id));
        Assert.Equal(UrduOrder.KeyOf(Filings.About.Name), entry.NameKeyUr);
    }

    [Fact]
    public async Task Rename_WhileAServiceIsBegun_ReachesIt()
    {
        var filer = await portal.PersonAsync("GBIT", Role.ProvincialItOfficer);
        var begun = Task.WhenAll(Enumerable.Range(0, 40).Select(_ => portal.SendAsync(filer, new StartServiceCommand(ServiceId.New()))));
        for (var i = 0; !begun.IsCompleted || i < 5; i++) await RenameAsync("GBIT", $"Department {i}");
        Assert.All(await begun, started => Assert.Null(started.Error));
        Assert.Empty(await portal.DriftAsync());
    }

    [Fact]
    public async Task Transfer_WhileTheNewOwnerIsRenamed_EndsUnderItsLastName()
    {
        var filer = await portal.PersonAsync("BSIT", Role.ProvincialItOfficer);
        var (reviewer, approver) = (await portal.PersonAsync("PDA", Role.CaseOfficer), await portal.PersonAsync("PDA", Role.Approver));
        var heir = (await portal.OrganisationAsync("AJKITB")).Id;
        var services = new List<ServiceId>();
        for (var i = 0; i < 6; i++) services.Add(await portal.RegisteredAsync(filer, reviewer, approver));
        var handed = Task.WhenAll(services.Select(async id => await portal.SendAsync(approver, new TransferServiceCommand(id, await portal.VersionAsync(approver, id), heir, "By order."))));
        for (var i = 0; !handed.IsCompleted || i < 3; i++) await RenameAsync("AJKITB", $"Department {i}");
        Assert.All(await handed, moved => Assert.Null(moved.Error));
        Assert.Empty(await portal.DriftAsync());
    }

    private async Task StartAsync()
    {
        var filer = _filers[_chance.Next(_filers.Length)];
        var (id, _) = await portal.DraftAsync(filer, new ServiceDataSets([new DataSet { Name = "Births" }]), new ServicePlacements([.. Filings.Placements.Items, .. _chance.Next(2) == 0 ? Array.Empty<Placement>() : [Filings.Abroad]]));
        _filings.Add((filer, id));
    }

    private Task SaveAsync() => WithAFilingAsync(async (filer, id) => await portal.SendAsync(filer, new SaveServiceSectionCommand(id, await portal.VersionAsync(filer, id), Section())));

    private Task SubmitAsync() => WithAFilingAsync(async (filer, id) => await portal.SendAsync(filer, new SubmitServiceCommand(id, await portal.VersionAsync(filer, id))));

    private Task WithdrawAsync() => WithAFilingAsync(async (filer, id) => await portal.SendAsync(filer, new WithdrawServiceCommand(id, await portal.VersionAsync(filer, id))));

    private Task ReviewAsync() => WithAFilingAsync(async (filer, id) => await portal.SendAsync(_reviewer, new StartReviewCommand(id, await portal.VersionAsync(filer, id))));

    private Task DecideAsync() => WithAFilingAsync(async (filer, id) =>
    {
        var version = await portal.VersionAsync(filer, id);
        if (_chance.Next(4) == 0) await portal.SendAsync(_approver, new RefuseServiceCommand(id, version, "No."));
        else if (_chance.Next(4) == 0) await portal.SendAsync(_reviewer, new ReturnServiceCommand(id, version, "More."));
        else await portal.SendAsync(_approver, new ApproveServiceCommand(id, version, "Yes."));
    });

    // From a registered service on, its new owner's officer works on it.
    private Task TransferAsync() => WithAFilingAsync(async (filer, id) =>
    {
        var heir = _filers[_chance.Next(_filers.Length)];
        var handedOver = await portal.SendAsync(_approver, new TransferServiceCommand(id, await portal.VersionAsync(filer, id), heir.OrganisationId, "By order."));
        if (handedOver.IsSuccess) _filings[_filings.IndexOf((filer, id))] = (heir, id);
    });

    private Task RenameAsync() => RenameAsync(Owners[_chance.Next(Owners.Length)], $"Body {_chance.Next(1000)}");

    private Task RenameAsync(string code, string name) => portal.InDbAsync(async db =>
    {
        var owner = await db.Organisations.SingleAsync(o => o.Code == code);
        owner.Describe(new LocalizedText(name, ""), owner.Kind, owner.Region, owner.ValidFrom, owner.ValidUntil);
        await db.CommitAsync(CancellationToken.None);
        return 0;
    });

    private IServiceSection Section() => _chance.Next(5) switch
    {
        3 => new ServiceDependencies([new ServiceDependency { ServiceCode = $"pitb-000{_chance.Next(9)}", IsVital = true }, new ServiceDependency { Name = "Bank switch" }]),
        4 => new ServiceDataSets([new DataSet { Name = $"Births {_chance.Next(3)}", Steward = "Registrar" }]),
        0 => Filings.About with { Name = new LocalizedText($"Service {_chance.Next(1000)}", "") },
        1 => Filings.Data with { Class = (DataClass)_chance.Next(5) },
        _ => new ServicePlacements([.. Filings.Placements.Items.Take(_chance.Next(3)), Filings.Abroad]),
    };

    private Task WithAFilingAsync(Func<Person, ServiceId, Task> deed)
    {
        if (_filings.Count == 0) return StartAsync();
        var (filer, id) = _filings[_chance.Next(_filings.Count)];
        return deed(filer, id);
    }
}
