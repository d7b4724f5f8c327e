using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Runs axe over a page: WCAG 2.2 AA and best practice, nothing left out.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // What a page does right is many times as much, and nobody reads it here.
        ResultTypes = [ResultType.Violations],
    };

    private const string Settled = """
        () => document.getAnimations().every(a => a.playState !== 'running' || a.effect.getComputedTiming().endTime === Infinity)
            && [...document.querySelectorAll('.rz-notification *')].every(e => getComputedStyle(e).opacity >= .75)
        """;

    /// <summary>Fails with each violation's rule and place.</summary>
    public static async Task CheckAsync(IPage page)
    {
        // A page that still loads has no heading yet, and its frame still speaks of the page before.
        await page.WaitForFunctionAsync("() => document.querySelector('h1') && [...document.querySelectorAll('a.skip')].every(a => a.pathname === location.pathname)");
        // Whatever fades or changes colour has, for a moment, the contrast of neither of its ends.
        await page.WaitForFunctionAsync(Settled);
        // A link that the fixed header half covers counts as small; at the top of the page nothing is covered.
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        var result = await page.RunAxe(Options);
        var found = result.Violations.Select(v => $"{page.Url}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
