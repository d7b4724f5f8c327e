using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Support;
using Portal.Web.Features.Letters;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>A letter from the service's history to paper.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class LetterJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Letter_FromTheHistory_IsReadInBothLanguagesAndPrinted(string language)
    {
        var (id, number, code) = await LetterAsync();
        var page = await portal.SignInAsync("Ayesha Malik", language);
        await page.OpenAndCheckAsync($"/services/{id}?tab=history");
        await page.Locator($"main a[href='/services/{id}/letters/{number}']").First.ClickAsync();
        await Assertions.Expect(page.Locator("article.letter")).ToHaveCountAsync(2);
        await BrowserPortal.InteractiveAsync(page);
        await Accessibility.CheckAsync(page);
        await Assertions.Expect(page.Locator("article.letter[lang=en]")).ToContainTextAsync("Government of Pakistan");
        await Assertions.Expect(page.Locator("article.letter[lang=ur]")).ToContainTextAsync("حکومتِ پاکستان");

        var origin = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
        Assert.Equal(QrDrawing.Of($"{origin}/register/{code}").Path, await page.Locator("svg.qr path").First.GetAttributeAsync("d"));
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".head")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("article.letter").First).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    private async Task<(ServiceId Id, int Number, string Code)> LetterAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var found = await db.DecisionLetters.AsNoTracking()
            .Join(db.Services.Where(s => s.State == ServiceState.Registered), l => l.ServiceId, s => s.Id, (l, s) => new { Letter = l, s.Code, s.OrganisationId })
            .Join(db.Organisations.Where(o => o.Code == "PITB"), x => x.OrganisationId, o => o.Id, (x, o) => new { x.Letter, x.Code })
            .ToListAsync();
        var letter = found.First(f => f.Letter.Facts.Action == ServiceAction.Approve);
        return (letter.Letter.ServiceId, letter.Letter.Number, letter.Code);
    }
}
