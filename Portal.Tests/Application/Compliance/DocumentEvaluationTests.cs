using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Services;
using Portal.Tests.Application.Documents;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Compliance;

/// <summary>What becomes of a service's documents is seen in its compliance at once, and by audits and forecasts alike.</summary>
public sealed class DocumentEvaluationTests(DocumentPortal portal) : IClassFixture<DocumentPortal>
{
    private Person _filer = null!;

    [Fact]
    public async Task Document_ThatHoldsExpiresAndIsRenewed_EvaluatesItsServiceEachTime()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var service = await portal.RegisteredAsync(_filer, await portal.PersonAsync("PDA", Role.CaseOfficer), await portal.PersonAsync("PDA", Role.Approver));
        Assert.Equal((Outcome.NotApplicable, "NotConcerned"), await StandingAsync(service));

        var until = portal.Clock.GetUtcNow().AddDays(40);
        var first = await AddAsync(service, null, DateOnly.FromDateTime(until.UtcDateTime));
        Assert.Equal((Outcome.NotApplicable, "NotConcerned"), await StandingAsync(service));
        await CheckAsync(first);
        Assert.Equal((Outcome.Pass, "Met"), await StandingAsync(service));
        Assert.Equal([new HeldDocument(DocumentKind.Policy, DateOnly.FromDateTime(until.UtcDateTime))], await AuditedAsync(service));

        portal.Clock.Advance(TimeSpan.FromDays(41));
        await portal.SendAsync(DocumentChecker.Actor, new TellOfExpiryCommand());
        Assert.Equal((Outcome.Fail, "Expired"), await StandingAsync(service));
        var forecast = (await portal.SendAsync(_filer, new ForecastComplianceQuery(service))).Value;
        Assert.Equal(Outcome.Fail, forecast.Results.Single(r => r.ObligationId == "DOC-FRESH").Verdict.Outcome);

        await CheckAsync(await AddAsync(service, first, DateOnly.FromDateTime(until.UtcDateTime).AddYears(1)));
        Assert.Equal((Outcome.Pass, "Met"), await StandingAsync(service));
        Assert.Single(await AuditedAsync(service));
        Assert.Empty(await portal.DriftAsync());
    }

    [Fact]
    public async Task Document_OfADraft_EvaluatesNothing()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var (service, _) = await portal.DraftAsync(_filer);
        await CheckAsync(await AddAsync(service, null, null));
        Assert.False(await portal.InDbAsync(db => db.ComplianceSummaries.AnyAsync(c => c.ServiceId == service)));
    }

    // The second of two evaluations waits until the first has ended.
    [Fact]
    public async Task Evaluation_OfAServiceThatIsBeingEvaluated_Waits()
    {
        var waited = false;
        await portal.InScopeAsync(async one =>
        {
            var db = one.GetRequiredService<IPortalDb>();
            await db.LockAsync("evaluate:test", CancellationToken.None);
            var other = portal.InScopeAsync(two => two.GetRequiredService<IPortalDb>().LockAsync("evaluate:test", CancellationToken.None));
            waited = await Task.WhenAny(other, Task.Delay(300)) != other;
            await db.CommitAsync(CancellationToken.None);
            await other;
        });
        Assert.True(waited);
    }

    private async Task<DocumentId> AddAsync(ServiceId service, DocumentId? replaces, DateOnly? until)
    {
        var id = DocumentId.New();
        using var content = new MemoryStream(replaces is null ? SampleFiles.Pdf : SampleFiles.Docx);
        var stored = (await portal.Services.GetRequiredService<IDocumentStore>().SaveAsync(id, content, Document.MaxSize, CancellationToken.None))!;
        var command = new AddDocumentCommand(service, id, replaces is null ? "policy.pdf" : "policy.docx", stored.Size, stored.Sha256) { Replaces = replaces, ValidUntil = until, Kind = DocumentKind.Policy };
        Assert.Null((await portal.SendAsync(_filer, command)).Error);
        return id;
    }

    private async Task CheckAsync(DocumentId id) => Assert.Null((await portal.SendAsync(DocumentChecker.Actor, new CheckDocumentCommand(id))).Error);

    private async Task<(Outcome Outcome, string Reason)> StandingAsync(ServiceId service)
    {
        var summary = await portal.InDbAsync(db => db.ComplianceSummaries.AsNoTracking().SingleAsync(c => c.ServiceId == service));
        var verdict = summary.Results.Single(r => r.ObligationId == "DOC-FRESH").Verdict;
        return (verdict.Outcome, verdict.Reason);
    }

    private async Task<IReadOnlyList<HeldDocument>> AuditedAsync(ServiceId service)
    {
        IReadOnlyList<HeldDocument> documents = [];
        await portal.InScopeAsync(async scope =>
        {
            var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
            var audited = await scope.GetRequiredService<IAuditStore>().ReadAsync(new AuditScope { Services = [service] }, null, 10, today, CancellationToken.None);
            documents = Assert.Single(audited).Facts.Sheet.Read().Documents!;
        });
        return documents;
    }
}
