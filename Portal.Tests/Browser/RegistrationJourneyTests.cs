using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Persistence;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>The portal's main job: one person files a service, another checks it, a third registers it; in both languages.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class RegistrationJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Registration_FromTheFirstAnswerToTheRegister_IsEvaluatedAndInTheLedger(string language)
    {
        await PeopleAsync(language);
        var filer = await portal.SignInAsync($"Filer {language}", language);
        var id = await FileAsync(filer);

        var reviewer = await OpenAsync($"Reviewer {language}", language, id);
        await reviewer.Locator(".phead .btn.primary").ClickAsync();
        await Accessibility.CheckAsync(reviewer);
        await reviewer.Locator("[role=dialog] .btn.primary").ClickAsync();
        await Assertions.Expect(reviewer.Locator("[role=dialog]")).ToHaveCountAsync(0);

        var approver = await OpenAsync($"Decider {language}", language, id);
        await approver.Locator(".phead .btn.primary").ClickAsync();
        await approver.Locator("[role=dialog] .opt").First.ClickAsync();
        await approver.Locator("#decision-reason").FillAsync("Complete; the backup needs another site.");
        await Accessibility.CheckAsync(approver);
        await approver.Locator("[role=dialog] .btn.primary").ClickAsync();
        await Assertions.Expect(approver.Locator(".phead .code")).ToContainTextAsync("PITB-");

        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var service = await db.Services.SingleAsync(s => s.Id == id);
        Assert.Equal((ServiceState.Registered, 2), (service.State, service.Placements.Count));
        Assert.Equal(Outcome.Fail, (await db.ComplianceSummaries.SingleAsync(c => c.ServiceId == id)).Overall);
        var url = $"/services/{id.Value}";
        Assert.Equal(3, await db.LedgerEntries.CountAsync(e => e.SubjectUrl == url));
    }

    // People of this journey alone, so that it needs no demonstration data.
    private async Task PeopleAsync(string language)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await AddAsync("Filer", "PITB", Role.ProvincialItOfficer);
        await AddAsync("Reviewer", "PDA", Role.CaseOfficer);
        await AddAsync("Decider", "PDA", Role.Approver);
        await db.SaveChangesAsync();

        async Task AddAsync(string name, string organisation, Role role)
        {
            var owner = await db.Organisations.Where(o => o.Code == organisation).Select(o => o.Id).SingleAsync();
            db.People.Add(Person.Create(PersonId.New(), new LocalizedText($"{name} {language}", "فرد"), $"{name}.{language}{DemoPersonas.Domain}", owner, [role]));
        }
    }

    private async Task<IPage> OpenAsync(string name, string language, ServiceId id)
    {
        var page = await portal.SignInAsync(name, language);
        await page.GotoAsync($"/services/{id.Value}");
        await BrowserPortal.InteractiveAsync(page);
        return page;
    }

    private static async Task<ServiceId> FileAsync(IPage page)
    {
        await page.GotoAsync("/services/new");
        await BrowserPortal.InteractiveAsync(page);
        await CheckAsync(page);
        await page.Locator(".panel .btn.primary").ClickAsync();
        await page.WaitForURLAsync("**/register");
        var id = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        await CheckAsync(page);

        await page.Locator("a[href$='/register/about']").First.ClickAsync();
        await page.WaitForURLAsync("**/register/about");
        await ContinueAsync(page);
        await Assertions.Expect(page.Locator(".errsum li")).ToHaveCountAsync(4);
        await CheckAsync(page);
        await AnswerAsync(page, ("NameEn", "Digital driving licence"), ("NameUr", "ڈیجیٹل ڈرائیونگ لائسنس"), ("SummaryEn", "Issues driving licences."), ("LegalBasis", "Motor Vehicles Ordinance 1965"));
        await NextAsync(page, "contacts");
        await AnswerAsync(page, ("Owner", "Director, Transport"), ("SecurityContact", "security@pitb.example"));
        await NextAsync(page, "data");
        await ChooseAsync(page, "Class", 2);
        await ChooseAsync(page, "PersonalData", 2);
        await NextAsync(page, "placements");
        await ChooseAsync(page, "Kind", 1);
        await page.Locator(".panel footer .btn:not(.primary)").ClickAsync();
        await ChooseAsync(page, "Kind", 2);
        await Assertions.Expect(page.Locator(".note.bad")).ToContainTextAsync("CFP-CLASS");
        await CheckAsync(page);
        await NextAsync(page, "flows");
        await page.Locator("label.opt").First.ClickAsync();
        await CheckAsync(page);
        await NextAsync(page, "safeguards");
        await ChooseAsync(page, "EncryptedAtRest", 0);
        await ChooseAsync(page, "EncryptedInTransit", 0);
        await CheckAsync(page);
        await ContinueAsync(page);
        await page.WaitForURLAsync("**/register");

        await page.GotoAsync($"/services/{id}/register/check");
        await BrowserPortal.InteractiveAsync(page);
        await CheckAsync(page);
        await page.Locator("label.opt").ClickAsync();
        await Assertions.Expect(page.Locator("label.opt.on")).ToHaveCountAsync(1);
        await ContinueAsync(page);
        await page.WaitForURLAsync($"**/services/{id}");
        await Assertions.Expect(page.Locator(".phead .code")).ToContainTextAsync("DRAFT-");
        await CheckAsync(page);
        return new ServiceId(id);
    }

    private static async Task AnswerAsync(IPage page, params (string Id, string Text)[] answers)
    {
        foreach (var (id, text) in answers)
        {
            await page.Locator($"#{id}").FillAsync(text);
            await page.Locator($"#{id}").BlurAsync();
        }
    }

    private static async Task ChooseAsync(IPage page, string id, int choice)
    {
        await page.Locator($"#{id} .opt").Nth(choice).ClickAsync();
        await Assertions.Expect(page.Locator($"#{id} .opt").Nth(choice)).ToContainClassAsync("on");
    }

    private static async Task CheckAsync(IPage page)
    {
        // The frame follows the address once the new page is there.
        await Assertions.Expect(page.Locator("a.skip")).ToHaveAttributeAsync("href", new Uri(page.Url).PathAndQuery + "#main");
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(page);
    }

    private static Task ContinueAsync(IPage page) => page.Locator(".panel footer .btn.primary").ClickAsync();

    private static async Task NextAsync(IPage page, string section)
    {
        await ContinueAsync(page);
        await page.WaitForURLAsync($"**/register/{section}");
        await Assertions.Expect(page.Locator($".tasks a[href$='/{section}']")).ToHaveCountAsync(0);
    }
}
