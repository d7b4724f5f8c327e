using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Audits;
using Portal.Application.Documents;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Audits;

/// <summary>Whoever mends a finding uploads what bears it out right there; whoever verifies it sees each document with its revision, its hash and what its check said.</summary>
public sealed class FindingEvidenceTests : AuditPortal, IDocumentChecks
{
    private IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    [Fact]
    public async Task Attach_OfAnUpload_IsEvidenceThatTheAuditorSeesWithRevisionAndHash()
    {
        var finding = await OneAsync();
        var (id, answer) = await UploadAsync(Officer, finding, SampleFiles.Pdf);
        Assert.Equal(id, answer.Value);
        var waiting = Assert.Single((await DetailAsync(finding)).Evidence);
        Assert.Equal((DocumentState.Quarantined, false, 1), (waiting.State, waiting.IsThere, waiting.Revision));

        await CheckAsync(id);
        var detail = await DetailAsync(finding);
        var shown = Assert.Single(detail.Evidence);
        Assert.Equal(("plan.pdf", DocumentKind.ExitPlan, DocumentState.Accepted, true), (shown.Document.FileName, shown.Document.Kind, shown.State, shown.IsThere));
        Assert.Equal((await KeptAsync(finding)).Single().Sha256, shown.Document.Sha256);
        var step = Assert.Single(detail.Steps);
        Assert.Equal((FindingAction.Attach, FindingState.New, Officer.Name), (step.Action, step.State, step.By));
        Assert.Equal((false, true), (detail.MayAttach, (await SendAsync(Officer, new GetFindingQuery(finding.Id))).Value.MayAttach));
        Assert.Equal(1, await InDbAsync(db => db.LedgerEntries.CountAsync(e => e.Type == "finding.evidence-added" && e.Subject == finding.Code)));
    }

    [Fact]
    public async Task Attach_OfARefusedFile_SaysWhyToBothSides()
    {
        var finding = await OneAsync();
        var (id, _) = await UploadAsync(Officer, finding, SampleFiles.Png);
        await CheckAsync(id);
        var shown = Assert.Single((await DetailAsync(finding)).Evidence);
        Assert.Equal((DocumentState.Refused, DocumentRefusal.WrongContent, false), (shown.State, shown.Refusal, shown.IsThere));
        Assert.Empty((await DetailAsync(finding)).Documents);
    }

    [Fact]
    public async Task Attach_OfTheSameContentTwice_IsDoneOnce()
    {
        var finding = await OneAsync();
        var (id, _) = await UploadAsync(Officer, finding, SampleFiles.Pdf);
        var (other, again) = await UploadAsync(Officer, finding, SampleFiles.Pdf);
        Assert.NotEqual(id, other);
        Assert.Equal((null, id), (again.Error, again.Value));
        Assert.Single(await KeptAsync(finding));
        Assert.Single((await DetailAsync(finding)).Steps);
    }

    [Fact]
    public async Task Attach_OfWhatTheServiceHasAlready_TakesThatDocument()
    {
        var finding = await OneAsync();
        var (id, _) = await UploadAsync(Officer, finding, SampleFiles.Pdf, bears: false);
        await CheckAsync(id);
        Assert.Empty((await DetailAsync(finding)).Evidence);
        Assert.Equal(id, (await UploadAsync(Officer, finding, SampleFiles.Pdf)).Answer.Value);
        Assert.Equal(id, Assert.Single((await DetailAsync(finding)).Evidence).Document.DocumentId);
        Assert.Single(await KeptAsync(finding));

        // Without a finding the same content is refused as ever.
        Assert.Equal(DocumentErrors.AlreadyThere, (await UploadAsync(Officer, finding, SampleFiles.Pdf, bears: false)).Answer.Error);
    }

    [Fact]
    public async Task Attach_OfANewRevision_ShowsBothAndWhichHolds()
    {
        var finding = await OneAsync();
        var (first, _) = await UploadAsync(Officer, finding, SampleFiles.Pdf);
        await CheckAsync(first);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var (second, answer) = await UploadAsync(Officer, finding, SampleFiles.Docx, "plan.docx", replaces: first);
        Assert.Null(answer.Error);
        await CheckAsync(second);
        Assert.Equal(
            [("plan.docx", (int?)2, false), ("plan.pdf", (int?)1, true)],
            (await DetailAsync(finding)).Evidence.Select(e => (e.Document.FileName, e.Revision, e.IsReplaced)));
    }

