using Microsoft.EntityFrameworkCore;
using Portal.Application.Letters;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Letters;

public sealed class LetterTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _approver = null!;
    private Person _stranger = null!;

    public async Task InitializeAsync()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _stranger = await portal.PersonAsync("KPITB", Role.ProvincialItOfficer);
        _reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _approver = await portal.PersonAsync("PDA", Role.Approver);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Letter_OnAnApproval_SaysWhatWasDecidedAndIsProvable()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        await portal.SealLedgerAsync();
        var detail = (await portal.SendAsync(_filer, new GetLetterQuery(id, 1))).Value;
        var facts = detail.Letter.Facts;
        var service = (await portal.SendAsync(_filer, new GetServiceQuery(id))).Value;
        Assert.Equal((ServiceAction.Approve, service.Code, 1, "Complete.", "PITB", "PDA"), (facts.Action, facts.Code, facts.RegisteredVersion, facts.Reason, facts.Addressee.Code, facts.Office.Code));
        Assert.Equal($"PDA/{service.Code}/1", detail.Letter.Reference);
        Assert.Equal(_approver.Name, facts.Official);
        Assert.True(detail.IsPublic);
        Assert.NotEmpty(facts.Results);
        Assert.Equal(1, service.LastLetter);

        var leaf = detail.Entry!.LeafIndex!.Value;
        var content = await portal.InDbAsync(db => db.LedgerLeaves.Where(l => l.Index == leaf).Join(db.LedgerEntries, l => l.EntryId, e => e.Id, (l, e) => e.Content).SingleAsync());
        Assert.Contains($"\"snapshot\":\"{facts.SnapshotHash}\"", content, StringComparison.Ordinal);
        Assert.Equal(facts.SnapshotHash, CanonicalJson.Hash(new { facts.Reason, State = ServiceState.Registered, IsMaterial = false, Content = await DecidedAsync(id) }));
    }

    [Fact]
    public async Task Letter_OnceWritten_NeverSaysAnythingElse()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        var before = (await portal.SendAsync(_filer, new GetLetterQuery(id, 1))).Value.Letter;
        Assert.Null((await portal.SendAsync(_filer, new AmendServiceCommand(id, await portal.VersionAsync(_filer, id), "A new name."))).Error);
        var draft = (await portal.SendAsync(_filer, new GetServiceDraftQuery(id))).Value;
        var renamed = Filings.About with { Name = new LocalizedText("Another name", "دوسرا نام") };
        Assert.Null((await portal.SendAsync(_filer, new SaveServiceSectionCommand(id, draft.Version, renamed))).Error);
        Assert.Null((await portal.SendAsync(_filer, new SubmitServiceCommand(id, await portal.VersionAsync(_filer, id)))).Error);
        Assert.Null((await portal.SendAsync(_reviewer, new StartReviewCommand(id, await portal.VersionAsync(_reviewer, id)))).Error);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await portal.SendAsync(_approver, new ApproveServiceCommand(id, await portal.VersionAsync(_approver, id), "The new name is right."))).Error);

        var after = (await portal.SendAsync(_filer, new GetLetterQuery(id, 1))).Value.Letter;
        Assert.Equal((before.At, before.Facts.Name, before.Facts.SnapshotHash, before.Facts.Reason), (after.At, after.Facts.Name, after.Facts.SnapshotHash, after.Facts.Reason));
        var second = (await portal.SendAsync(_filer, new GetLetterQuery(id, 2))).Value.Letter.Facts;
        Assert.Equal((true, 2, "Another name"), (second.IsAmendment, second.RegisteredVersion, second.Name.En));
        Assert.NotEqual(before.Facts.SnapshotHash, second.SnapshotHash);
    }

    [Fact]
    public async Task Letter_OnAReturnAndOnARefusal_IsNotPublic()
    {
        var returned = await portal.InReviewAsync(_filer, _reviewer);
        Assert.Null((await portal.SendAsync(_reviewer, new ReturnServiceCommand(returned, await portal.VersionAsync(_reviewer, returned), "Name the site."))).Error);
        var first = (await portal.SendAsync(_filer, new GetLetterQuery(returned, 1))).Value;
        Assert.Equal((ServiceAction.Return, "Name the site.", false), (first.Letter.Facts.Action, first.Letter.Facts.Reason, first.IsPublic));

        var refused = await portal.InReviewAsync(_filer, _reviewer);
        Assert.Null((await portal.SendAsync(_approver, new RefuseServiceCommand(refused, await portal.VersionAsync(_approver, refused), "Already there."))).Error);
        var second = (await portal.SendAsync(_filer, new GetLetterQuery(refused, 1))).Value;
        Assert.Equal((ServiceAction.Refuse, false), (second.Letter.Facts.Action, second.IsPublic));
    }

    [Fact]
    public async Task Letter_OfAnotherOrganisationOrOfNoDecision_IsNotFound()
    {
        var returned = await portal.InReviewAsync(_filer, _reviewer);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_filer, new GetLetterQuery(returned, 1))).Error);
        Assert.Null((await portal.SendAsync(_reviewer, new ReturnServiceCommand(returned, await portal.VersionAsync(_reviewer, returned), "Name the site."))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_stranger, new GetLetterQuery(returned, 1))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_filer, new GetLetterQuery(returned, 2))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_filer, new GetLetterQuery(returned, -1))).Error);
    }

    private Task<ServiceContent> DecidedAsync(ServiceId id) => portal.InDbAsync(async db =>
        (await db.Services.AsNoTracking().Include("_snapshots").SingleAsync(s => s.Id == id)).Snapshots.Single(s => s.Kind == SnapshotKind.Decided).Content);
}
