using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Invite, grant by a second administrator, act, lose the right, all in one go and in both languages.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class PeopleJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Person_FromInvitationToTheLossOfARight_DoesWhatTheRightsOfTheMomentAllow(string language, int width)
    {
        var (words, enums, frame) = (Walk.Words("People", language), Walk.Words("Enums", language), Walk.Words("Frame", language));
        var name = $"Newcomer {language}";
        var email = $"newcomer.{language}{DemoPersonas.Domain}";
        var first = await portal.SignInAsync("Nighat Parveen", language, width);

        await first.OpenAndCheckAsync("/admin/people/invite");
        await first.Button(words["Invite"]).ClickAsync();
        await Assertions.Expect((await first.RefusedAsync()).Locator("li")).ToHaveCountAsync(4);
        await first.Locator("#NameEn").FillAsync(name);
        await first.Locator("#NameUr").FillAsync("نیا شخص");
        await first.Locator("#Email").FillAsync(email);
        await first.Locator("#Roles .opt").Filter(new() { HasText = words["Role.OrganisationAdministrator"] }).ClickAsync();
        await first.Locator("#Reason").FillAsync("Order PITB/HR/301");
        await first.Button(words["Invite"]).ClickAsync();
        await first.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        var address = new Uri(first.Url).AbsolutePath;
        await Assertions.Expect(first.Locator(".note").First).ToContainTextAsync(email);
        await Accessibility.CheckAsync(first);

        // The role waits for somebody else; meanwhile another one is granted at once.
        await Assertions.Expect(first.Locator(".asks li")).ToContainTextAsync(words["Request.Waits"]);
        await first.Button(words["Grant"]).ClickAsync();
        await first.OpenDialog().Locator(".opt").Filter(new() { HasText = words["Role.ProvincialItOfficer"] }).ClickAsync();
        await first.OpenDialog().Locator("#Reason").FillAsync("Order PITB/HR/302");
        await Accessibility.CheckAsync(first);
        await first.ConfirmAsync();
        await Assertions.Expect(first.Locator("tbody th")).ToHaveTextAsync(enums["Role.ProvincialItOfficer"]);

        var second = await portal.SignInAsync("Kamran Yousafzai", language, width);
        await second.OpenAndCheckAsync("/admin/role-requests");
        var request = second.Locator(".asks li").Filter(new() { HasText = language == "ur" ? "نیا شخص" : name });
        await request.GetByRole(AriaRole.Button).ClickAsync();
        await second.OpenDialog().Locator(".opt").First.ClickAsync();
        await second.OpenDialog().Locator("#decision-reason").FillAsync("Order seen.");
        await second.ConfirmAsync();
        await Assertions.Expect(request).ToHaveCountAsync(0);

        await JoinAsync(email);
        var person = await portal.SignInAsync(name, language, width);
        await person.OpenAndCheckAsync("/my-access");
        await Assertions.Expect(person.Locator("tbody tr")).ToHaveCountAsync(2);
        await person.OpenAndCheckAsync("/admin/people");
        await Assertions.Expect(person.Locator("tbody a").First).ToBeVisibleAsync();

        await first.OpenAsync(address);
        await first.Locator("tbody tr").Filter(new() { HasText = enums["Role.OrganisationAdministrator"] }).GetByRole(AriaRole.Button).ClickAsync();
        await first.OpenDialog().Locator("#decision-reason").FillAsync("Mistake.");
        await first.ConfirmAsync();
        await Assertions.Expect(first.Locator("tbody tr")).ToHaveCountAsync(1);
        await person.GotoAsync("/admin/people");
        await Assertions.Expect(person.Locator("h1")).ToHaveTextAsync(frame["NoAccess.Title"]);
        foreach (var page in new[] { first, second, person }) await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Review_OfTheDemonstration_IsDecidedLineByLine()
    {
        var words = Walk.Words("Review", "en");
        var page = await portal.SignInAsync("Nighat Parveen");
        await page.OpenAndCheckAsync("/admin/reviews");
        await page.Locator("tbody a").First.ClickAsync();
        await page.WaitForURLAsync("**/admin/reviews/*");
        await page.Locator("tbody tr").First.WaitForAsync();
        await Accessibility.CheckAsync(page);
        var invited = page.Locator("tbody tr").Filter(new() { HasText = "Sajid Mahmood" });
        await invited.GetByRole(AriaRole.Button).Filter(new() { HasText = words["Remove"] }).ClickAsync();
        await page.OpenDialog().Locator("#decision-reason").FillAsync("Never came.");
        await page.ConfirmAsync();
        await Assertions.Expect(invited).ToContainTextAsync(words["Roles.None"]);
        await page.Locator("tbody tr").Filter(new() { HasText = "Usman Tariq" }).GetByRole(AriaRole.Button).Filter(new() { HasText = words["Confirm"] }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button).Filter(new() { HasText = words["Confirm"] })).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    // The demonstration has no provider to sign in with; the account is joined as a first sign-in would.
    private async Task JoinAsync(string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        (await db.People.SingleAsync(p => p.Email == email)).Link("test", email, TimeProvider.System.GetUtcNow());
        await db.CommitAsync(CancellationToken.None);
    }
}
