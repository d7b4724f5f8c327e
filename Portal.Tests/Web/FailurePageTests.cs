using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Web.Api;
using Xunit;

namespace Portal.Tests.Web;

/// <summary>What a reader sees when the portal itself fails: never an empty page, and never that the page does not exist.</summary>
public sealed class FailurePageTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    [Theory]
    [InlineData("en", "This page could not be shown")]
    [InlineData("ur", "یہ صفحہ نہیں دکھایا جا سکا")]
    public async Task Page_WhoseTableIsGone_SaysSoInTheReadersLanguage(string language, string title)
    {
        using var client = portal.Client(token: null);
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        await portal.InDbAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE register_entries RENAME TO register_entries_away"));
        try
        {
            using var answer = await client.GetAsync("/register");
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains(title, text, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\"", text, StringComparison.Ordinal);
        }
        finally
        {
            await portal.InDbAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE register_entries_away RENAME TO register_entries"));
        }
    }
}
