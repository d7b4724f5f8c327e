using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
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
        await AssertOnlyAsync(_bad, new ServiceFilter { Kind = PlacementKind.PublicCloud });
        await AssertOnlyAsync(_bad, new ServiceFilter { Text = bad.Code.ToLowerInvariant() });
        await AssertOnlyAsync(_good, new ServiceFilter { Class = DataClass.Confidential });
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Region = Region.Sindh }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { State = ServiceState.Draft }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Obligation = "CFP-CLASS", Outcome = Outcome.Undetermined }));
        Assert.DoesNotContain(_bad, await IdsAsync(_officer, new ServiceFilter { Obligation = "NO-SUCH" }));
        Assert.Contains(_bad, await IdsAsync(_officer, new ServiceFilter { Organisation = "PITB", Region = Region.Punjab, State = ServiceState.Registered, Text = "پیدائش" }));
        Assert.Empty(await IdsAsync(_officer, new ServiceFilter { Text = "100%_\\" }));
    }

    [Fact]
    public async Task List_ForAnotherOrganisation_IsEmptyWithoutReadAll()
    {
        var stranger = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        Assert.Empty(await IdsAsync(stranger, new ServiceFilter()));
        Assert.Contains(_good, await IdsAsync(_auditor, new ServiceFilter()));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("name")]
    [InlineData("organisation")]
    [InlineData("region")]
    [InlineData("state")]
    [InlineData("class")]
    [InlineData("outcome")]
    [InlineData("changed")]
    [InlineData("no such sort; drop table services")]
    public async Task List_ByEverySort_PagesWithoutLossOrRepetition(string sort)
    {
        var seen = new List<ServiceId>();
        var all = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new PageRequest(Take: 200)))).Value;
        for (var skip = 0; skip < all.Total; skip++)
            seen.Add(Assert.Single((await portal.SendAsync(_officer, new ListServicesQuery(new(), new PageRequest(skip, 1, sort, Descending: true)))).Value.Items).Id);
        Assert.Equal(all.Items.Select(r => r.Id).Order(ById), seen.Order(ById));
    }

    [Fact]
    public async Task List_ByOutcome_PutsFailuresFirst()
    {
        var rows = (await portal.SendAsync(_officer, new ListServicesQuery(new(), new PageRequest(Sort: "outcome")))).Value.Items;
        Assert.Equal(Outcome.Fail, rows[0].Overall);
        Assert.Equal(1, rows[0].Fails);
    }

    private static Comparer<ServiceId> ById { get; } = Comparer<ServiceId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private async Task AssertOnlyAsync(ServiceId expected, ServiceFilter filter)
    {
        var ids = await IdsAsync(_officer, filter);
        Assert.Contains(expected, ids);
        Assert.DoesNotContain(expected == _good ? _bad : _good, ids);
    }

    private async Task<IReadOnlyList<ServiceId>> IdsAsync(Person person, ServiceFilter filter) =>
        [.. (await portal.SendAsync(person, new ListServicesQuery(filter, new PageRequest(Take: 200)))).Value.Items.Select(r => r.Id)];
}
