using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Audits;

/// <summary>People talk about a finding, name evidence, tick steps off and have the service looked at again.</summary>
public sealed class FindingTalkTests : AuditPortal
{
    [Fact]
    public async Task Comment_ByTheOwner_TellsAuditorsAndMovesNothing()
    {
        var finding = await OneAsync();
        Assert.Null((await SendAsync(Officer, new CommentOnFindingCommand(finding.Id, finding.Version, " The move is planned for <b>June</b>. ", []))).Error);
        var detail = await DetailAsync(finding);
        var step = Assert.Single(detail.Steps);
        Assert.Equal((FindingAction.Comment, FindingState.New, "The move is planned for <b>June</b>.", Officer.Name), (step.Action, detail.Finding.State, step.Note, step.By));
        Assert.Equal([Auditor.Id], await ToldAsync("finding.commented"));

        // Both have spoken by now: whoever took part is told, nobody else.
        var other = await PersonAsync("PDA", Role.Auditor);
        Assert.Null((await SendAsync(Auditor, new CommentOnFindingCommand(finding.Id, detail.Version, "Send the contract.", []))).Error);
        Assert.Equal(new[] { Auditor.Id.Value, Officer.Id.Value }.Order(), (await ToldAsync("finding.commented")).Select(p => p.Value).Order());
        Assert.DoesNotContain(other.Id, await ToldAsync("finding.commented"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("hidden\u202Etext")]
    [InlineData("nul\0l")]
    public async Task Comment_WithoutWordsOrWithHiddenOnes_IsRefused(string text)
    {
        var finding = await OneAsync();
        Assert.Equal(ErrorKind.Invalid, (await SendAsync(Officer, new CommentOnFindingCommand(finding.Id, finding.Version, text, []))).Error!.Kind);
    }

    [Fact]
    public async Task Comment_TooLongOrByAStranger_IsRefused()
    {
        var finding = await OneAsync();
        Assert.Equal(ErrorKind.Invalid, (await SendAsync(Officer, new CommentOnFindingCommand(finding.Id, finding.Version, new string('x', Finding.NoteMaxLength + 1), []))).Error!.Kind);
        var stranger = await PersonAsync("KPITB", Role.ProvincialItOfficer);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new CommentOnFindingCommand(finding.Id, finding.Version, "Hello.", []))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new RecheckFindingCommand(finding.Id))).Error);
        Assert.Equal(Error.NotFound, (await SendAsync(stranger, new TickFindingStepCommand(finding.Id, RemedyStep.LeaveBarredCountry, true))).Error);
    }

    [Fact]
    public async Task Evidence_OfTheServiceIsKeptByNameAndHashAndStaysNamedOnceRemoved()
    {
        var finding = await OneAsync();
        var document = await DocumentAsync(finding.ServiceId, 1);
        Assert.Null((await SendAsync(Officer, new ReportRemediationCommand(finding.Id, finding.Version, "See the contract.", [document]))).Error);
        var shown = Assert.Single(Assert.Single((await DetailAsync(finding)).Steps).Evidence);
        Assert.Equal(("contract.pdf", DocumentKind.Contract, new string('a', 64), true), (shown.Document.FileName, shown.Document.Kind, shown.Document.Sha256, shown.IsThere));

        await InDbAsync(db => db.Documents.ExecuteUpdateAsync(d => d.SetProperty(x => x.RemovedAt, Clock.GetUtcNow())));
        shown = Assert.Single(Assert.Single((await DetailAsync(finding)).Steps).Evidence);
        Assert.Equal(("contract.pdf", false), (shown.Document.FileName, shown.IsThere));
    }

    [Fact]
    public async Task Evidence_OfAnotherServiceOrRemovedOrTooMuch_IsRefused()
    {
        var finding = await OneAsync();
        var other = (await RegisterAsync("PITB", 1))[0];
        var foreign = await DocumentAsync(other, 1);
        async Task<Error?> Comment(params DocumentId[] evidence) => (await SendAsync(Officer, new CommentOnFindingCommand(finding.Id, finding.Version, "See.", evidence))).Error;
        Assert.Equal(AuditErrors.NoSuchEvidence, await Comment(foreign));
        Assert.Equal(AuditErrors.NoSuchEvidence, await Comment(DocumentId.New()));
        Assert.Equal(ErrorKind.Invalid, (await Comment([.. Enumerable.Range(0, Finding.MostEvidence + 1).Select(_ => DocumentId.New())]))!.Kind);
        Assert.Empty((await DetailAsync(finding)).Steps);
    }

    [Fact]
    public async Task Tick_OfAStep_IsKeptWithItsPersonAndTakenBackAgain()
    {
        var finding = await OneAsync();
        Assert.Equal([RemedyStep.LeaveBarredCountry, RemedyStep.EraseAbroad], (await DetailAsync(finding)).Remedy.Select(r => r.Step));
        for (var i = 0; i < 2; i++) Assert.Null((await SendAsync(Officer, new TickFindingStepCommand(finding.Id, RemedyStep.EraseAbroad, true))).Error);
        var ticked = (await DetailAsync(finding)).Remedy;
        Assert.Equal((null, Officer.Name), (ticked[0].By, ticked[1].By));
        Assert.Equal(AuditErrors.NoSuchStep, (await SendAsync(Officer, new TickFindingStepCommand(finding.Id, RemedyStep.MoveKeys, true))).Error);
        Assert.Equal(Error.Forbidden, (await SendAsync(Auditor, new TickFindingStepCommand(finding.Id, RemedyStep.EraseAbroad, true))).Error);
        Assert.Null((await SendAsync(Officer, new TickFindingStepCommand(finding.Id, RemedyStep.EraseAbroad, false))).Error);
        Assert.All((await DetailAsync(finding)).Remedy, r => Assert.Null(r.At));
    }

    [Fact]
    public async Task Recheck_SaysWhatIsFoundAndMovesWhatIsMet()
    {
        var finding = await OneAsync();
        var failing = (await SendAsync(Officer, new RecheckFindingCommand(finding.Id))).Value;
        Assert.Equal((Outcome.Fail, "Barred"), (failing.Outcome, failing.Verdict.Reason));
        await MoveAsync(finding.ServiceId, "PK");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Outcome.Pass, (await SendAsync(Auditor, new RecheckFindingCommand(finding.Id))).Value.Outcome);
        Assert.Equal((FindingState.ToVerify, Clock.GetUtcNow()), ((await DetailAsync(finding)).Finding.State, (await DetailAsync(finding)).Finding.MetSince));
        Assert.Equal(Outcome.Pass, (await DetailAsync(finding)).Now!.Outcome);
    }

    private async Task<Finding> OneAsync()
    {
        await RegisterAsync("PITB", 1, _ => true);
        await RunAsync();
        await SendAsync(AuditWorker.Actor, new KeepFindingsCommand());
        return Assert.Single(await FindingsAsync(), f => f.ObligationId == "SECP-SITE");
    }

    private async Task<FindingDetail> DetailAsync(Finding finding) => (await SendAsync(Officer, new GetFindingQuery(finding.Id))).Value;

    private Task<List<PersonId>> ToldAsync(string type) => InDbAsync(db => db.Notifications.Where(n => n.Type == type).Select(n => n.PersonId).ToListAsync());

    private Task<DocumentId> DocumentAsync(ServiceId id, int number) => InDbAsync(async db =>
    {
        var service = await db.Services.SingleAsync(s => s.Id == id);
        var document = Document.Add(
            DocumentId.New(), service, number, new DocumentFile("contract.pdf", 1000, new string('a', 64)), new DocumentTerms(DocumentKind.Contract), null, Filings.Actor() with { Id = Officer.Id, OrganisationId = service.OrganisationId }, Clock.GetUtcNow()).Value;
        db.Documents.Add(document);
        db.Entry(document).Property(d => d.State).CurrentValue = DocumentState.Accepted;
        await db.SaveChangesAsync();
        return document.Id;
    });
}
