using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>
/// The portal's main job by the people whose job it is: register, review, approve, evaluate, audit, decide; each of which stands
/// in the ledger. axe looks at every page and dialog on the way.
/// </summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed partial class MainJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("ur", 390)]
    public async Task MainJob_ByFivePeople_IsDoneAndStandsInTheLedger(string language, int width)
    {
        var words = Walk.Words("Services", language);
        var officer = await portal.SignInAsync("Ayesha Malik", language, width);
        var address = await new RegistrationSteps(officer, language).FileAsync();
        var draft = await officer.Locator(".code").First.InnerTextAsync();

        // Who filed it cannot review it.
        await Assertions.Expect(officer.Button(words["Do.Withdraw"])).ToBeVisibleAsync();
        await Assertions.Expect(officer.Button(words["Do.StartReview"])).ToHaveCountAsync(0);
        await Assertions.Expect(officer.Button(words["Do.Decide"])).ToHaveCountAsync(0);

        await ReviewAsync(address, language, width);
        var code = await ApproveAsync(address, language, width);
        await StandsAsync(officer, address, code);
        await officer.Context.DisposeAsync();

        var audit = await AuditAsync(language, width);
        var (application, entry) = await DecideAsync(language, width);
        await InLedgerAsync(language, width, new()
        {
            [draft] = ["service.submitted", "service.inreview"],
            [code] = ["service.registered"],
            [audit] = ["audit.started", "audit.completed"],
            [application] = [entry],
        });
    }

    private async Task ReviewAsync(string address, string language, int width)
    {
        var words = Walk.Words("Services", language);
        var reviewer = await portal.SignInAsync("Sadia Khan", language, width);
        await reviewer.OpenAndCheckAsync(address);
        await reviewer.Button(words["Do.StartReview"]).ClickAsync();
        await reviewer.OpenDialog().WaitForAsync();
        await Accessibility.CheckAsync(reviewer);
        await reviewer.ConfirmAsync();
        await Assertions.Expect(reviewer.Locator(".tag.state")).ToHaveTextAsync(Walk.Words("Enums", language)["ServiceState.InReview"]);
        await reviewer.Context.DisposeAsync();
    }

    // One more in the register than before; the service's code is new.
    private async Task<string> ApproveAsync(string address, string language, int width)
    {
        var words = Walk.Words("Services", language);
        var approver = await portal.SignInAsync("Rashid Qureshi", language, width);
        var before = await RegisteredAsync(approver);
        await approver.OpenAndCheckAsync(address);
        await approver.Button(words["Do.Decide"]).ClickAsync();
        var dialog = approver.OpenDialog();
        await dialog.Locator(".df .btn.primary").ClickAsync();
        await approver.RefusedAsync();
        await Accessibility.CheckAsync(approver);
        await dialog.Locator(".opt").First.ClickAsync();
        await dialog.Locator("#decision-reason").FillAsync("Complete and in Pakistan.");
        await approver.ConfirmAsync();

        await approver.SealedAsync(".tags a.proof[href^='/ledger/']");
        var code = await approver.Locator(".code").Filter(new() { HasTextRegex = ServiceCode() }).First.InnerTextAsync();
        Assert.Equal(before + 1, await RegisteredAsync(approver));
        await approver.Context.DisposeAsync();
        return code;
    }

    private static async Task<int> RegisteredAsync(IPage page)
    {
        await page.OpenAsync("/dashboard");
        return Walk.Number(await page.Locator(".kpi .fig .num").First.InnerTextAsync());
    }

    private static async Task StandsAsync(IPage officer, string address, string code)
    {
        await officer.OpenAndCheckAsync(address + "?tab=compliance");
        await Assertions.Expect(officer.Locator(".tags").First).ToContainTextAsync(code);
        await officer.Locator("main .out").First.WaitForAsync();
        await officer.OpenAndCheckAsync(address + "?tab=history");
    }

    // A run over one organisation: a background job that tells how far it is and leaves figures that add up.
    private async Task<string> AuditAsync(string language, int width)
    {
        var auditor = await portal.SignInAsync("Nadeem Abbasi", language, width);
        await auditor.OpenAndCheckAsync("/audits");
        await auditor.Locator("a[href='/audits/new']").ClickAsync();
        await auditor.WaitForURLAsync("**/audits/new");
        var words = Walk.Words("Audits", language);
        await auditor.Button(words["Save.Now"]).ClickAsync();
        await auditor.RefusedAsync();
        await Accessibility.CheckAsync(auditor);

        await auditor.Locator("#NameEn").FillAsync($"Punjab now {language}");
        await auditor.Locator("#NameUr").FillAsync("پنجاب کا فوری آڈٹ");
        await auditor.Locator("#Region").SelectOptionAsync(new SelectOptionValue { Label = Walk.Words("Enums", language)["Region.Punjab"] });
        await auditor.Button(words["Save.Now"]).ClickAsync();
        await auditor.WaitForURLAsync("**/audits/runs/*");
        await auditor.Locator(".progress").WaitForAsync();
        await Assertions.Expect(auditor.Locator(".tag.state").First).ToHaveTextAsync(
            Walk.Words("Enums", language)["AuditRunState.Completed"], new() { Timeout = 60_000 });
        await Assertions.Expect(auditor.Locator(".progress").First).ToHaveAttributeAsync("aria-valuenow", "100");
        await Accessibility.CheckAsync(auditor);

        var figures = (await auditor.Locator(".kpi .fig .num").AllInnerTextsAsync()).Select(Walk.Number).ToList();
        Assert.Equal(0, figures[^1]);
        Assert.True(figures.SkipLast(1).Sum() > 0, "the run judged no service");
        await auditor.SealedAsync(".tags a.proof[href^='/ledger/']");
        var code = await auditor.Locator(".code").First.InnerTextAsync();
        var run = new Uri(auditor.Url).Segments[^1];
        await auditor.OpenAndCheckAsync($"/findings?run={run}");
        // The register brings failures up by itself: a run finds them known.
        await auditor.OpenAndCheckAsync("/findings?open=true&region=Punjab");
        await auditor.Locator("main a[href^='/findings/']").First.WaitForAsync();
        await auditor.Context.DisposeAsync();
        return code;
    }

    // The first application that waits for the approver, whichever decision it waits for.
    private async Task<(string Code, string Entry)> DecideAsync(string language, int width)
    {
        var (words, enums) = (Walk.Words("Sandbox", language), Walk.Words("Enums", language));
        var approver = await portal.SignInAsync("Bushra Anwar", language, width);
        await Accessibility.CheckAsync(approver);
        // What is on time may be folded away until it is asked for.
        var cases = approver.Locator("ul.work h3 a[href^='/sandbox/']");
        if (await cases.CountAsync() == 0) await approver.Locator("section.panel > footer a").ClickAsync();
        await cases.First.ClickAsync();
        await approver.Button(words["Do.Decide"]).WaitForAsync();
        var state = approver.Locator(".tag.state");
        var before = await state.InnerTextAsync();
        await Accessibility.CheckAsync(approver);

        await approver.Button(words["Do.Decide"]).ClickAsync();
        var dialog = approver.OpenDialog();
        var choice = dialog.Locator("#decision-choice .opt").First;
        // Where another journey has amended the service in between, the approval comes first that has to be given anew.
        var again = (await choice.InnerTextAsync()).Contains(words["Choice.Reconfirm"], StringComparison.Ordinal);
        await choice.ClickAsync();
        await dialog.GetByText(words["Decide.NoConflict"]).ClickAsync();
        await dialog.Locator(".df .btn.primary").ClickAsync();
        await approver.RefusedAsync();
        await Accessibility.CheckAsync(approver);
        await dialog.Locator("#decision-reason").FillAsync("A clear benefit at a bounded risk.");
        await approver.ConfirmAsync();
        if (!again) await Assertions.Expect(state).Not.ToHaveTextAsync(before);
        await approver.SealedAsync(".tags a.proof[href^='/ledger/']");
        var code = await approver.Locator(".code").First.InnerTextAsync();
        await approver.Context.DisposeAsync();
        return (code, again ? "sandbox.reconfirmed"
            : before == enums["SandboxState.Evaluation"] ? "sandbox.approved-in-principle"
            : before == enums["SandboxState.TestDesign"] ? "sandbox.approved"
            : before == enums["SandboxState.ExtensionRequested"] ? "sandbox.extension-granted"
            : "sandbox.exited");
    }

    private async Task InLedgerAsync(string language, int width, Dictionary<string, string[]> expected)
    {
        var words = Walk.Words("Ledger", language);
        var reader = await portal.SignInAsync("Nadeem Abbasi", language, width);
        foreach (var (subject, types) in expected)
        {
            await reader.OpenAsync($"/ledger?q={subject}");
            foreach (var type in types)
            {
                var entry = reader.Locator("main tbody tr").Filter(new() { HasText = words[$"Type.{type}"] });
                await Assertions.Expect(entry).ToHaveCountAsync(1);
            }
        }

        await Accessibility.CheckAsync(reader);
        await reader.Context.DisposeAsync();
    }

    [GeneratedRegex(@"^PITB-\d{4}$")]
    private static partial Regex ServiceCode();
}
