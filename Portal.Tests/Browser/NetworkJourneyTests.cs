using Microsoft.Playwright;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>A network is imported and compared, its subnet, node and site are looked at, and the site is inspected; in both languages, with axe on every page.</summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class NetworkJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Network_FromItsFileToAnInspectionOnSite_IsFollowedByLinks(string language, int width)
    {
        var words = Walk.Words("Network", language);
        var network = $"journey-{language}";
        var first = new SampleNetwork { Regions = new Dictionary<string, string>(new SampleNetwork().Regions) { ["fr1"] = "Europe,ZZ,Hesse" } };
        var page = await portal.SignInAsync("Kamran Yousafzai", language, width);
        await UploadAsync(page, words, network, first);
        await Accessibility.CheckAsync(page);
        await ApplyAsync(page, words);

        await UploadAsync(page, words, network, first with { Subnets = new Dictionary<int, int[]> { [0] = [0, 1, 2, 3, 4, 5, 7] } });
        await Assertions.Expect(page.Locator(".pgrid tbody tr")).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(page);
        await ApplyAsync(page, words);
        await Assertions.Expect(page.Locator(".pgrid tbody tr")).ToHaveCountAsync(2);

        await page.OpenAndCheckAsync($"/network/{network}/imports");
        await Assertions.Expect(page.Locator(".pgrid tbody tr")).ToHaveCountAsync(2);
        await page.OpenAndCheckAsync($"/network?network={network}");
        await page.Locator($".pgrid a[href$='{SampleNetwork.Subnet(0)}']").ClickAsync();
        await page.WaitForURLAsync("**/subnets/*");
        await Accessibility.CheckAsync(page);
        var file = await page.Context.APIRequest.GetAsync($"{portal.Address}/network/{network}/subnets/{SampleNetwork.Subnet(0)}/concentration.csv");
        Assert.Contains($"provider,{SampleNetwork.Provider(0)},4,0.5714,1,2", await file.TextAsync(), StringComparison.Ordinal);

        await page.OpenAndCheckAsync($"/network/{network}/nodes?country=PK");
        await Assertions.Expect(page.Locator(".pgrid tbody tr")).ToHaveCountAsync(5);
        var csv = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download='nodes.csv']").ClickAsync());
        Assert.Equal(6, (await File.ReadAllLinesAsync(await csv.PathAsync())).Length);
        await page.OpenAndCheckAsync($"/network/{network}/nodes/{SampleNetwork.Node(0)}");
        await page.OpenAndCheckAsync($"/network/{network}/sites?country=%3F");
        await page.Locator(".pgrid a", new() { HasText = "fr1" }).ClickAsync();
        await page.WaitForURLAsync("**/sites/fr1");
        await Assertions.Expect(page.Locator(".note.warn", new() { HasText = words["Site.NoCountry"] })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();

        await InspectAsync(words, language, width, network);
    }

    [Fact]
    public async Task Upload_OfAFileThatIsWrong_NamesThePlace()
    {
        var words = Walk.Words("Network", "en");
        var page = await portal.SignInAsync("Kamran Yousafzai");
        await page.OpenAndCheckAsync("/network/import");
        await page.Button(words["Compare"]).ClickAsync();
        await page.RefusedAsync();
        await page.SetInputFilesAsync("#Content", new FilePayload { Name = "dump.json", MimeType = "application/json", Buffer = "{ \"subnets\": [ { } ] }"u8.ToArray() });
        await page.Button(words["Compare"]).ClickAsync();
        await Assertions.Expect(page.Locator(".errsum")).ToContainTextAsync("subnets[0].subnet_id");
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    private async Task InspectAsync(Dictionary<string, string> words, string language, int width, string network)
    {
        var page = await portal.SignInAsync("Nadeem Abbasi", language, width);
        await page.OpenAndCheckAsync($"/network/{network}/sites/isb");
        await page.Locator("a.btn.primary", new() { HasText = words["Inspect"] }).ClickAsync();
        await page.WaitForURLAsync("**/inspect");
        await page.Button(words["Inspect.Save"]).ClickAsync();
        await page.RefusedAsync();
        await page.Locator("[id='Seen.On']").FillAsync("2025-01-31");
        await page.Locator("[id='Seen.Inspector']").FillAsync("Ghulam Rasool");
        await page.Locator("[id='Seen.Body']").FillAsync("National Telecom Corporation");
        await page.Locator("[id='Seen.NodesCounted']").FillAsync("3");
        await page.Locator("[id='Seen.Result'] .opt").First.ClickAsync();
        await page.SetInputFilesAsync("#photos", new FilePayload { Name = "hall.png", MimeType = "image/png", Buffer = SampleFiles.Png });
        await page.Locator("[id='Photos[0].Shows']").FillAsync("The hall from its door");
        await Accessibility.CheckAsync(page);
        await page.Button(words["Inspect.Save"]).ClickAsync();
        await page.WaitForURLAsync("**/sites/isb");
        await Assertions.Expect(page.Locator(".inspection")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".note.warn", new() { HasText = words["Site.Due"] })).ToBeVisibleAsync();
        Assert.True(await page.Locator(".photos img").EvaluateAsync<bool>("async i => { i.loading = 'eager'; await i.decode(); return i.naturalWidth === 1; }"));
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    private static async Task UploadAsync(IPage page, Dictionary<string, string> words, string network, SampleNetwork dump)
    {
        await page.OpenAsync("/network/import");
        await page.Locator("#Network").FillAsync(network);
        await page.Locator("#synthetic").CheckAsync();
        await page.SetInputFilesAsync("#Content", new FilePayload { Name = "dump.json", MimeType = "application/json", Buffer = dump.Dump() });
        await page.Button(words["Compare"]).ClickAsync();
        await page.WaitForURLAsync($"**/network/{network}/imports/*");
    }

    private static async Task ApplyAsync(IPage page, Dictionary<string, string> words)
    {
        await page.Button(words["Apply"]).ClickAsync();
        await page.ConfirmAsync();
        await Assertions.Expect(page.Button(words["Apply"])).ToHaveCountAsync(0);
    }
}
