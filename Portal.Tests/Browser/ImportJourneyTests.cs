using System.Text;
using Microsoft.Playwright;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>A file is uploaded, its columns are understood, its rows checked, brought in and taken out again.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class ImportJourneyTests(BrowserPortal portal)
{
    private const string Inventory = "si_2024.csv";
    private const string Officer = "Ayesha Malik";
    private const string Administrator = "Kamran Yousafzai";

    private static readonly LocatorAssertionsToHaveTextOptions Patience = new() { Timeout = 60_000 };

    [Fact]
    public async Task Officer_WhenImportingAList_SeesWhatIsWrongBringsTheRestInAndUndoesIt()
    {
        var page = await portal.SignInAsync(Officer);
        await UploadAsync(page, "list.csv", Encoding.UTF8.GetBytes("service id,service name,data class,country\nJ1,Birth certificates,محدود,Pakistan\nJ2,Licences,Purple,PK\nJ3,Permits,Public,PK\n"));
        await Assertions.Expect(page.GetByLabel("data class means")).ToHaveValueAsync("DataClass");
        await Assertions.Expect(page.Locator(".import-preview td.bad")).ToContainTextAsync("This is none of the answers there are.");
        await Accessibility.CheckAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Check every row" }).ClickAsync();
        await Assertions.Expect(StateOf(page)).ToHaveTextAsync("Checked", Patience);
        await Assertions.Expect(page.Locator(".pgrid")).ToContainTextAsync("Purple");
        await Accessibility.CheckAsync(page);
        var refused = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the refused rows" }).ClickAsync());
        var csv = await File.ReadAllTextAsync(await refused.PathAsync());
        Assert.Contains("J2,Licences,Purple,PK,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("J1,", csv, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" }).ClickAsync();
        await Assertions.Expect(StateOf(page)).ToHaveTextAsync("Completed", Patience);
        await Assertions.Expect(page.Locator(".phead")).ToContainTextAsync("In the ledger", new() { Timeout = 30_000 });
        await Accessibility.CheckAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Assertions.Expect(StateOf(page)).ToHaveTextAsync("Undone", Patience);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Officer_InUrduOnATelephone_UnderstandsTheColumnsOfAWorkbook()
    {
        var page = await portal.SignInAsync(Officer, "ur", 390);
        var book = new Portal.Tests.Imports.Workbook().Strings("<t>کوڈ</t>")
            .Rows("""<c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>service name</v></c>""", """<c r="A2" t="str"><v>U1</v></c><c r="B2" t="str"><v>Domicile</v></c>""");
        await UploadAsync(page, "list.xlsx", book.Bytes());
        await Assertions.Expect(page.Locator("#column-0")).ToHaveValueAsync("key");
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"));
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("list.csv", "<html><body>not a list</body></html>", "Import.NotOfItsKind")]
    [InlineData("list.xlsx", "key,name\n1,a\n", "Import.NotOfItsKind")]
    [InlineData("list.csv", "", "Import.Empty")]
    public async Task Officer_WhenTheFileIsNone_IsToldWhyAndNothingIsKept(string name, string content, string code)
    {
        var page = await portal.SignInAsync(Officer);
        await page.GotoAsync("/imports/new");
        await BrowserPortal.InteractiveAsync(page);
        await page.SetInputFilesAsync("#import-file", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.Locator("form.upload button").ClickAsync();
        await page.WaitForURLAsync($"**/imports/new?refused={code}");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing of it was kept.");
        await page.Context.DisposeAsync();
    }

    [SharedDataFact(Inventory)]
    public async Task Administrator_WhenImportingARealInventory_BringsEveryServiceIn()
    {
        var page = await portal.SignInAsync(Administrator);
        await UploadAsync(page, Inventory, await File.ReadAllBytesAsync(SharedData.Find(Inventory)!));
        await page.GetByLabel("fiscal_yr means").SelectOptionAsync("key");
        await page.GetByLabel("Prefix of their codes").FillAsync("CA-");
        await page.GetByLabel("Code ends before").FillAsync("-");
        await page.GetByLabel("Name ends before").FillAsync(" | ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check every row" }).ClickAsync();
        await Assertions.Expect(StateOf(page)).ToHaveTextAsync("Checked", Patience);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1,752 rows" }).ClickAsync();
        await Assertions.Expect(StateOf(page)).ToHaveTextAsync("Completed", Patience);
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Assertions.Expect(StateOf(page)).ToHaveTextAsync("Undone", Patience);
        await page.Context.DisposeAsync();
    }

    private static ILocator StateOf(IPage page) => page.Locator(".phead .tag.state");

    private static async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.GotoAsync("/imports/new");
        await BrowserPortal.InteractiveAsync(page);
        await page.SetInputFilesAsync("#import-file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.Locator("form.upload button").ClickAsync();
        await page.Locator(".import-columns").WaitForAsync();
        await BrowserPortal.InteractiveAsync(page);
    }
}
