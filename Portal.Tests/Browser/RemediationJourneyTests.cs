using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>
/// How a failure is mended: the owner finds it in My work, ticks steps off, talks, uploads evidence and reports; an auditor of another organisation sends it back and
/// then closes it. What two people do at once, and what is overdue. In both languages, with axe on every page.
/// </summary>
/// <param name="portal">The portal.</param>
[Collection(PagesCollection.Name)]
public sealed class RemediationJourneyTests(BrowserPortal portal)
{
    private const string Owner = "Ayesha Malik";
    private const string Auditor = "Nadeem Abbasi";
    private const string Obligation = "CONTACT";

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Finding_FromMyWorkToItsEnd_GoesThroughTwoHands(string language, int width)
    {
        var (words, names) = (Walk.Words("Audits", language), Walk.Words("Enums", language));
        var (service, finding) = await FailingAsync();
        var address = $"/findings/{finding}";
        var owner = await portal.SignInAsync(Owner, language, width);
        await owner.OpenAndCheckAsync("/?ontime=true");
        await owner.Locator($"h3 a[href='{address}']").ClickAsync();
        await owner.WaitForURLAsync("**/findings/*");
        await Accessibility.CheckAsync(owner);

        // Each click twice: once is done, and nobody is told that somebody else was faster.
        await owner.Button(words["TakeOn"]).DblClickAsync();
        await Assertions.Expect(owner.Locator(".phead .tag.state")).ToHaveTextAsync(names["FindingState.Assigned"]);
        await owner.Locator(".remedy .tick input").First.CheckAsync();
        await Assertions.Expect(owner.Locator(".remedy .muted")).ToHaveCountAsync(1);
        await SayAsync(owner, words["Comment"], "The new contact starts on Monday.");
        await Assertions.Expect(owner.Locator(".tl li")).ToHaveCountAsync(3);
        await Assertions.Expect(owner.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        await UploadAsync(owner, language);
        await SayAsync(owner, words["Report"], "The contact was confirmed in writing.");
        await Assertions.Expect(owner.Locator(".phead .tag.state")).ToHaveTextAsync(names["FindingState.ToVerify"]);
        await Assertions.Expect(owner.GetByRole(AriaRole.Status).GetByText(words["Found.Fail"])).ToBeVisibleAsync();

        var auditor = await portal.SignInAsync(Auditor, language, width);
        await auditor.OpenAsync(address);
        await SendBackAsync(auditor, language);
        await auditor.OpenAndCheckAsync("/");
        await owner.OpenAndCheckAsync("/notifications");
        await owner.OpenAndCheckAsync(address);
        await Assertions.Expect(owner.Locator(".tl li").First).ToContainTextAsync("The register names nobody.");
        await Assertions.Expect(owner.Locator(".phead .tag.state")).ToHaveTextAsync(names["FindingState.BeingFixed"]);

        // Mended at last: the register says so, and the auditor has it again without a report.
        await MendAsync(service);
        await owner.Button(words["Recheck"]).DblClickAsync();
        await Assertions.Expect(owner.GetByRole(AriaRole.Status).GetByText(words["Found.Pass"])).ToBeVisibleAsync();
        await auditor.OpenAsync("/?ontime=true");
        await auditor.SealedAsync($"h3 a[href='{address}']");
        await auditor.Locator($"h3 a[href='{address}']").ClickAsync();
        await auditor.Button(words["Verify"]).ClickAsync();
        await auditor.OpenDialog().GetByText(words["Verify.Fixed"]).First.ClickAsync();
        await auditor.Locator("#decision-reason").FillAsync("Seen in the register.");
        await auditor.OpenDialog().Locator(".df .btn.primary").DblClickAsync();
        await Assertions.Expect(auditor.Locator(".phead .tag.state")).ToHaveTextAsync(names["FindingState.Closed"]);
        await owner.OpenAndCheckAsync(address);
        await Assertions.Expect(owner.Locator(".tl li").First).ToContainTextAsync("Seen in the register.");
        await owner.Context.DisposeAsync();
        await auditor.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("ur", 1440)]
    public async Task TwoPeople_OnOneFinding_LoseNothingOfWhatTheyWrote(string language, int width)
    {
        var words = Walk.Words("Audits", language);
        var address = $"/findings/{(await FailingAsync()).Finding}";
        var (owner, auditor) = (await portal.SignInAsync(Owner, language, width), await portal.SignInAsync(Auditor, language, width));
        await owner.OpenAsync(address);
        await auditor.OpenAsync(address);

        await auditor.Button(words["Comment"]).ClickAsync();
        await auditor.Locator("#decision-reason").FillAsync("Who is the contact?");
        await SayAsync(owner, words["Comment"], "It is Mr Khan.");
        await BehindAsync(auditor, words, "It is Mr Khan.", "Who is the contact?");
        await auditor.ConfirmAsync();
        await Assertions.Expect(auditor.Locator(".tl li").First).ToContainTextAsync("Who is the contact?");

        // A decision is held up in the same way.
        await owner.ReloadAsync();
        await BrowserPortal.InteractiveAsync(owner);
        await SayAsync(owner, words["Report"], "He was entered.");
        await auditor.ReloadAsync();
        await BrowserPortal.InteractiveAsync(auditor);
        await auditor.Button(words["Verify"]).ClickAsync();
        await auditor.OpenDialog().GetByText(words["Verify.NotFixed"]).First.ClickAsync();
        await auditor.Locator("#decision-reason").FillAsync("He is not in the register.");
        await SayAsync(owner, words["Comment"], "It takes a day to show.");
        await BehindAsync(auditor, words, "It takes a day to show.", "He is not in the register.");
        await auditor.ConfirmAsync();
        await Assertions.Expect(auditor.Locator(".tl li").First).ToContainTextAsync("He is not in the register.");
        await auditor.Context.DisposeAsync();
        await owner.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Button_OnAPageThatIsBehind_SaysSoAndIsDoneAtTheNextClick(string language, int width)
    {
        var (words, names) = (Walk.Words("Audits", language), Walk.Words("Enums", language));
        var address = $"/findings/{(await FailingAsync()).Finding}";
        var one = await portal.SignInAsync(Owner, language, width);
        var other = await one.Context.NewPageAsync();
        await one.OpenAsync(address);
        await other.OpenAsync(address);
        await other.Button(words["TakeOn"]).ClickAsync();
        await Assertions.Expect(other.Locator(".phead .tag.state")).ToHaveTextAsync(names["FindingState.Assigned"]);
        await one.Button(words["StartFixing"]).ClickAsync();
        await Assertions.Expect(one.GetByRole(AriaRole.Alert)).ToContainTextAsync(words["Stale.Again"]);
        await Accessibility.CheckAsync(one);
        await one.Button(words["StartFixing"]).DblClickAsync();
        await Assertions.Expect(one.Locator(".phead .tag.state")).ToHaveTextAsync(names["FindingState.BeingFixed"]);
        await Assertions.Expect(one.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await one.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task Finding_PastItsDay_IsShownAndToldToItsAdministratorAndTheAuditor(string language, int width)
    {
        var words = Walk.Words("Audits", language);
        var (_, finding) = await FailingAsync();
        var late = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-EscalateFindingsCommand.DaysToAuditors - 10);
        await InDbAsync(async db =>
        {
            await db.Notifications.Where(n => n.Type == Portal.Domain.Notifications.Notification.Overdue).ExecuteDeleteAsync();
            return await db.Findings.Where(f => f.Id == new FindingId(finding)).ExecuteUpdateAsync(f => f.SetProperty(x => x.DueOn, late));
        });
        await portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(AuditWorker.Actor, new EscalateFindingsCommand());

        var owner = await portal.SignInAsync(Owner, language, width);
        await owner.OpenAndCheckAsync("/");
        await owner.Locator("#critical ~ ul a, ul.work a").And(owner.Locator($"a[href='/findings/{finding}']")).First.ClickAsync();
        await owner.WaitForURLAsync("**/findings/*");
        await Assertions.Expect(owner.Locator(".phead .c-fail")).ToContainTextAsync(Before(words["OverdueSince"]));
        await Accessibility.CheckAsync(owner);
        await owner.Context.DisposeAsync();

        foreach (var told in (string[])["Nighat Parveen", Auditor])
        {
            var page = await portal.SignInAsync(told, language, width);
            await page.OpenAndCheckAsync("/notifications");
            await Assertions.Expect(page.Locator("main a[href*='/findings']").First).ToBeVisibleAsync();
            await page.Context.DisposeAsync();
        }
    }

    // First a file that is no evidence: the reason is said, and what was answered is still there.
    private static async Task UploadAsync(IPage page, string language)
    {
        var (documents, errors, names) = (Walk.Words("Documents", language), Walk.Words("Errors", language), Walk.Words("Enums", language));
        var until = DateTime.UtcNow.AddDays(200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.Locator("#document-kind").SelectOptionAsync("Contract");
        await page.Locator("#document-until").FillAsync(until);
        await page.Locator("#document-file").SetInputFilesAsync(new FilePayload { Name = "letter.exe", MimeType = "application/octet-stream", Buffer = SampleFiles.Exe });
        await page.Button(documents["Add"]).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(errors["Documents.NotAllowed"]);
        await BrowserPortal.InteractiveAsync(page);
        await Accessibility.CheckAsync(page);
        await Assertions.Expect(page.Locator("#document-kind")).ToHaveValueAsync("Contract");
        await Assertions.Expect(page.Locator("#document-until")).ToHaveValueAsync(until);

        await page.Locator("#document-file").SetInputFilesAsync(new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf });
        await page.Button(documents["Add"]).DblClickAsync();
        await Assertions.Expect(page.Locator("#evidence .evidence li")).ToContainTextAsync("letter.pdf");
        await page.SealedAsync("#evidence .evidence a[download]");
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#evidence .evidence li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#evidence .evidence .sub")).ToContainTextAsync(names["DocumentKind.Contract"]);
        await Accessibility.CheckAsync(page);
    }

    // The auditor sees the evidence with its hash, cannot close what still fails, and sends it back with a reason.
    private static async Task SendBackAsync(IPage page, string language)
    {
        var (words, documents) = (Walk.Words("Audits", language), Walk.Words("Documents", language));
        var evidence = page.Locator("#evidence .evidence li");
        await Assertions.Expect(evidence.Locator(".sub")).ToContainTextAsync(Before(documents["Revision"]));
        await evidence.Locator("summary").ClickAsync();
        await Assertions.Expect(evidence.Locator("details > .mono")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{64}$"));
        await Assertions.Expect(page.Locator("#document-file")).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(page);

        await page.Button(words["Verify"]).ClickAsync();
        await page.OpenDialog().GetByText(words["Verify.Fixed"]).First.ClickAsync();
        await page.Locator("#decision-reason").FillAsync("The register names nobody.");
        await page.OpenDialog().Locator(".df .btn.primary").ClickAsync();
        await Assertions.Expect(await page.RefusedAsync()).ToContainTextAsync(Walk.Words("Errors", language)["Audits.StillFails"]);
        await Accessibility.CheckAsync(page);
        await page.OpenDialog().GetByText(words["Verify.NotFixed"]).First.ClickAsync();
        await Assertions.Expect(page.Locator("#decision-reason")).ToHaveValueAsync("The register names nobody.");
        await page.ConfirmAsync();
    }

    private static async Task SayAsync(IPage page, string button, string text)
    {
        await page.Button(button).First.DblClickAsync();
        await Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(1);
        await page.Locator("#decision-reason").FillAsync(text);
        await Accessibility.CheckAsync(page);
        await page.OpenDialog().Locator(".df .btn.primary").DblClickAsync();
        await page.OpenDialog().WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(page.Locator(".tl li").First).ToContainTextAsync(text);
    }

    // Nothing is sent, the page says what the other one said, and what was typed stays.
    private static async Task BehindAsync(IPage page, Dictionary<string, string> words, string theirs, string mine)
    {
        await page.OpenDialog().Locator(".df .btn.primary").ClickAsync();
        var summary = await page.RefusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync(theirs);
        await Assertions.Expect(summary).ToContainTextAsync(words["Stale.Kept"]);
        await Assertions.Expect(page.Locator("#decision-reason")).ToHaveValueAsync(mine);
        await Assertions.Expect(page.Locator(".tl li", new() { HasText = mine })).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(page);
    }

    private static string Before(string words) => words[..words.IndexOf('{', StringComparison.Ordinal)].Trim();

    private static ServiceContent Content(ServiceContacts contacts) => new()
    {
        About = Filings.About,
        Contacts = contacts,
        Data = Filings.Data,
        Placements = new ServicePlacements([.. Filings.Placements.Items.Select(p => p with { Key = Guid.CreateVersion7() })]),
        Flows = new ServiceFlows([], DeclaredNone: true),
        Safeguards = Filings.Safeguards,
    };

    // A service of the owner's organisation that no other test knows of and whose contact was confirmed long ago; the portal itself opens the finding.
    private async Task<(ServiceId Service, Guid Finding)> FailingAsync()
    {
        var id = await InDbAsync(async db =>
        {
            var owner = await db.Organisations.SingleAsync(o => o.Code == "PITB");
            var (tests, now) = (Actor.System("tests"), DateTimeOffset.UtcNow);
            var service = Service.Import(owner, $"test:{Guid.NewGuid():N}", Content(Filings.Contacts with { SecurityContactConfirmed = new DateOnly(2015, 1, 1) }), registered: true, tests, now);
            db.Services.Add(service);
            service.Suspend(tests, "A trial", now);
            service.Reinstate(tests, "The trial is over", now);
            await db.CommitAsync(CancellationToken.None);
            return service.Id;
        });
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (await InDbAsync(db => db.Findings.Where(f => f.ServiceId == id && f.ObligationId == Obligation).Select(f => (FindingId?)f.Id).SingleOrDefaultAsync()) is { } finding) return (id, finding.Value);
            await Task.Delay(500);
        }

        throw new TimeoutException("No finding was opened.");
    }

    private Task MendAsync(ServiceId id) => InDbAsync(async db =>
    {
        var service = await db.Services.SingleAsync(s => s.Id == id);
        service.Refresh(Content(Filings.Contacts with { SecurityContactConfirmed = DateOnly.FromDateTime(DateTime.UtcNow) }), Actor.System("tests"), DateTimeOffset.UtcNow);
        return await db.SaveChangesAsync();
    });

    private async Task<T> InDbAsync<T>(Func<PortalDbContext, Task<T>> use)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }
}
