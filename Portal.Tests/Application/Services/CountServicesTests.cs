using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Services;

public sealed class CountServicesTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private Person _officer = null!;
    private Person _auditor = null!;

    public async Task InitializeAsync()
    {
        _officer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _auditor = await portal.PersonAsync("PDA", Role.Auditor);
        var other = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        var reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var approver = await portal.PersonAsync("PDA", Role.Approver);
        await portal.RegisteredAsync(_officer, reviewer, approver, Filings.Data with { Class = DataClass.Open });
        await portal.RegisteredAsync(_officer, reviewer, approver, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]));
        await portal.InReviewAsync(other, reviewer);
        await portal.DraftAsync(other, Filings.Data with { Class = DataClass.Secret });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Counts_OfEachFacet_AreThoseOfTheListWithThatChoice()
    {
        ServiceFilter[] filters =
        [
            new(), new() { State = ServiceState.Registered }, new() { Region = Region.Punjab, Outcome = Outcome.Fail }, new() { Abroad = true }, new() { Text = "birth" },
            new() { Obligation = "CFP-CLASS" }, new() { Country = "SG", Class = DataClass.Restricted }, new() { Kind = PlacementKind.DataCentre, Organisation = "ISTD" },
        ];
        foreach (var person in new[] { _officer, _auditor })
        {
            foreach (var filter in filters)
            {
                var counts = (await portal.SendAsync(person, new CountServicesQuery(filter))).Value;
                Assert.Equal(await ListedAsync(person, filter), counts.Total);
                foreach (var state in Enum.GetValues<ServiceState>()) Assert.Equal(await ListedAsync(person, filter with { State = state }), counts.States.GetValueOrDefault(state));
                foreach (var region in Enum.GetValues<Region>()) Assert.Equal(await ListedAsync(person, filter with { Region = region }), counts.Regions.GetValueOrDefault(region));
                foreach (var dataClass in Enum.GetValues<DataClass>()) Assert.Equal(await ListedAsync(person, filter with { Class = dataClass }), counts.Classes.GetValueOrDefault(dataClass));
                foreach (var kind in Enum.GetValues<PlacementKind>()) Assert.Equal(await ListedAsync(person, filter with { Kind = kind }), counts.Kinds.GetValueOrDefault(kind));
                foreach (var country in new[] { "PK", "SG" }) Assert.Equal(await ListedAsync(person, filter with { Country = country }), counts.Countries.GetValueOrDefault(country));
                foreach (var owner in new[] { "PITB", "ISTD" }) Assert.Equal(await ListedAsync(person, filter with { Organisation = owner }), counts.Organisations.SingleOrDefault(o => o.Code == owner)?.Count ?? 0);
                Assert.Equal(await ListedAsync(person, filter with { Abroad = true }), counts.Abroad);
                if (filter.Obligation.Length > 0) continue;
                foreach (var outcome in Enum.GetValues<Outcome>()) Assert.Equal(await ListedAsync(person, filter with { Outcome = outcome }), counts.Outcomes.GetValueOrDefault(outcome));
            }
        }
    }

    [Fact]
    public async Task Counts_ForThoseWhoReadAcross_LeaveOthersDraftsOut()
    {
        var counts = (await portal.SendAsync(_auditor, new CountServicesQuery(new ServiceFilter()))).Value;
        Assert.Equal(3, counts.Total);
        Assert.DoesNotContain(DataClass.Secret, counts.Classes.Keys);
        Assert.DoesNotContain(ServiceState.Draft, counts.States.Keys);
    }

    private async Task<int> ListedAsync(Person person, ServiceFilter filter) =>
        (await portal.SendAsync(person, new ListServicesQuery(filter, new ServicePaging(ServicePaging.MaxTake)))).Value.Items.Count;
}
