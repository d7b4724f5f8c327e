using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Services;

public sealed class ListServicesTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly ServicePlacements AbroadToo = new([.. Filings.Placements.Items, Filings.Abroad]);

    private Person _officer = null!;
    private Person _auditor = null!;
    private ServiceId _good;
    private ServiceId _bad;

    public async Task InitializeAsync()
    {
        _officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _auditor = await portal.PersonAsync("PDA", Role.Auditor);
        var reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var approver = await portal.PersonAsync("PDA", Role.Approver);
        _good = await portal.RegisteredAsync(_officer, reviewer, approver, Filings.Data with { Class = DataClass.Confidential });
        _bad = await portal.RegisteredAsync(_officer, reviewer, approver, AbroadToo);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task List_ByEachFilter_HoldsWhatMatchesAndNothingElse()
    {
        var bad = (await portal.SendAsync(_officer, new GetServiceQuery(_bad))).Value;
        await AssertOnlyAsync(_bad, new ServiceFilter { Outcome = Outcome.Fail });
        await AssertOnlyAsync(_bad, new ServiceFilter { Obligation = "CFP-CLASS" });
        await AssertOnlyAsync(_bad, new ServiceFilter { Obligation = "CFP-CLASS", Outcome = Outcome.Fail });
        await AssertOnlyAsync(_bad, new ServiceFilter { Abroad = true });
        await AssertOnlyAsync(_bad, new ServiceFilter { Country = Filings.Abroad.Country! });
        await AssertOnlyAsync(_bad, new ServiceFilter { Kind = PlacementKind.PublicCloud });
        await AssertOnlyAsync(_bad, new ServiceFilter { Text = bad.Code.ToLowerInvariant() });
        await AssertOnlyAsync(_good, new ServiceFilter { Class = DataClass.Confidential });
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Region = Region.Sindh }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { State = ServiceState.Draft }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Obligation = "CFP-CLASS", Outcome = Outcome.Undetermined }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Obligation = "NO-SUCH" }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Country = "ZZ" }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Subnet = "nowhere" }));
        Assert.Contains(_bad, await IdsAsync(_officer, new ServiceFilter { Organisation = "PITB", Region = Region.Punjab, State = ServiceState.Registered, Text = "پیدائش" }));
    }

    [Theory]
    [InlineData("100%_\\")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\u202e\u2066\u200f")]
    public async Task List_ByTextWithoutAKnownWord_IsEmpty(string text) => Assert.Empty(await IdsAsync(_officer, new ServiceFilter { Text = text }));

    [Fact]
    public async Task List_BySubnet_FindsTheSiteOfItsParts()
    {
        var id = await SavedAsync(new ServicePlacements([Filings.Placements.Items[0] with { Kind = PlacementKind.SubnetCanister, Site = "Islamabad data centre 7" }]));
        Assert.Equal([id], await IdsAsync(_officer, new ServiceFilter { Subnet = "islamabad  DATA centre ۷" }));
    }

    [Fact]
    public async Task List_ForAnotherOrganisation_IsEmptyWithoutReadAll()
    {
        var stranger = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        Assert.Empty(await IdsAsync(stranger, new ServiceFilter()));
        Assert.Contains(_good, await IdsAsync(_auditor, new ServiceFilter()));
    }

    [Fact]
    public async Task List_OfSomebodyElsesDraft_KnowsNothingOfIt()
    {
        var draft = await SavedAsync(Filings.About with { Name = new LocalizedText("Zebrafish census", "") });
        Assert.Equal([draft], await IdsAsync(_officer, new ServiceFilter { Text = "zebrafish" }));
        Assert.Empty(await IdsAsync(_auditor, new ServiceFilter { Text = "zebrafish" }));
        // Nor does the spelling of a word betray it.
        var misspelt = (await portal.SendAsync(_auditor, new ListServicesQuery(new ServiceFilter { Text = "zebrafsh" }, new ServicePaging()))).Value;
        Assert.Null(misspelt.Meant);
        Assert.Equal("zebrafish", (await portal.SendAsync(_officer, new ListServicesQuery(new ServiceFilter { Text = "zebrafsh" }, new ServicePaging()))).Value.Meant);
    }

    [Theory]
    [InlineData("xylophne", "xylophone")]
    [InlineData("zylophone", "xylophone")]
    [InlineData("xyloohpne", "xylophone")]
    [InlineData("xylophoen tunnig", "xylophone tuning")]
    [InlineData("مچہلی", "مچھلی")]
    public async Task List_OfAMisspeltWord_ShowsWhatTheNearestOneFinds(string text, string meant)
    {
        var draft = await SavedAsync(Filings.About with { Name = new LocalizedText("Xylophone tuning", "مچھلی شماری") });
        var found = (await portal.SendAsync(_officer, new ListServicesQuery(new ServiceFilter { Text = text }, new ServicePaging()))).Value;
        Assert.Equal(meant, found.Meant);
        Assert.Contains(found.Items, r => r.Id == draft);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("name")]
    [InlineData("name", "ur")]
    [InlineData("organisation")]
    [InlineData("region")]
    [InlineData("state")]
    [InlineData("class")]
    [InlineData("outcome")]
    [InlineData("changed")]
    [InlineData("no such sort; drop table services")]
    public async Task List_ByEverySort_PagesForthAndBackWithoutLossOrRepetition(string sort, string language = "en")
    {
        foreach (var descending in new[] { false, true })
        {
            var all = await IdsAsync(_officer, new ServiceFilter(), new ServicePaging(ServicePaging.MaxTake, sort, descending, Language: language));
            var (there, last) = await WalkAsync(new ServicePaging(1, sort, descending, Language: language), p => p.Next);
            var (back, _) = await WalkAsync(new ServicePaging(1, sort, descending, last.Previous, language), p => p.Previous);
            Assert.True(all.Count >= 2);
            Assert.Equal(all, there);
            Assert.Equal(all.Reverse().Skip(1), back);
            Assert.Equal(all.Count - 1, last.Position);
        }
    }

    [Fact]
    public async Task List_FromAPlaceOfAnotherOrder_BeginsAtTheFirstPage()
    {
        var next = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(1, "name")))).Value.Next;
        var byCode = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(1, "code", Cursor: next)))).Value;
        Assert.Equal(0, byCode.Position);
        Assert.Null(byCode.Previous);
    }

    [Fact]
    public async Task List_ByName_ForAReaderOfUrdu_IsInTheOrderOfTheUrduAlphabet()
    {
        // By their English names they would stand the other way round, by their characters in Unicode in yet another.
        LocalizedText[] names =
            [new("Okapi F", "آبی ذخائر"), new("Okapi E", "پاسپورٹ"), new("Okapi D", "تعلیم"), new("Okapi C", "ٹیکس"), new("Okapi B", "یتیم خانے"), new("Okapi A", "")];
        List<ServiceId> ids = [];
        foreach (var name in names) ids.Add(await SavedAsync(Filings.About with { Name = name }));
        var filter = new ServiceFilter { Text = "okapi" };
        Assert.Equal(ids, await IdsAsync(_officer, filter, new ServicePaging(Sort: "name", Language: "ur")));
        Assert.Equal(Enumerable.Reverse(ids), await IdsAsync(_officer, filter, new ServicePaging(Sort: "name", Language: "en")));
        Assert.Equal(Enumerable.Reverse(ids), await IdsAsync(_officer, filter, new ServicePaging(Sort: "name", Descending: true, Language: "ur")));
    }

    [Fact]
    public async Task List_FromAPlaceOfTheOtherLanguagesOrder_BeginsAtTheFirstPage()
    {
        foreach (var (one, other) in new[] { ("en", "ur"), ("ur", "en") })
        {
            var first = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(1, "name", Language: one)))).Value;
            Assert.Equal("name", first.Sort);
            var second = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(1, "name", Cursor: first.Next, Language: one)))).Value;
            Assert.Equal(1, second.Position);
            var switched = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(1, "name", Cursor: first.Next, Language: other)))).Value;
            Assert.Equal((0, null), (switched.Position, switched.Previous));
        }

        // The order has one name in addresses; the one in cursors is no other there.
        Assert.Equal("changed", (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(1, "name-ur", Language: "ur")))).Value.Sort);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not base64 at all")]
    [InlineData("YQ")]
    [InlineData("../../etc/passwd")]
    public async Task List_FromAForgedPlace_IsRefused(string cursor)
    {
        var refused = await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(Cursor: cursor)));
        Assert.Equal("Services.NoSuchPlace", Assert.Single(refused.Error!.Fields).Code);
    }

    [Fact]
    public async Task List_ByOutcome_PutsFailuresFirst()
    {
        var rows = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new ServicePaging(Sort: "outcome")))).Value.Items;
        Assert.Equal(Outcome.Fail, rows[0].Overall);
        Assert.Equal(1, rows[0].Fails);
    }

    [Fact]
    public async Task List_ByText_PutsTheBestMatchFirst()
    {
        var loose = await SavedAsync(Filings.About with { Name = new LocalizedText("Quokka licences and their renewal", "") });
        var begins = await SavedAsync(Filings.About with { Name = new LocalizedText("Renewal of quokka papers", "") });
        var whole = await SavedAsync(Filings.About with { Name = new LocalizedText("Quokka renewal", "") });
        var apart = await SavedAsync(Filings.About with { Name = new LocalizedText("Quokka renewals by post", "") });
        Assert.Equal([whole, apart, loose, begins], await IdsAsync(_officer, new ServiceFilter { Text = "quokka renewal" }));
        var (there, _) = await WalkAsync(new ServicePaging(1), p => p.Next, "quokka renewal");
        Assert.Equal([whole, apart, loose, begins], there);
    }

    // Arabic for Urdu letters, marks, joiners, digits, capitals, accents.
    [Theory]
    [InlineData("گاڑيوں كى رجسٹريشن")]
    [InlineData("گاڑیوں\u200cکی رجسٹریشن")]
    [InlineData("گاڑِیوں کی رجِسٹریشن")]
    [InlineData("VÉHICULE")]
    [InlineData("۱۹۸۴")]
    [InlineData("vehicule 1984")]
    [InlineData("vehiculle")]
    [InlineData("گاڑیں")]
    public async Task List_ByTextAsPeopleSpellIt_FindsTheService(string text)
    {
        var id = await SavedAsync(Filings.About with { Name = new LocalizedText("Véhicule 1984", "گاڑیوں کی رجسٹریشن") });
        Assert.Contains(id, await IdsAsync(_officer, new ServiceFilter { Text = text }));
    }

    [Fact]
    public async Task List_ByAnOrganisation_HoldsThoseUnderIt()
    {
        var below = await portal.PersonAsync("FBR", Role.MinistryOfficial);
        var id = ServiceId.New();
        Assert.True((await portal.SendAsync(below, new StartServiceCommand(id))).IsSuccess);
        Assert.Equal([id], await IdsAsync(below, new ServiceFilter { Organisation = "MOF" }));
        Assert.Empty(await IdsAsync(below, new ServiceFilter { Organisation = "MOF", OrganisationAlone = true }));
        Assert.Empty(await IdsAsync(below, new ServiceFilter { Organisation = "SECP" }));
        Assert.Empty(await IdsAsync(below, new ServiceFilter { Organisation = "NO-SUCH" }));
        var counts = (await portal.SendAsync(below, new CountServicesQuery(new ServiceFilter { Organisation = "MOF" }))).Value;
        Assert.Equal(1, counts.Total);
        Assert.Equal("MOF", counts.Organisations.Single(o => o.Code == "FBR").Above);
        Assert.Equal(1, counts.Organisations.Single(o => o.Code == "MOF").Count);
    }

    private async Task<ServiceId> SavedAsync(IServiceSection section) => (await portal.DraftAsync(_officer, section)).Id;

    private async Task AssertOnlyAsync(ServiceId expected, ServiceFilter filter)
    {
        var ids = await IdsAsync(_officer, filter);
        Assert.Contains(expected, ids);
        Assert.DoesNotContain(expected == _good ? _bad : _good, ids);
    }

    private async Task<IReadOnlyList<ServiceId>> IdsAsync(Person person, ServiceFilter filter, ServicePaging? paging = null) =>
        [.. (await portal.SendAsync(person, new ListServicesQuery(filter, paging ?? new ServicePaging(ServicePaging.MaxTake)))).Value.Items.Select(r => r.Id)];

    private async Task<(List<ServiceId> Met, FoundServices Last)> WalkAsync(ServicePaging from, Func<FoundServices, string?> onward, string text = "")
    {
        List<ServiceId> met = [];
        for (var paging = from; ;)
        {
            var page = (await portal.SendAsync(_officer, new ListServicesQuery(new ServiceFilter { Text = text }, paging))).Value;
            met.Add(Assert.Single(page.Items).Id);
            if (onward(page) is not { } cursor) return (met, page);
            paging = paging with { Cursor = cursor };
        }
    }
}
