using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Web.Api;

/// <summary>What a provincial system does with filings beside writing them: it deletes, mends, withdraws and amends.</summary>
public sealed class FilingsApiTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private static readonly string[] Full = [Permissions.Services.Read, Permissions.Services.Register];

    [Fact]
    public async Task Delete_OfADraft_LeavesNothingButItsEntryInTheLedger()
    {
        using var caller = await CallerAsync();
        var (id, version) = await caller.CompleteAsync();
        var needs = new ServiceDependencies([new ServiceDependency { Name = "Identity cards" }, new ServiceDependency { Name = "Payments" }]);
        version = ApiCaller.TagOf(await caller.SendAsync("PUT", $"/{id}/sections/dependencies", needs, version), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NoContent, (await caller.SendAsync("DELETE", $"/{id}", version: version)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await caller.SendAsync("GET", $"/{id}")).StatusCode);
        var service = new ServiceId(id);
        Assert.False(await portal.InDbAsync(db => db.Register.AnyAsync(e => e.Id == service)));
        Assert.False(await portal.InDbAsync(db => db.ServiceLinks.AnyAsync(l => l.ServiceId == service)));
        Assert.False(await portal.InDbAsync(db => db.Set<PlacementRow>().AnyAsync(p => EF.Property<ServiceId>(p, "ServiceId") == service)));
        var code = Service.DraftReferenceOf(service);
        Assert.Equal(["service.discarded"], await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == code).Select(e => e.Type).ToListAsync()));
    }

    [Fact]
    public async Task Delete_OfWhatWasFiledOrHasMoved_IsRefused()
    {
        using var caller = await CallerAsync();
        var (id, version) = await caller.CompleteAsync();
        Assert.Equal("Common.Stale", await ApiCaller.RefusalAsync(await caller.SendAsync("DELETE", $"/{id}", version: $"\"{Guid.NewGuid()}\""), HttpStatusCode.PreconditionFailed));
        Assert.Equal("Api.NoVersion", await ApiCaller.RefusalAsync(await caller.SendAsync("DELETE", $"/{id}"), HttpStatusCode.PreconditionRequired));
        version = ApiCaller.TagOf(await caller.SendAsync("POST", $"/{id}/submission", version: version), HttpStatusCode.OK);
        Assert.Equal("Services.CannotMove", await ApiCaller.RefusalAsync(await caller.SendAsync("DELETE", $"/{id}", version: version), HttpStatusCode.Conflict));
        using var other = await CallerAsync("KPITB");
        Assert.Equal("Common.NotFound", await ApiCaller.RefusalAsync(await other.SendAsync("DELETE", $"/{id}", version: version), HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Problems_OfAnswersThatContradictEachOther_SayWhichAndKeepTheFilingBack()
    {
        using var caller = await CallerAsync();
        var (id, version) = await caller.CompleteAsync();
        var sets = new ServiceDataSets([new DataSet { Name = "Case files", Class = DataClass.Secret }]);
        version = ApiCaller.TagOf(await caller.SendAsync("PUT", $"/{id}/sections/datasets", sets, version), HttpStatusCode.OK);
        var problem = Assert.Single((await caller.ReadAsync($"/{id}/problems")).GetProperty("problems").EnumerateArray());
        Assert.Equal(("data", "/class", "contradicts.DataSetClass"), (problem.GetProperty("section").GetString(), problem.GetProperty("pointer").GetString(), problem.GetProperty("code").GetString()));
        Assert.Contains("“Case files”", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("Services.Incomplete", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/submission", version: version), HttpStatusCode.Conflict));

        version = ApiCaller.TagOf(await caller.SendAsync("PUT", $"/{id}/sections/data", Filings.Data with { Class = DataClass.Secret }, version), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await caller.SendAsync("POST", $"/{id}/submission", version: version)).StatusCode);
    }

    [Theory]
    [InlineData("UK")]
    [InlineData("XX")]
    [InlineData("pk")]
    public async Task Section_WithACodeThatNoCountryHas_IsRefusedAtItsCell(string country)
    {
        using var caller = await CallerAsync();
        var (id, version) = await caller.DraftAsync();
        using var refused = await caller.SendAsync("PUT", $"/{id}/sections/placements", new ServicePlacements([Filings.Abroad with { Country = country }]), version);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Items[0].Country", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_OfADraft_SayWhatIsMissingAndWhereItGoes()
    {
        using var caller = await CallerAsync();
        var (id, _) = await caller.DraftAsync(("about", Filings.About with { LegalBasis = "" }), ("placements", new ServicePlacements([Filings.Abroad])));
        var report = await caller.ReadAsync($"/{id}/problems");

        Assert.False(report.GetProperty("isComplete").GetBoolean());
        var places = report.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("section").GetString() + p.GetProperty("pointer").GetString()).ToList();
        Assert.Equal(["about/legalBasis", "contacts/owner", "contacts/securityContact", "data/class", "data/personalData", "placements/items", "flows/items", "safeguards/encryptedAtRest", "safeguards/encryptedInTransit"], places);
        Assert.All(report.GetProperty("problems").EnumerateArray(), p => Assert.NotEmpty(p.GetProperty("message").GetString()!));
        Assert.Contains(report.GetProperty("obligations").EnumerateArray(), o => o.GetProperty("outcome").GetString() == "Undetermined");
    }

    [Fact]
    public async Task Problems_OfSomeHundredServices_AreReadForEachOfThem()
    {
        // A token may ask 200 times a minute here, and so may each of several.
        const int callers = 3, each = 50;
        var officer = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        var begun = await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            using var caller = new ApiCaller(portal.Client((await portal.TokenAsync(officer, "ISTD", Full)).Text));
            var ids = new List<Guid>();
            for (var i = 0; i < each; i++) ids.Add((await caller.DraftAsync(("contacts", i % 2 == 0 ? Filings.Contacts : new ServiceContacts { Owner = "Director" }))).Id);
            return ids;
        }));

        using var reader = new ApiCaller(portal.Client((await portal.TokenAsync(officer, "ISTD", Full)).Text));
        var (seen, cursor) = (new Dictionary<Guid, int>(), "");
        do
        {
            var page = await reader.ReadAsync("/problems?take=40" + cursor);
            foreach (var row in page.GetProperty("items").EnumerateArray())
            {
                Assert.False(row.GetProperty("isComplete").GetBoolean());
                seen.Add(row.GetProperty("id").GetGuid(), row.GetProperty("problems").EnumerateArray().Count(p => p.GetProperty("section").GetString() == "contacts"));
            }

            cursor = page.GetProperty("next").GetString() is { } next ? "&cursor=" + next : null;
        }
        while (cursor is not null);

        var all = begun.SelectMany(b => b).ToList();
        Assert.Equal(callers * each, all.Count);
        Assert.All(all, id => Assert.True(seen.ContainsKey(id)));
        Assert.Equal(all.Count / 2, all.Count(id => seen[id] == 1));
        Assert.Equal("Common.Invalid", await ApiCaller.RefusalAsync(await reader.SendAsync("GET", "/problems?state=Registered"), HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Filing_IsSubmittedAndWithdrawn_AndItsStatusFollows()
    {
        using var caller = await CallerAsync();
        var (id, version) = await caller.CompleteAsync();
        var submitted = await caller.SendAsync("POST", $"/{id}/submission", version: version);
        version = ApiCaller.TagOf(submitted, HttpStatusCode.OK);
        Assert.Equal("Submitted", (await caller.ReadAsync($"/{id}/status")).GetProperty("state").GetString());
        var withdrawn = await caller.SendAsync("POST", $"/{id}/withdrawal", version: version);
        version = ApiCaller.TagOf(withdrawn, HttpStatusCode.OK);
        Assert.Equal("Withdrawn", (await caller.ReadAsync($"/{id}/status")).GetProperty("filingState").GetString());
        Assert.Equal("Services.CannotMove", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/submission", version: version), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task RegisteredService_IsAmendedByTheApi()
    {
        using var caller = await CallerAsync();
        var (id, version) = await caller.CompleteAsync();
        await caller.SendAsync("POST", $"/{id}/submission", version: version);
        await RegisterAsync(new ServiceId(id));

        var status = await caller.SendAsync("GET", $"/{id}/status");
        version = ApiCaller.TagOf(status, HttpStatusCode.OK);
        Assert.Equal("Common.Invalid", await ApiCaller.RefusalAsync(await caller.SendAsync("POST", $"/{id}/amendment", new { reason = " " }, version), HttpStatusCode.UnprocessableEntity));
        version = ApiCaller.TagOf(await caller.SendAsync("POST", $"/{id}/amendment", new { reason = "The site moved." }, version), HttpStatusCode.OK);
        version = ApiCaller.TagOf(await caller.SendAsync("PUT", $"/{id}/sections/about", Filings.About with { Audience = "Everybody" }, version), HttpStatusCode.OK);
        await caller.SendAsync("POST", $"/{id}/submission", version: version);

        var now = await caller.ReadAsync($"/{id}/status");
        Assert.Equal(("Registered", "Submitted"), (now.GetProperty("state").GetString(), now.GetProperty("filingState").GetString()));
        version = ApiCaller.TagOf(await caller.SendAsync("GET", $"/{id}"), HttpStatusCode.OK);
        ApiCaller.TagOf(await caller.SendAsync("POST", $"/{id}/withdrawal", version: version), HttpStatusCode.OK);
        Assert.Equal("Registered", (await caller.ReadAsync($"/{id}/status")).GetProperty("filingState").GetString());
    }

    private async Task RegisterAsync(ServiceId id)
    {
        var reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var approver = await portal.PersonAsync("PDA", Role.Approver);
        Assert.Null((await portal.SendAsync(reviewer, new StartReviewCommand(id, (await portal.SendAsync(reviewer, new GetServiceQuery(id))).Value.Version))).Error);
        Assert.Null((await portal.SendAsync(approver, new ApproveServiceCommand(id, (await portal.SendAsync(approver, new GetServiceQuery(id))).Value.Version, "Complete."))).Error);
    }

    private async Task<ApiCaller> CallerAsync(string organisation = "PITB") =>
        new(portal.Client((await portal.TokenAsync(await portal.PersonAsync(organisation, Role.ProvincialItOfficer), organisation, Full)).Text));
}