    [Fact]
    public async Task Attach_ByOthersOrToAnotherFinding_IsRefusedAndKeepsNothing()
    {
        var finding = await OneAsync();
        var stranger = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await UploadAsync(stranger, finding, SampleFiles.Pdf)).Answer.Error);
        Assert.Equal(Error.Forbidden, (await UploadAsync(Auditor, finding, SampleFiles.Pdf)).Answer.Error);
        var elsewhere = (await RegisterAsync("PITB", 1))[0];
        var command = new AddDocumentCommand(elsewhere, DocumentId.New(), "plan.pdf", 10, new string('a', 64)) { Finding = finding.Id };
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, command)).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(Officer, command with { Finding = FindingId.New() })).Error);
        Assert.Empty(await InDbAsync(db => db.Documents.ToListAsync()));
        Assert.Empty((await DetailAsync(finding)).Steps);
    }

    [Fact]
    public async Task Attach_ToAClosedFinding_IsRefusedAndKeepsNothing()
    {
        var finding = await OneAsync();
        await MoveAsync(finding.ServiceId, "PK");
        await RunAsync();
        Assert.Equal(AuditErrors.CannotMove(FindingState.Closed).Code, (await UploadAsync(Officer, finding, SampleFiles.Pdf)).Answer.Error?.Code);
        Assert.Empty(await KeptAsync(finding));
        Assert.False((await SendAsync(Officer, new GetFindingQuery(finding.Id))).Value.MayAttach);
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("report")]
    [InlineData("take on")]
    [InlineData("verify")]
    public async Task AnyStep_OnAPageThatIsBehind_IsStaleAndChangesNothing(string what)
    {
        var finding = await OneAsync();
        if (what == "verify") Assert.Null((await SendAsync(Officer, new ReportRemediationCommand(finding.Id, finding.Version, "Moved.", []))).Error);
        var seen = (await DetailAsync(finding)).Version;
        await UploadAsync(Officer, finding, SampleFiles.Pdf);
        var steps = (await DetailAsync(finding)).Steps.Count;
        var refusal = what switch
        {
            "comment" => (await SendAsync(Auditor, new CommentOnFindingCommand(finding.Id, seen, "Which centre?", []))).Error,
            "report" => (await SendAsync(Officer, new ReportRemediationCommand(finding.Id, seen, "Moved.", []))).Error,
            "take on" => (await SendAsync(Officer, new TakeOnFindingCommand(finding.Id, seen))).Error,
            _ => (await SendAsync(Auditor, new VerifyRemediationCommand(finding.Id, seen, IsFixed: false, "It is there."))).Error,
        };
        Assert.Equal(Error.Stale, refusal);
        Assert.Equal(steps, (await DetailAsync(finding)).Steps.Count);
    }

    Task IDocumentChecks.StartAsync(DocumentId id, CancellationToken ct) => Task.CompletedTask;

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Replace(ServiceDescriptor.Singleton<IDocumentChecks>(this));
    }

    private async Task<Finding> OneAsync()
    {
        await RegisterAsync("PITB", 1, _ => true);
        await RunAsync();
        return Assert.Single(await FindingsAsync());
    }

    // As the controller does: content first, then its record; what is not taken is deleted.
    private async Task<(DocumentId Id, Result<DocumentId> Answer)> UploadAsync(Person person, Finding finding, byte[] content, string name = "plan.pdf", DocumentId? replaces = null, bool bears = true)
    {
        var id = DocumentId.New();
        using var stream = new MemoryStream(content);
        var stored = (await Store.SaveAsync(id, stream, Document.MaxSize, CancellationToken.None))!;
        var command = new AddDocumentCommand(finding.ServiceId, id, name, stored.Size, stored.Sha256) { Kind = DocumentKind.ExitPlan, Replaces = replaces, Finding = bears ? finding.Id : null };
        return (id, await SendAsync(person, command));
    }

    private async Task CheckAsync(DocumentId id) => Assert.Null((await SendAsync(DocumentChecker.Actor, new CheckDocumentCommand(id))).Error);

    private Task<List<Document>> KeptAsync(Finding finding) => InDbAsync(db => db.Documents.AsNoTracking().Where(d => d.ServiceId == finding.ServiceId).ToListAsync());

    private async Task<FindingDetail> DetailAsync(Finding finding) => (await SendAsync(Auditor, new GetFindingQuery(finding.Id))).Value;
}
