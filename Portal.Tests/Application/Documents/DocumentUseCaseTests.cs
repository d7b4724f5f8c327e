using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Documents;
using Portal.Application.Notifications;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Infrastructure.Persistence;
using Portal.Tests.Security;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Documents;

/// <summary>The portal without a scheduler: checks happen when a test says so.</summary>
public sealed class DocumentPortal : TestPortal, IDocumentChecks
{
    /// <summary>What was asked for after a commit.</summary>
    public List<DocumentId> Asked { get; } = [];

    public Task StartAsync(DocumentId id, CancellationToken ct)
    {
        Asked.Add(id);
        return Task.CompletedTask;
    }

    protected override void Configure(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IDocumentChecks>(this));
}

public sealed class DocumentUseCaseTests(DocumentPortal portal) : IClassFixture<DocumentPortal>, IAsyncLifetime
{
    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _stranger = null!;

    private IDocumentStore Store => portal.Services.GetRequiredService<IDocumentStore>();

    public async Task InitializeAsync()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _stranger = await portal.PersonAsync("KPITB", Role.ProvincialItOfficer);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Document_OfADraft_IsOpenedOnceCheckedByItsOwnOrganisationAlone()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (id, added) = await AddAsync(_filer, service, "plan.docx", SampleFiles.Docx);
        Assert.Null(added);
        Assert.Contains(id, portal.Asked);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_filer, new OpenDocumentQuery(id))).Error);

        await CheckAsync(id);
        Assert.Equal("plan.docx", (await portal.SendAsync(_filer, new OpenDocumentQuery(id))).Value.FileName);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_stranger, new OpenDocumentQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_reviewer, new OpenDocumentQuery(id))).Error);
        Assert.Equal(["document.accepted", "document.added"], await LedgerAsync(id));
    }

    [Fact]
    public async Task Document_OfAFiling_IsTheReviewersToOpenButNotToChange()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (id, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        await CheckAsync(id);
        Assert.Null((await portal.SendAsync(_filer, new SubmitServiceCommand(service, await portal.VersionAsync(_filer, service)))).Error);

        Assert.Null((await portal.SendAsync(_reviewer, new OpenDocumentQuery(id))).Error);
        Assert.Equal(Error.Forbidden, (await AddAsync(_reviewer, service, "more.png", SampleFiles.Png)).Refused);
        Assert.Equal(DocumentErrors.Closed, (await RemoveAsync(_filer, service, id)).Error);
        Assert.Equal(Error.NotFound, (await AddAsync(_stranger, service, "more.png", SampleFiles.Png)).Refused);
    }

    [Fact]
    public async Task Remove_WhileADraft_DeletesTheContent()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (id, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        Assert.Null((await RemoveAsync(_filer, service, id)).Error);
        Assert.Empty((await portal.SendAsync(_filer, new ListDocumentsQuery(service))).Value.Items);
        Assert.Equal(0, await ChunksAsync(id));
        await CheckAsync(id);
        Assert.Equal(["document.added", "document.removed"], await LedgerAsync(id));
    }

    [Fact]
    [Asvs("5.2.2")]
    public async Task Check_OfAHostileFile_RefusesItForGood()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (id, added) = await AddAsync(_filer, service, "plan.docx", SampleFiles.MacroDocx);
        Assert.Null(added);
        await CheckAsync(id);
        await CheckAsync(id);

        var row = Assert.Single((await portal.SendAsync(_filer, new ListDocumentsQuery(service))).Value.Items);
        Assert.Equal((DocumentState.Refused, DocumentRefusal.Macros), (row.State, row.Refusal));
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_filer, new OpenDocumentQuery(id))).Error);
        Assert.Equal(0, await ChunksAsync(id));
        Assert.Equal(1, await portal.InDbAsync(db => db.SecurityEvents.CountAsync(e => e.Type == SecurityEventType.UploadRefused && e.Subject == id.Code)));
        Assert.Equal(["document.added", "document.refused"], await LedgerAsync(id));
    }

    [Fact]
    public async Task Check_OfAContentThatChangedInTheStore_RefusesIt()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (id, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        byte[] other = [.. SampleFiles.Pdf[..^7], .. " %%EOF\n"u8];
        other[9] ^= 1;
        await portal.InDbAsync(db => db.DocumentChunks.Where(c => c.DocumentId == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Content, other[..SampleFiles.Pdf.Length])));
        await CheckAsync(id);
        Assert.Equal(DocumentRefusal.Altered, Assert.Single((await portal.SendAsync(_filer, new ListDocumentsQuery(service))).Value.Items).Refusal);
    }

    [Fact]
    public async Task Add_OfTheSameContentTwice_IsRefused()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        Assert.Null((await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf)).Refused);
        Assert.Equal(DocumentErrors.AlreadyThere, (await AddAsync(_filer, service, "again.pdf", SampleFiles.Pdf)).Refused);
    }

    [Fact]
    public async Task Add_PastTheMost_IsRefused()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        for (var i = 0; i < Document.MostPerService; i++) Assert.Null((await EnterAsync(_filer, service, i)).Error);
        Assert.Equal(DocumentErrors.TooMany, (await EnterAsync(_filer, service, Document.MostPerService)).Error);
    }

    [Fact]
    public async Task Add_WhenTheFilingIsOver_IsRefused()
    {
        var (service, version) = await portal.DraftAsync(_filer);
        Assert.Null((await portal.SendAsync(_filer, new WithdrawServiceCommand(service, version))).Error);
        Assert.Equal(DocumentErrors.Closed, (await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf)).Refused);
    }

    [Fact]
    public async Task Sweep_WhenTheCheckNeverRan_FindsTheDocument()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (id, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        Assert.DoesNotContain(id, (await portal.SendAsync(DocumentChecker.Actor, new ListUncheckedDocumentsQuery())).Value);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains(id, (await portal.SendAsync(DocumentChecker.Actor, new ListUncheckedDocumentsQuery())).Value);
        await CheckAsync(id);
        Assert.DoesNotContain(id, (await portal.SendAsync(DocumentChecker.Actor, new ListUncheckedDocumentsQuery())).Value);
    }

    [Fact]
    public async Task Tidy_AfterAnUploadThatBrokeOff_DeletesItsContentAlone()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (kept, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        var broken = DocumentId.New();
        await SaveAsync(broken, SampleFiles.Png);
        await portal.SendAsync(DocumentChecker.Actor, new TidyDocumentsCommand());
        Assert.Equal(1, await ChunksAsync(broken));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.SendAsync(DocumentChecker.Actor, new TidyDocumentsCommand());
        Assert.Equal((0, 1), (await ChunksAsync(broken), await ChunksAsync(kept)));
    }

    [Fact]
    public async Task Revision_OnceAccepted_TakesThePlaceAndKeepsTheOldWithTheDecisionsThatReliedOnIt()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (first, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        await CheckAsync(first);
        var approver = await portal.PersonAsync("PDA", Role.Approver);
        Assert.Null((await portal.SendAsync(_filer, new SubmitServiceCommand(service, await portal.VersionAsync(_filer, service)))).Error);
        Assert.Null((await portal.SendAsync(_reviewer, new StartReviewCommand(service, await portal.VersionAsync(_reviewer, service)))).Error);
        Assert.Null((await portal.SendAsync(approver, new ApproveServiceCommand(service, await portal.VersionAsync(approver, service), "Complete."))).Error);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        var (second, refused) = await AddAsync(_filer, service, "plan.docx", SampleFiles.Docx, first);
        Assert.Null(refused);
        Assert.Equal(DocumentErrors.RevisionWaits, (await AddAsync(_filer, service, "plan.png", SampleFiles.Png, first)).Refused);
        Assert.Equal(first, (await ItemsAsync(service)).Single(d => d.State == DocumentState.Accepted).Id);

        await CheckAsync(second);
        var current = Assert.Single(await ItemsAsync(service));
        Assert.Equal((second, 2), (current.Id, current.Revision));
        Assert.Empty(current.Decisions);
        var earlier = Assert.Single(current.Earlier);
        Assert.Equal((first, 1), (earlier.Id, earlier.Revision));
        Assert.Equal(ServiceAction.Approve, Assert.Single(earlier.Decisions).Action);
        Assert.Null((await portal.SendAsync(_reviewer, new OpenDocumentQuery(first))).Error);
        Assert.Equal(["document.accepted", "document.added", "document.replaced"], await LedgerAsync(first));
        Assert.Equal(DocumentErrors.NotCurrent, (await AddAsync(_filer, service, "plan.png", SampleFiles.Png, first)).Refused);
    }

    [Fact]
    public async Task Revision_ThatIsRefused_LeavesTheCurrentOneInPlace()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        var (first, _) = await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf);
        await CheckAsync(first);
        var (second, _) = await AddAsync(_filer, service, "plan.docx", SampleFiles.MacroDocx, first);
        await CheckAsync(second);
        Assert.Equal(DocumentState.Refused, (await ItemsAsync(service)).Single(d => d.Id == second).State);
        Assert.Null((await ItemsAsync(service)).Single(d => d.Id == first).ReplacedAt);
        Assert.Null((await AddAsync(_filer, service, "plan.png", SampleFiles.Png, first)).Refused);
    }

    [Fact]
    public async Task Revision_OfAnotherServicesDocument_FindsNothing()
    {
        var (theirs, _) = await portal.DraftAsync(_stranger);
        var (document, _) = await AddAsync(_stranger, theirs, "plan.pdf", SampleFiles.Pdf);
        await CheckAsync(document);
        var (service, _) = await portal.DraftAsync(_filer);
        Assert.Equal(Error.NotFound, (await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf, document)).Refused);
    }

    [Fact]
    public async Task Expiry_WithinThirtyDays_IsATaskAndANotificationUntilANewRevisionIsThere()
    {
        var filer = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        var (service, _) = await portal.DraftAsync(filer);
        var until = portal.Clock.GetUtcNow().AddDays(40);
        var (id, _) = await AddAsync(filer, service, "plan.pdf", SampleFiles.Pdf, until: DateOnly.FromDateTime(until.UtcDateTime));
        await CheckAsync(id);
        Assert.Empty(await RenewalsAsync(filer));
        await portal.SendAsync(DocumentChecker.Actor, new TellOfExpiryCommand());
        Assert.Empty(await ToldAsync(filer));

        portal.Clock.Advance(TimeSpan.FromDays(11));
        await portal.SendAsync(DocumentChecker.Actor, new TellOfExpiryCommand());
        await portal.SendAsync(DocumentChecker.Actor, new TellOfExpiryCommand());
        Assert.Equal(["document.expiring"], await ToldAsync(filer));
        var task = Assert.Single(await RenewalsAsync(filer));
        Assert.Equal(DateOnly.FromDateTime(until.UtcDateTime), task.Clock!.Reading.Due);
        Assert.Empty(await RenewalsAsync(_stranger));

        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.SendAsync(DocumentChecker.Actor, new TellOfExpiryCommand());
        Assert.Equal(["document.expired", "document.expiring"], await ToldAsync(filer));
        Assert.True(Assert.Single(await RenewalsAsync(filer)).Clock!.Reading.IsLate);

        var (next, _) = await AddAsync(filer, service, "plan.docx", SampleFiles.Docx, id);
        await CheckAsync(next);
        Assert.Empty(await RenewalsAsync(filer));
    }

    [Fact]
    public async Task Renewal_OfAServiceThatIsHandedOver_IsTheNewOwnersTask()
    {
        var (filer, approver) = (await portal.PersonAsync("ISTD", Role.ProvincialItOfficer), await portal.PersonAsync("PDA", Role.Approver));
        var heir = await portal.PersonAsync("BSIT", Role.ProvincialItOfficer);
        var (service, _) = await portal.DraftAsync(filer);
        var (id, _) = await AddAsync(filer, service, "plan.pdf", SampleFiles.Pdf, until: DateOnly.FromDateTime(portal.Clock.GetUtcNow().AddDays(10).UtcDateTime));
        await CheckAsync(id);
        Assert.Null((await portal.SendAsync(filer, new SubmitServiceCommand(service, await portal.VersionAsync(filer, service)))).Error);
        Assert.Null((await portal.SendAsync(_reviewer, new StartReviewCommand(service, await portal.VersionAsync(_reviewer, service)))).Error);
        Assert.Null((await portal.SendAsync(approver, new ApproveServiceCommand(service, await portal.VersionAsync(approver, service), "Complete."))).Error);
        Assert.Single(await RenewalsAsync(filer));
        Assert.Null((await portal.SendAsync(approver, new TransferServiceCommand(service, await portal.VersionAsync(approver, service), heir.OrganisationId, "By order."))).Error);
        Assert.Empty(await RenewalsAsync(filer));
        Assert.Single(await RenewalsAsync(heir));
    }

    [Fact]
    public async Task Add_WithADateThatCannotBe_IsRefused()
    {
        var (service, _) = await portal.DraftAsync(_filer);
        Assert.Equal(DocumentErrors.DateImpossible, (await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf, until: new DateOnly(1946, 1, 1))).Refused);
        Assert.Equal(DocumentErrors.DatePast, (await AddAsync(_filer, service, "plan.pdf", SampleFiles.Pdf, until: new DateOnly(2026, 1, 1))).Refused);
    }

    private async Task<(DocumentId Id, Error? Refused)> AddAsync(
        Person person, ServiceId service, string name, byte[] content, DocumentId? replaces = null, DateOnly? until = null)
    {
        var id = DocumentId.New();
        var stored = await SaveAsync(id, content);
        return (id, (await portal.SendAsync(person, new AddDocumentCommand(service, id, name, stored!.Size, stored.Sha256) { Replaces = replaces, ValidUntil = until })).Error);
    }

    private Task<Result<DocumentId>> EnterAsync(Person person, ServiceId service, int number) =>
        portal.SendAsync(person, new AddDocumentCommand(service, DocumentId.New(), "plan.pdf", 10, number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture)));

    private async Task<StoredContent?> SaveAsync(DocumentId id, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await Store.SaveAsync(id, stream, Document.MaxSize, CancellationToken.None);
    }

    private async Task CheckAsync(DocumentId id) => Assert.Null((await portal.SendAsync(DocumentChecker.Actor, new CheckDocumentCommand(id))).Error);

    private async Task<Result> RemoveAsync(Person person, ServiceId service, DocumentId id)
    {
        var row = (await portal.SendAsync(person, new ListDocumentsQuery(service))).Value.Items.Single(d => d.Id == id);
        return await portal.SendAsync(person, new RemoveDocumentCommand(id, row.Version));
    }

    private async Task<IReadOnlyList<DocumentRow>> ItemsAsync(ServiceId service) => (await portal.SendAsync(_filer, new ListDocumentsQuery(service))).Value.Items;

    private async Task<IReadOnlyList<WorkTask>> RenewalsAsync(Person person) =>
        [.. (await portal.SendAsync(person, new GetMyWorkQuery())).Value.Tasks.Where(t => t.Kind == WorkKind.RenewDocument)];

    private async Task<string[]> ToldAsync(Person person) =>
        [.. (await portal.SendAsync(person, new ListNotificationsQuery(new PageRequest()))).Value.Items.Select(n => n.Type).Where(t => t.StartsWith("document.", StringComparison.Ordinal))];

    private Task<int> ChunksAsync(DocumentId id) => portal.InDbAsync(db => db.DocumentChunks.CountAsync(c => c.DocumentId == id));

    private async Task<string[]> LedgerAsync(DocumentId id) =>
        [.. (await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.Subject == id.Code).Select(e => e.Type).ToListAsync())).Order(StringComparer.Ordinal)];
}
