using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Documents;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Quartz;
using Xunit;

namespace Portal.Tests.Browser;

/// <summary>Uploads and downloads as a browser sends them, and as somebody hostile does.</summary>
/// <param name="portal">The portal.</param>
[Collection(BrowserCollection.Name)]
public sealed partial class DocumentHttpTests(BrowserPortal portal)
{
    private const string Filer = "Ayesha Malik";

    [Fact]
    public async Task Add_WithoutTheFormsToken_IsABadRequestAndNothingIsKept()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var form = Form("not the token", "plan.pdf", new ByteArrayContent(SampleFiles.Pdf));
        using var answer = await client.PostAsync($"/services/{service}/documents", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var bare = new MultipartFormDataContent();
        using var file = new ByteArrayContent(SampleFiles.Pdf);
        bare.Add(file, "file", "plan.pdf");
        using var other = await client.PostAsync($"/services/{service}/documents", bare);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(0, await KeptAsync(service));
    }

    [Fact]
    [Asvs("5.2.1")]
    public async Task Add_OfAFileThatIsTooLarge_IsRefusedAndNothingIsKept()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        var chunks = await CountAsync(db => db.DocumentChunks.CountAsync());
        using var answer = await PostAsync(client, service, "plan.pdf", new byte[Document.MaxSize + 1]);
        Assert.EndsWith("refused=Documents.TooLarge", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync(service));
        Assert.Equal(chunks, await CountAsync(db => db.DocumentChunks.CountAsync()));
    }

    [Fact]
    public async Task Add_OfThreeHundredMegabytes_IsAnsweredOnceAllIsSentAndNothingIsKept()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        var chunks = await CountAsync(db => db.DocumentChunks.CountAsync());
        using var answer = await PostAsync(client, service, "plan.pdf", new ZeroContent(300L * 1024 * 1024));
        Assert.EndsWith("refused=Documents.TooLarge", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal((0, chunks), (await KeptAsync(service), await CountAsync(db => db.DocumentChunks.CountAsync())));
    }

    [Fact]
    public async Task Add_WhenTheConnectionIsLostHalfWay_KeepsNothing()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        var chunks = await CountAsync(db => db.DocumentChunks.CountAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(client, service, "plan.pdf", new ZeroContent(10 * 1024 * 1024, breakAt: 3 * 1024 * 1024)));
        var deadline = DateTimeOffset.UtcNow.AddSeconds(20);
        while (await CountAsync(db => db.DocumentChunks.CountAsync()) != chunks && DateTimeOffset.UtcNow < deadline) await Task.Delay(100);
        Assert.Equal((0, chunks), (await KeptAsync(service), await CountAsync(db => db.DocumentChunks.CountAsync())));
    }

    [Theory]
    [InlineData("kind", "Nonsense", "Documents.KindMissing")]
    [InlineData("kind", "1", "Documents.KindMissing")]
    [InlineData("validUntil", "yesterday", "Documents.DateImpossible")]
    [InlineData("validUntil", "1900-01-01", "Documents.DateImpossible")]
    [InlineData("validUntil", "2020-01-01", "Documents.DatePast")]
    [InlineData("hasExpired", "yes", "Documents.NotExpired")]
    public async Task Add_WithAnAnswerThatCannotBe_ComesBackWithTheReason(string field, string value, string code)
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var answer = await PostAsync(client, service, "plan.pdf", new ByteArrayContent(SampleFiles.Pdf), (field, value));
        Assert.EndsWith("refused=" + code, answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync(service));
    }

    [Fact]
    public async Task Add_WithAnAnswerWithoutEnd_IsABadRequest()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var answer = await PostAsync(client, service, "plan.pdf", new ByteArrayContent(SampleFiles.Pdf), ("kind", new string('x', 100_000)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await KeptAsync(service));
    }

    [Theory]
    [InlineData("plan.pdf.exe", "x", "Documents.NotAllowed")]
    [InlineData("plan.pdf", "", "Documents.Empty")]
    public async Task Add_OfWhatIsNoEvidence_ComesBackWithTheReason(string name, string content, string code)
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var answer = await PostAsync(client, service, name, Encoding.UTF8.GetBytes(content));
        Assert.EndsWith("refused=" + code, answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync(service));
    }

    [Fact]
    public async Task Add_ToAnotherOrganisationsDraft_FindsNothing()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync("Sadia Khan");
        using var answer = await PostAsync(client, service, "plan.pdf", SampleFiles.Pdf);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Add_ToAnotherOrganisationsDraft_OverASlowLine_FindsNothing(int pause)
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync("Sadia Khan");
        using var answer = await PostAsync(client, service, "plan.pdf", new SlowContent(new byte[100_000], pause));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        // The page that says so is run by the same request, and does not look for a form in what is left of it.
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        string[] titles = [Walk.Words("Frame", "en")["NotFound.Title"], Walk.Words("Frame", "ur")["NotFound.Title"]];
        Assert.Contains(titles, title => page.Contains(title, StringComparison.Ordinal));
    }

    [Fact]
    [Asvs("3.2.1")]
    [Asvs("5.4.1")]
    public async Task Open_OfAnAcceptedDocument_IsAnAttachmentThatRunsNowhere()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var added = await PostAsync(client, service, "../../منصوبہ \"x\".pdf", SampleFiles.Pdf);
        Assert.EndsWith("?tab=documents", added.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var id = await IdAsync(service);
        await CheckedAsync(id);

        using var answer = await client.GetAsync($"/documents/{id}");
        Assert.Equal(SampleFiles.Pdf, await answer.Content.ReadAsByteArrayAsync());
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.StartsWith("منصوبہ", disposition.FileNameStar, StringComparison.Ordinal);
        Assert.DoesNotContain("/", disposition.FileNameStar, StringComparison.Ordinal);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["default-src 'none'; sandbox"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.True(answer.Headers.CacheControl!.NoStore);

        using var stranger = await portal.ClientAsync("Sadia Khan");
        using var other = await stranger.GetAsync($"/documents/{id}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Open_OfADocumentInQuarantine_FindsNothing()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var added = await PostAsync(client, service, "plan.pdf", SampleFiles.Pdf);
        var id = await IdAsync(service);
        await CheckedAsync(id);
        await CountAsync(db => db.Documents.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DocumentState.Quarantined).SetProperty(x => x.UploadedAt, DateTimeOffset.UtcNow)));
        using var answer = await client.GetAsync($"/documents/{id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Documents_OnTheServicesPage_AreUploadedAndRemoved()
    {
        var service = await ServiceAsync();
        var words = Walk.Words("Documents", "en");
        var page = await portal.SignInAsync(Filer);
        await page.OpenAndCheckAsync($"/services/{service}?tab=documents");
        await page.Locator("#document-file").SetInputFilesAsync(new FilePayload { Name = "plan.docx", MimeType = "application/octet-stream", Buffer = SampleFiles.Docx });
        await page.Locator("#document-kind").SelectOptionAsync("ExitPlan");
        await page.Locator("#document-until").FillAsync(DateTimeOffset.UtcNow.AddHours(5).AddDays(12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Button(words["Add"]).ClickAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToContainTextAsync("plan.docx");
        await CheckedAsync(await IdAsync(service));
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        await Accessibility.CheckAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "plan.docx", Exact = true }).ClickAsync());
        Assert.Equal("plan.docx", download.SuggestedFilename);

        await page.Locator("#document-kind").SelectOptionAsync("ExitPlan");
        await page.Locator("#document-file").SetInputFilesAsync(new FilePayload { Name = "again.docx", MimeType = "application/octet-stream", Buffer = SampleFiles.Docx });
        await page.Button(words["Add"]).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words["Refused.Title"]);
        await BrowserPortal.InteractiveAsync(page);
        await Accessibility.CheckAsync(page);

        await page.Button(Said(words["RemoveOf"], "plan.docx")).ClickAsync();
        await page.OpenDialog().Locator(".df .btn.danger").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task Documents_OnTheServicesPage_AreRevisedAndSayWhenTheyExpire(string language)
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var added = await PostAsync(client, service, "contract.pdf", new ByteArrayContent(SampleFiles.Pdf), ("kind", "Contract"));
        await CheckedAsync(await IdAsync(service));

        var words = Walk.Words("Documents", language);
        var page = await portal.SignInAsync(Filer, language);
        await page.OpenAndCheckAsync($"/services/{service}?tab=documents");
        await page.EvaluateAsync("() => window.isSameDocument = true");
        await page.GetByRole(AriaRole.Link, new() { Name = Said(words["ReviseOf"], "contract.pdf") }).ClickAsync();
        await Assertions.Expect(page.Locator("#document-kind")).ToHaveValueAsync("Contract");
        Assert.True(await page.EvaluateAsync<bool>("() => 'isSameDocument' in window"), "The page's circuit was lost on the way.");
        await page.Locator("#document-until").FillAsync(DateTimeOffset.UtcNow.AddHours(5).AddDays(12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#document-file").SetInputFilesAsync(new FilePayload { Name = "contract.docx", MimeType = "application/octet-stream", Buffer = SampleFiles.Docx });
        await page.Button(words["Add"]).ClickAsync();
        await BrowserPortal.InteractiveAsync(page);
        await CheckedAsync(await CountAsync(db => db.Documents.Where(d => d.ServiceId == service && d.Earlier == 1).Select(d => d.Id).SingleAsync()));
        await page.ReloadAsync();
        await BrowserPortal.InteractiveAsync(page);
        var row = page.GetByRole(AriaRole.Rowheader);
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync(language == "en" ? "Expires in 12 days" : words["Expires.Other"][3..]);
        await row.Locator(".revisions > summary").ClickAsync();
        await Assertions.Expect(row.Locator(".revisions a")).ToHaveTextAsync("contract.pdf");
        await Accessibility.CheckAsync(page);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Documents_ThatLieAboutTheirType_AreShownAsRefusedWithTheReason()
    {
        var service = await ServiceAsync();
        using var client = await portal.ClientAsync(Filer);
        using var added = await PostAsync(client, service, "plan.pdf", SampleFiles.Png);
        await portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(DocumentChecker.Actor, new CheckDocumentCommand(await IdAsync(service)));
        var page = await portal.SignInAsync(Filer);
        await page.OpenAndCheckAsync($"/services/{service}?tab=documents");
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync(Walk.Words("Enums", "en")["DocumentRefusal.WrongContent"]);
        Assert.Equal(0, await page.Locator("tbody a[download]").CountAsync());
        await page.Context.DisposeAsync();
    }

    private static string Said(string words, string name) => string.Format(CultureInfo.InvariantCulture, words, name);

    // A draft of the filer's own organisation that no other test knows of.
    private async Task<ServiceId> ServiceAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var filer = await db.People.SingleAsync(p => p.Name.En == Filer);
        var owner = await db.Organisations.SingleAsync(o => o.Id == filer.OrganisationId);
        var service = Service.Start(ServiceId.New(), owner, Actor.System("tests") with { Id = filer.Id }, DateTimeOffset.UtcNow);
        db.Services.Add(service);
        await db.SaveChangesAsync();
        return service.Id;
    }

    private async Task<T> CountAsync<T>(Func<PortalDbContext, Task<T>> count)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await count(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    private Task<int> KeptAsync(ServiceId service) => CountAsync(db => db.Documents.CountAsync(d => d.ServiceId == service));

    private Task<DocumentId> IdAsync(ServiceId service) => CountAsync(db => db.Documents.Where(d => d.ServiceId == service).Select(d => d.Id).SingleAsync());

    // The scheduler's own check is waited for, so that it comes to no document which the test has changed since.
    private async Task CheckedAsync(DocumentId id)
    {
        var scheduler = await portal.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        for (var left = 300; await scheduler.GetJobDetail(new JobKey(id.ToString(), "documents")) is not null; left--)
        {
            Assert.NotEqual(0, left);
            await Task.Delay(100);
        }

        await portal.Services.GetRequiredService<UseCaseRunner>().SendAsync(DocumentChecker.Actor, new CheckDocumentCommand(id));
        Assert.Equal(DocumentState.Accepted, await CountAsync(db => db.Documents.Where(d => d.Id == id).Select(d => d.State).SingleAsync()));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, ServiceId service, string name, byte[] content) =>
        PostAsync(client, service, name, new ByteArrayContent(content));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, ServiceId service, string name, HttpContent content, params (string Field, string Value)[] answers)
    {
        var token = FormToken().Match(await client.GetStringAsync("/me/sessions")).Groups["token"].Value;
        using var form = Form(token, name, content, answers);
        return await client.PostAsync($"/services/{service}/documents", form);
    }

    private static MultipartFormDataContent Form(string token, string name, HttpContent file, params (string Field, string Value)[] answers)
    {
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = name };
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (field, value) in answers) form.Add(new StringContent(value), field);
        form.Add(file);
        return form;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
