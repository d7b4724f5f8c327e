using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Registers a service as an officer does: section after section, wrong first and then right.</summary>
/// <param name="page">The officer's window.</param>
/// <param name="language">The officer's language.</param>
internal sealed class RegistrationSteps(IPage page, string language)
{
    private const string NameUr = "شہری شکایات کی خدمت";
    private readonly Dictionary<string, string> words = Walk.Words("Services", language);
    private readonly Dictionary<string, string> errors = Walk.Words("Errors", language);
    private readonly Dictionary<string, string> enums = Walk.Words("Enums", language);
    private readonly Dictionary<string, string> countries = Walk.Words("Countries", language);

    /// <summary>Name of the service in English.</summary>
    public string Name { get; } = $"Citizen complaints desk {language}";

    /// <summary>From the list to the sent filing; gives the filing's address.</summary>
    public async Task<string> FileAsync()
    {
        await page.OpenAndCheckAsync("/services");
        await page.Locator("a[href='/services/new']").ClickAsync();
        await page.WaitForURLAsync("**/services/new");
        await Accessibility.CheckAsync(page);
        await page.Button(words["New.Start"]).ClickAsync();
        await page.WaitForURLAsync("**/register");
        await Accessibility.CheckAsync(page);

        await page.Locator("a[href$='/register/about']").First.ClickAsync();
        await page.WaitForURLAsync("**/register/about");
        await AboutAsync();
        await ContactsAsync();
        await DataAsync();
        await PlacementsAsync();
        await FlowsAsync();
        await SafeguardsAsync();
        return await SendAsync();
    }

    private async Task AboutAsync()
    {
        // Nothing written yet: every gap is named.
        await ContinueAsync();
        await page.RefusedAsync();
        await Assertions.Expect(page.Locator("#NameEn-error")).ToContainTextAsync(words["Missing.NameEn"]);
        await Accessibility.CheckAsync(page);

        await page.Locator("#NameEn").FillAsync(Name);
        await page.Locator("#NameUr").FillAsync(NameUr);
        await page.Locator("#SummaryEn").FillAsync("Citizens complain about an office and follow the answer.");
        await page.Locator("#LegalBasis").FillAsync("Rules of Business 2011");
        await page.Locator("#YearlyVolume").FillAsync("120000");
        await NextAsync("contacts");
    }

    private async Task ContactsAsync()
    {
        await page.Locator("#Owner").FillAsync("Ayesha Malik, Director");
        await page.Locator("#SecurityContact").FillAsync("nobody at all");
        await ContinueAsync();
        await page.RefusedAsync();
        await Assertions.Expect(page.Locator("#SecurityContact-error")).ToContainTextAsync(errors["Common.NotAnAddress"]);
        await Assertions.Expect(page.Locator("#Owner")).ToHaveValueAsync("Ayesha Malik, Director");
        await Assertions.Expect(page.Locator("#SecurityContact")).ToHaveValueAsync("nobody at all");
        await Accessibility.CheckAsync(page);

        await page.Locator("#SecurityContact").FillAsync("security@complaints.example");
        await page.Locator("#SecurityContact").PressAsync("Tab");
        await Assertions.Expect(page.Locator(".saved .c-pass")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#SecurityContact")).ToHaveValueAsync("security@complaints.example");
        await NextAsync("data");
    }

    private async Task DataAsync()
    {
        await page.Locator("#Class .opt").Filter(new() { HasText = enums["DataClass.Restricted"] }).First.ClickAsync();
        await page.Locator("#PersonalData .opt").Filter(new() { HasText = enums["PersonalDataTier.Personal"] }).First.ClickAsync();
        await page.Locator("#RetentionDays").FillAsync("99999");
        await ContinueAsync();
        await page.RefusedAsync();
        await page.Locator("#RetentionDays-error").WaitForAsync();
        await page.Locator("#RetentionDays").FillAsync("365");
        await page.Locator("#IsCritical .opt").Nth(1).ClickAsync();
        await NextAsync("placements");
    }

    private async Task PlacementsAsync()
    {
        await page.Locator("#Kind .opt").Filter(new() { HasText = enums["PlacementKind.DataCentre"] }).First.ClickAsync();
        await ChooseAsync("Country", countries["PK"]);
        await page.Locator("#Site").FillAsync("Lahore, Arfa Tower");
        await page.Locator("#Operator").FillAsync("PITB");
        await ChooseAsync("OperatorJurisdiction", countries["PK"]);
        await ChooseAsync("AccreditedFor", enums["DataClass.Restricted"]);
        await page.Locator("#AccreditedUntil").FillAsync("2020-01-31");
        await page.Locator("#AccreditedUntil").PressAsync("Tab");

        // What would fail is said at once, and goes when it is put right.
        await page.Locator(".note.bad").WaitForAsync();
        await Accessibility.CheckAsync(page);
        await page.Locator("#AccreditedUntil").FillAsync("2090-01-31");
        await page.Locator("#AccreditedUntil").PressAsync("Tab");
        await Assertions.Expect(page.Locator(".note.bad")).ToHaveCountAsync(0);
        await NextAsync("flows");
    }

    private async Task FlowsAsync()
    {
        await page.Locator("label.opt:has(#DeclaredNone)").ClickAsync();
        await Assertions.Expect(page.Locator("#DeclaredNone")).ToBeCheckedAsync();
        await Accessibility.CheckAsync(page);
        await NextAsync("safeguards");
    }

    private async Task SafeguardsAsync()
    {
        await page.Locator("#EncryptedAtRest .opt").First.ClickAsync();
        await page.Locator("#EncryptedInTransit .opt").First.ClickAsync();
        await ChooseAsync("KeyCustodyCountry", countries["PK"]);
        await Accessibility.CheckAsync(page);
        await ContinueAsync();
        await page.WaitForURLAsync("**/register");
    }

    private async Task<string> SendAsync()
    {
        await page.Locator("a[href$='/register/check']").ClickAsync();
        await page.WaitForURLAsync("**/register/check");
        await Assertions.Expect(page.GetByText(Name).First).ToBeVisibleAsync();
        var submit = page.Button(words["Check.Submit"]);
        await submit.ClickAsync();
        Assert.Contains(words["Declaration.Missing"], await (await page.RefusedAsync()).InnerTextAsync(), StringComparison.Ordinal);
        await Accessibility.CheckAsync(page);

        await page.Locator("label.opt:has(#declared)").ClickAsync();
        await Assertions.Expect(page.Locator("#declared")).ToBeCheckedAsync();
        await submit.DblClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/register", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".tag.state")).ToHaveTextAsync(enums["ServiceState.Submitted"]);
        await Accessibility.CheckAsync(page);
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task NextAsync(string section)
    {
        await ContinueAsync();
        await page.WaitForURLAsync($"**/register/{section}");
    }

    private Task ContinueAsync() => page.Button(words["SaveAndContinue"]).ClickAsync();

    private Task ChooseAsync(string id, string label) => page.Locator($"#{id}").SelectOptionAsync(new SelectOptionValue { Label = label });
}
