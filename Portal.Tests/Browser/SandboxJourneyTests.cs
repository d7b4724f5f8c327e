using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Domain.Access;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Web;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>A sandbox application from its draft to its decision, by three people, in either language; axe looks at every page on the way.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed class SandboxJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Application_FromDraftToDecision_IsFiledCheckedEvaluatedAndDecided(string language, int width)
    {
        var words = ResourceFiles.Read("Sandbox", language).ToDictionary(e => e.Key, e => e.Value);
        var names = ResourceFiles.Read("Enums", language).ToDictionary(e => e.Key, e => e.Value);

        var applicant = await portal.SignInAsync(await PeopleAsync(language), language, width);
        var address = await FileAsync(applicant, words, names);

        var officer = await portal.SignInAsync($"Officer {language}", language, width);
        await OpenAsync(officer, address);
        await officer.GetByRole(AriaRole.Button, new() { Name = words["Do.TakeUp"] }).ClickAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = words["Do.ConfirmComplete"] }).ClickAsync();
        await officer.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = words["Do.ConfirmComplete"] }).ClickAsync();
        await EvaluateAsync(officer, address, words, names);

        var approver = await portal.SignInAsync($"Approver {language}", language, width);
        await OpenAsync(approver, address);
        await DecideAsync(approver, words);
        await Assertions.Expect(approver.Locator(".tag.state")).ToHaveTextAsync(names["SandboxState.InPrinciple"]);
        await Accessibility.CheckAsync(approver);
        foreach (var page in new[] { applicant, officer, approver }) await page.Context.DisposeAsync();
    }

    // People of this journey alone, so that it needs no demonstration data.
    private async Task<string> PeopleAsync(string language)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var firm = Organisation.Create(OrganisationId.New(), $"FIRM{language.ToUpperInvariant()}", new($"Firm {language}", "ادارہ"), OrganisationKind.Applicant, Region.Punjab, new(2024, 1, 1));
        db.Organisations.Add(firm);
        var regulator = await db.Organisations.Where(o => o.Code == "SBP").Select(o => o.Id).SingleAsync();
        Add($"Applicant {language}", firm.Id, Role.Applicant);
        Add($"Officer {language}", regulator, Role.CaseOfficer);
        Add($"Approver {language}", regulator, Role.Approver);
        await db.SaveChangesAsync();
        return $"Applicant {language}";

        void Add(string name, OrganisationId organisation, Role role) => db.People.Add(
            Person.Create(PersonId.New(), new(name, "فرد"), $"{role}.{language}{DemoPersonas.Domain}", organisation, [role]));
    }

    private async Task<string> FileAsync(IPage page, Dictionary<string, string> words, Dictionary<string, string> names)
    {
        await OpenAsync(page, "/sandbox/new");
        await Accessibility.CheckAsync(page);
        await page.Locator(".opt").Nth(3).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["New.Start"] }).ClickAsync();
        await page.WaitForURLAsync("**/edit");

        // Nothing written yet: every gap is named, and the page stays.
        await page.GetByRole(AriaRole.Button, new() { Name = words["Do.Submit"] }).ClickAsync();
        await page.Locator(".errsum").WaitForAsync();
        await Accessibility.CheckAsync(page);

        await page.Locator("#Title").FillAsync("Harvest insurance by text message");
        await page.Locator("#TitleUr").FillAsync("ٹیکسٹ پیغام سے فصل کا بیمہ");
        await page.Locator("#Summary").FillAsync("Small farmers insure a field by text message.");
        await page.Locator("#DataClass").SelectOptionAsync(new SelectOptionValue { Label = names["DataClass.Restricted"] });
        await page.Locator("#LegalRelief").FillAsync("Insurance rules on paper proposals.");
        await page.Locator("#TestDays").FillAsync("120");
        await page.Locator("[id='Metrics[0].Name']").FillAsync("Days from damage to payment");
        await page.Locator("[id='Metrics[0].Unit']").FillAsync("days");
        await page.Locator("[id='Metrics[0].MeasureOn']").FillAsync("2027-04-01");
        await page.Locator("[id='Metrics[0].Baseline']").FillAsync("60.5");
        await page.Locator("[id='Metrics[0].Target']").FillAsync("10");
        await page.Locator("[id='Metrics[0].Method']").FillAsync("Median of the claims log");
        await page.Locator("#ExitPlan").FillAsync("Policies run out.");
        await page.Locator("#ExitPlan").PressAsync("Tab");

        // What was written is there again without a save button.
        var id = new SandboxApplicationId(Walk.IdIn(page.Url));
        await portal.UntilAsync(db => db.SandboxApplications.AnyAsync(a => a.Id == id && a.Safeguards.ExitPlan != ""));
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("[id='Metrics[0].Baseline']")).ToHaveValueAsync("60.5");
        await page.GetByRole(AriaRole.Button, new() { Name = words["Do.Submit"] }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/sandbox/", StringComparison.Ordinal) && !url.EndsWith("/edit", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".tag.state")).ToHaveTextAsync(names["SandboxState.Submitted"]);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task EvaluateAsync(IPage page, string address, Dictionary<string, string> words, Dictionary<string, string> names)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = words["Do.Evaluate"] }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Evaluate.Send"] }).ClickAsync();
        await page.Locator(".errsum").WaitForAsync();
        await Accessibility.CheckAsync(page);
        var reasons = page.Locator("textarea[id^='Scores']");
        for (var i = 0; i < await reasons.CountAsync(); i++)
        {
            await page.Locator($"input[name='Scores[{i}].Score']").Nth(3).CheckAsync(new() { Force = true });
            await reasons.Nth(i).FillAsync("Well argued.");
        }

        await page.Locator("#Recommendation").GetByText(names["SandboxRecommendation.Approve"], new() { Exact = true }).ClickAsync();
        await page.Locator("#Reason").FillAsync("Worth a test.");
        await page.GetByText(words["Decide.NoConflict"]).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["Evaluate.Send"] }).ClickAsync();
        await page.WaitForURLAsync("**" + address);
    }

    private static async Task DecideAsync(IPage page, Dictionary<string, string> words)
    {
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = words["Do.Decide"], Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText(words["Choice.ApproveInPrinciple"]).First.ClickAsync();
        await dialog.Locator("#decision-reason").FillAsync("A clear benefit.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Confirm.ApproveInPrinciple"] }).ClickAsync();

        // Without the declaration nothing is decided.
        await dialog.Locator(".errsum").WaitForAsync();
        await Accessibility.CheckAsync(page);
        await dialog.GetByText(words["Decide.NoConflict"]).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Confirm.ApproveInPrinciple"] }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await BrowserPortal.InteractiveAsync(page);
    }
}
