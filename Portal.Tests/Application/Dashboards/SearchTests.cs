using Portal.Application.Dashboards;
using Portal.Domain.Access;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Dashboards;

public sealed class SearchTests : TestPortal
{
    [Fact]
    public async Task Search_FindsByCodeAndNameInBothLanguages_OnlyWhatThePersonMaySee()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        var auditor = await PersonAsync("PDA", Role.Auditor);
        var neighbour = await PersonAsync("ISTD", Role.ProvincialItOfficer);
        var id = await this.RegisteredAsync(filer, await PersonAsync("PDA", Role.CaseOfficer), await PersonAsync("PDA", Role.Approver));
        var finding = await this.FindingAsync(id, filer, Clock.GetUtcNow());
        await this.DraftAsync(filer);
        await SealLedgerAsync();

        foreach (var text in (string[])["pitb-0001", "BIRTH reg", "پیدائش"])
            Assert.Equal($"/services/{id}", Assert.Single((await FindAsync(auditor, text)).Services.Items).Href);
        Assert.Equal(2, (await FindAsync(filer, "birth")).Services.Items.Count);

        var byCode = await FindAsync(auditor, "PITB-0001");
        Assert.Equal(finding.Code, Assert.Single(byCode.Findings.Items).Code);
        Assert.NotEmpty(byCode.Entries.Items);

        var abroad = await FindAsync(neighbour, "PITB-0001");
        Assert.Empty(abroad.Services.Items);
        Assert.Empty(abroad.Findings.Items);
    }

    [Fact]
    public async Task Search_WhenMoreIsFoundThanIsShown_SaysSo()
    {
        var filer = await PersonAsync("PITB", Role.ProvincialItOfficer);
        for (var i = 0; i <= SearchHits<SearchHit>.Most; i++)
            Assert.Null((await SendAsync(filer, new Portal.Application.Services.StartServiceCommand(ServiceId.New()))).Error);

        var found = (await FindAsync(filer, "draft-")).Services;

        Assert.Equal((SearchHits<SearchHit>.Most, true), (found.Items.Count, found.HasMore));
        Assert.True((await FindAsync(filer, "  ")).IsEmpty);
    }

    private async Task<SearchResults> FindAsync(Person person, string text) => (await SendAsync(person, new SearchQuery(text))).Value;
}
