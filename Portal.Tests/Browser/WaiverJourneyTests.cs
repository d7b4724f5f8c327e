using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>An owner asks for a waiver, one person of the body recommends, another grants: the failure shows as waived until it is revoked. In both languages.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class WaiverJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440, "CFP-CLASS")]
    [InlineData("ur", 390, "CONTACT")]
    public async Task Waiver_FromRequestToRevocation_GoesThroughThreeHands(string language, int width, string obligation)
    {
        var (words, names) = (Walk.Words("Waivers", language), Walk.Words("Enums", language));
        var owner = await portal.SignInAsync("Ayesha Malik", language, width);
        var (service, waiver) = await AskAsync(owner, obligation, words);
        await Assertions.Expect(owner.Locator(".phead")).ToContainTextAsync(names["WaiverState.Requested"]);
        Assert.Equal(0, await owner.Button(words["Do.Grant"]).CountAsync());

        var officer = await portal.SignInAsync("Sadia Khan", language, width);
        await officer.OpenAndCheckAsync(waiver);
        await officer.Button(words["Do.Recommend"]).ClickAsync();
        await officer.OpenDialog().GetByText(words["Recommend.Grant"]).ClickAsync();
        await SayAsync(officer, "decision-reason", "The measure is sound");
        await Accessibility.CheckAsync(officer);
        await officer.ConfirmAsync();
        await Assertions.Expect(officer.Locator(".phead")).ToContainTextAsync(names["WaiverState.Recommended"]);
        await officer.Context.DisposeAsync();

        var approver = await portal.SignInAsync("Rashid Qureshi", language, width);
        await approver.OpenAsync(waiver);
        await approver.Button(words["Do.Grant"]).ClickAsync();
        await SayAsync(approver, "Conditions", "A report every quarter");
        await SayAsync(approver, "Reason", "The time is needed");
        await Accessibility.CheckAsync(approver);
        await approver.ConfirmAsync();
        await Assertions.Expect(approver.Locator(".phead")).ToContainTextAsync(names["WaiverState.Granted"]);

        await owner.OpenAndCheckAsync(service);
        await Assertions.Expect(Verdict(owner, obligation).Locator(".out")).ToHaveTextAsync(names["Outcome.Waived"]);
        await Assertions.Expect(Verdict(owner, obligation).Locator($"a[href='{waiver}']")).ToBeVisibleAsync();
        await owner.OpenAndCheckAsync("/compliance/waivers?state=Granted");
        await Assertions.Expect(owner.Locator($"a[href='{waiver}']")).ToBeVisibleAsync();

        await approver.Button(words["Do.Revoke"]).ClickAsync();
        await SayAsync(approver, "decision-reason", "The measure was not kept");
        await approver.ConfirmAsync();
        await Assertions.Expect(approver.Locator(".phead")).ToContainTextAsync(names["WaiverState.Revoked"]);
        await owner.OpenAsync(service);
        await Assertions.Expect(Verdict(owner, obligation).Locator(".out")).ToHaveTextAsync(names["Outcome.Fail"]);
        await owner.OpenAsync(waiver);
        await Assertions.Expect(owner.Locator(".tl")).ToContainTextAsync("The measure was not kept");
        await approver.Context.DisposeAsync();
        await owner.Context.DisposeAsync();
    }

    private static async Task<(string Service, string Waiver)> AskAsync(IPage page, string obligation, Dictionary<string, string> words)
    {
        // The first of the own services that fails it, from the list of its failures.
        await page.OpenAsync($"/compliance/{obligation}");
        var service = await page.Locator("a[href^='/services/'][href$='?tab=compliance']").First.GetAttributeAsync("href") ?? "";
        await page.OpenAsync(service);
        await page.Locator($"a[href^='/compliance/waivers/new'][href$='obligation={obligation}']").ClickAsync();
        await Assertions.Expect(page.Locator("#Reason")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);

        await page.Button(words["New.Send"]).ClickAsync();
        await page.RefusedAsync();
        await SayAsync(page, "Reason", "The contract runs until spring");
        await SayAsync(page, "Until", DateTime.UtcNow.AddDays(120).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await SayAsync(page, "Measures[0].What", "Copies are encrypted with keys held at home");
        await SayAsync(page, "Measures[0].Who", "Director, Operations");
        await SayAsync(page, "Measures[0].By", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Button(words["New.Send"]).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/new", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".tl")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        return (service, new Uri(page.Url).AbsolutePath);
    }

    private static ILocator Verdict(IPage page, string obligation) => page.Locator(".obl > li", new() { Has = page.Locator($"a[href='/compliance/{obligation}']") });

    private static async Task SayAsync(IPage page, string field, string text)
    {
        await page.Locator($"[id='{field}']").FillAsync(text);
        await page.Locator($"[id='{field}']").BlurAsync();
    }
}
