using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Web;

namespace Portal.Tests.Browser;

/// <summary>What every journey does on its way: opens pages, has axe look at them, reads what stands there.</summary>
internal static partial class Walk
{
    /// <summary>The words of one resource file in a language.</summary>
    public static Dictionary<string, string> Words(string resource, string language) =>
        ResourceFiles.Read(resource, language).ToDictionary(e => e.Key, e => e.Value);

    /// <summary>Opens an address and waits until it answers to clicks.</summary>
    public static async Task OpenAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await BrowserPortal.InteractiveAsync(page);
    }

    /// <summary>Signs in on the sign-in page that is open, as somebody whose name it shows in either language.</summary>
    public static async Task SignInAgainAsync(this IPage page, string name)
    {
        if (await page.Locator("html").GetAttributeAsync("lang") != "en") await page.Locator("a.language").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in {name}" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal) && !url.Contains("/session", StringComparison.Ordinal));
        await BrowserPortal.InteractiveAsync(page);
    }

    /// <summary>Opens an address and has axe look at it.</summary>
    public static async Task OpenAndCheckAsync(this IPage page, string address)
    {
        await page.OpenAsync(address);
        await Accessibility.CheckAsync(page);
    }

    /// <summary>A button by its whole name.</summary>
    public static ILocator Button(this IPage page, string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    /// <summary>The open dialog.</summary>
    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    /// <summary>Presses what the dialog is there for, and waits until it is gone.</summary>
    public static async Task ConfirmAsync(this IPage page)
    {
        await page.OpenDialog().Locator(".df .btn.primary").ClickAsync();
        await page.OpenDialog().WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The error summary, which has the focus.</summary>
    public static async Task<ILocator> RefusedAsync(this IPage page)
    {
        var summary = page.Locator(".errsum");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        return summary;
    }

    /// <summary>Loads the page again until something stands there: what the sequencer seals, it seals a moment later.</summary>
    public static async Task<ILocator> SealedAsync(this IPage page, string selector)
    {
        var wanted = page.Locator(selector).First;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                await wanted.WaitForAsync(new() { Timeout = 1_500 });
                return wanted;
            }
            catch (TimeoutException)
            {
                await page.ReloadAsync();
                await BrowserPortal.InteractiveAsync(page);
            }
        }

        throw new TimeoutException($"{page.Url}: no {selector}");
    }

    /// <summary>The identifier in an address such as "/services/{id}/register".</summary>
    public static Guid IdIn(string address) => Guid.Parse(new Uri(address).Segments[2].TrimEnd('/'));

    /// <summary>The number in a text such as "1,284".</summary>
    public static int Number(string text) => int.Parse(NotDigits().Replace(text, ""), CultureInfo.InvariantCulture);

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NotDigits();
}
