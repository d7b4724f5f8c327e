using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Domain.Services.Relations;
using Portal.Tests.Support;
using Xunit;
using static Portal.Tests.Application.Services.Relations.RelationWorld;

namespace Portal.Tests.Application.Services.Relations;

public sealed class SiteLossQueryTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly PageRequest All = new(Take: PageRequest.MaxTake);

    [Fact]
    public async Task Loss_OfAnySite_IsWhatGoingThroughEverythingFinds()
    {
        const int count = 90;
        var chance = new Random(20261121);
        var first = (await portal.OrganisationAsync("NITB")).LastServiceSerial + 1;
        string[] sites = ["Sibi hall", "Sukkur hall", "Swat hall"];
        var contents = Enumerable.Range(0, count).Select(i => Content(
            $"Service {i}",
            Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => Part((PlacementRole)chance.Next(5), sites[chance.Next(sites.Length)])),
            [.. Enumerable.Range(0, chance.Next(3)).Select(_ => new ServiceDependency { ServiceCode = $"nitb-{first + chance.Next(count):0000}", IsVital = chance.Next(2) == 0 })])).ToArray();
        var services = await portal.EnterAsync("NITB", contents);
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        foreach (var name in sites)
        {
            var site = await SiteAsync(reader, name);
            var expected = ByHand(services, name);
            var listed = (await portal.SendAsync(reader, new ListSiteLossesQuery(site, LossGroup.Down, All))).Value.Items.Select(r => r.Service.Id!.Value);
            Assert.Equal(expected.AtOnce.OrderBy(Number), listed.OrderBy(Number));
            var through = (await portal.SendAsync(reader, new ListSiteLossesQuery(site, LossGroup.Through, All))).Value.Items;
            Assert.Equal(expected.Through.Keys.OrderBy(Number), through.Select(r => r.Service.Id!.Value).OrderBy(Number));
            Assert.All(through, r => Assert.Equal(expected.Through[r.Service.Id!.Value], r.Effect));

            // The reason given is one: each step needs the next, and the last stops at the site.
            Assert.All(through, r => Assert.Contains(r.Path[^1].Id!.Value, expected.AtOnce));
            var figures = (await portal.SendAsync(reader, new GetSiteLossQuery(site))).Value;
            Assert.Equal((expected.AtOnce.Count, expected.Through.Count, true), (figures.Groups[LossGroup.Down], figures.Groups[LossGroup.Through], figures.IsWhole));
            // A world in which nothing falls would prove nothing.
            Assert.True(expected.AtOnce.Count > 3 && expected.Through.Count > 3);
        }
    }

    [Fact]
    public async Task Sites_SpelledDifferently_AreOne()
    {
        await portal.EnterAsync("PITB", Content("One", [Part(PlacementRole.Primary, "Zhob Data-Centre 1")]), Content("Two", [Part(PlacementRole.Primary, "ZHOB data centre 1 ")]));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        var found = (await portal.SendAsync(reader, new ListSitesQuery(All, "zhob"))).Value.Items;
        Assert.Equal((2, 2, 2), (Assert.Single(found).Services, found[0].Primaries, found[0].Down));
    }

    [Fact]
    public async Task Sites_OnOwnPremisesWithNobodyNamed_AreEachOwnersOwn()
    {
        var hall = Part(PlacementRole.Primary, "Head office Mithi") with { Kind = PlacementKind.OnPremises, Operator = "" };
        await portal.EnterAsync("PITB", Content("One", [hall]));
        await portal.EnterAsync("ISTD", Content("Two", [hall]));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        Assert.Equal(2, (await portal.SendAsync(reader, new ListSitesQuery(All, "mithi"))).Value.Total);
    }

    [Fact]
    public async Task PartWithoutAPlace_IsNotReliedOn()
    {
        await portal.EnterAsync("PITB", Content("One", [Part(PlacementRole.Primary, "Gilgit cave"), Part(PlacementRole.Replica, "")]));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        Assert.Equal(1, (await portal.SendAsync(reader, new ListSitesQuery(All, "cave"))).Value.Items[0].Down);
    }

    [Fact]
    public async Task Loss_ForSomebodyWhoReadsOneOrganisation_ShowsOnlyItsServicesButFollowsAll()
    {
        var hub = (await portal.EnterAsync("MOI", Content("Hub", [Part(PlacementRole.Primary, "Turbat hall")])))[0];
        var between = (await portal.EnterAsync("MOF", Content("Between", [Part(PlacementRole.Primary, "Elsewhere hall")], Vital(hub.Code))))[0];
        var mine = (await portal.EnterAsync("BSIT", Content("Mine", [Part(PlacementRole.Primary, "Home hall"), Part(PlacementRole.Log, "Turbat hall")], Vital(between.Code))))[0];
        var officer = await portal.PersonAsync("BSIT", Role.ProvincialItOfficer);
        var site = await SiteAsync(officer, "turbat");
        var figures = (await portal.SendAsync(officer, new GetSiteLossQuery(site))).Value;
        Assert.Equal((1, 0, 1), (figures.Services, figures.Groups[LossGroup.Down], figures.Groups[LossGroup.Through]));
        var row = Assert.Single((await portal.SendAsync(officer, new ListSiteLossesQuery(site, LossGroup.Through, All))).Value.Items);
        Assert.Equal((mine.Id, LossEffect.Down), (row.Service.Id, row.Effect));
        // Its own filing names the first; the second is not its business.
        Assert.Equal([(between.Code, null), ("", null)], row.Path.Select(p => (p.Code, p.Id)));

        var stranger = await portal.PersonAsync("GBIT", Role.ProvincialItOfficer);
        Assert.Same(Error.NotFound, (await portal.SendAsync(stranger, new GetSiteLossQuery(site))).Error);
        Assert.Same(Error.NotFound, (await portal.SendAsync(stranger, new ListSiteLossesQuery(site, LossGroup.Down, All))).Error);
        Assert.Same(Error.NotFound, (await portal.SendAsync(stranger, new ExportSiteLossesQuery(site, new Kept()))).Error);
        Assert.Equal(0, (await portal.SendAsync(stranger, new ListSitesQuery(All, "turbat"))).Value.Total);
    }

    [Fact]
    public async Task Export_HasEveryServiceOfTheLoss()
    {
        var hub = (await portal.EnterAsync("MOC", Content("Hub", [Part(PlacementRole.Primary, "Chaman hall")])))[0];
        await portal.EnterAsync("MOC", Content("User", [Part(PlacementRole.Primary, "Aloof hall")], Loose(hub.Code)), Content("Other", [Part(PlacementRole.Replica, "Chaman hall"), Part(PlacementRole.Primary, "Aloof hall")]));
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        var sink = new Kept();
        Assert.Equal(3, (await portal.SendAsync(reader, new ExportSiteLossesQuery(await SiteAsync(reader, "chaman"), sink))).Value.Rows);
        Assert.Equal([("Hub", LossEffect.Down), ("Other", LossEffect.Weakened), ("User", LossEffect.Degraded)], sink.Rows.Select(r => (r.Service.Name.En, r.Effect)));
    }

    private async Task<SiteId> SiteAsync(Person reader, string name) => (await portal.SendAsync(reader, new ListSitesQuery(All, name))).Value.Items.Single().Place.Id;

    private static Guid Number(ServiceId id) => id.Value;

    // The slow way: look at everything again until nothing changes.
    private static (HashSet<ServiceId> AtOnce, Dictionary<ServiceId, LossEffect> Through) ByHand(IReadOnlyList<Service> services, string site)
    {
        var atOnce = services.Where(s => s.Placements.Any(p => p.Site == site) && SiteLoss.Of(
            [.. s.Placements.Where(p => p.Site == site).Select(p => p.Role)], [.. s.Placements.Where(p => p.Site != site).Select(p => p.Role)], true).Effect == LossEffect.Down).Select(s => s.Id).ToHashSet();
        var byCode = services.ToDictionary(s => s.Code);
        var through = new Dictionary<ServiceId, LossEffect>();
        for (var before = -1; before != through.Count(t => t.Value == LossEffect.Down);)
        {
            before = through.Count(t => t.Value == LossEffect.Down);
            foreach (var service in services.Where(s => !atOnce.Contains(s.Id)))
            {
                var gone = service.Dependencies.Items.Where(d => byCode[d.ServiceCode.ToUpperInvariant()].Id is var id && (atOnce.Contains(id) || through.GetValueOrDefault(id) == LossEffect.Down)).ToList();
                if (gone.Exists(d => d.IsVital)) through[service.Id] = LossEffect.Down;
                else if (gone.Count > 0 && through.GetValueOrDefault(service.Id) != LossEffect.Down) through[service.Id] = LossEffect.Degraded;
            }
        }

        return (atOnce, through);
    }

    private sealed class Kept : IRowSink<LossRow>
    {
        public List<LossRow> Rows { get; } = [];

        public async Task WriteAsync(IAsyncEnumerable<LossRow> rows, CancellationToken ct)
        {
            await foreach (var row in rows.WithCancellation(ct)) Rows.Add(row);
        }
    }
}
