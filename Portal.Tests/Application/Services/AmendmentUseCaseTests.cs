using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Dashboards;
using Portal.Application.Organisations;
using Portal.Application.Reviews;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Reviews;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Services;

public sealed class AmendmentUseCaseTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private Person _filer = null!;
    private Person _reviewer = null!;
    private Person _approver = null!;

    public async Task InitializeAsync()
    {
        _filer = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        _reviewer = await portal.PersonAsync("PDA", Role.CaseOfficer);
        _approver = await portal.PersonAsync("PDA", Role.Approver);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Amendment_FromBeginningToApproval_ChangesTheRegisterOnlyAtTheEnd()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        await Ok(_filer, id, v => new AmendServiceCommand(id, v, "A backup abroad"));
        await Ok(_filer, id, v => new SaveServiceSectionCommand(id, v, new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad])));
        await Ok(_filer, id, v => new SubmitServiceCommand(id, v));
        var waiting = (await portal.SendAsync(_reviewer, new GetServiceQuery(id))).Value;
        Assert.Equal((ServiceState.Registered, ServiceState.Submitted, 2, Outcome.Pass), (waiting.State, waiting.FilingState, waiting.Content.Placements.Items.Count, waiting.Compliance!.Overall));
        Assert.Contains(ServiceAction.StartReview, waiting.Allowed);

        await Ok(_reviewer, id, v => new StartReviewCommand(id, v));
        var seen = (await portal.SendAsync(_approver, new CompareServiceQuery(id))).Value;
        Assert.True(seen.IsMaterial);
        Assert.Equal("SG", Assert.Single(seen.Changes).After!["country"]!.GetValue<string>());

        await Ok(_approver, id, v => new ApproveServiceCommand(id, v, "Noted"));
        var now = (await portal.SendAsync(_filer, new GetServiceQuery(id))).Value;
        Assert.Equal((ServiceState.Registered, 2, 3, Outcome.Fail), (now.State, now.RegisteredVersion, now.Content.Placements.Items.Count, now.Compliance!.Overall));
        var types = await portal.InDbAsync(db => db.LedgerEntries.Where(e => e.SubjectUrl == $"/services/{id.Value}" && e.Type.StartsWith("service.amendment")).Select(e => e.Type).ToListAsync());
        Assert.Equal(
            ["service.amendment.begun", "service.amendment.inreview", "service.amendment.registered", "service.amendment.submitted"], types.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Approve_OfAnAmendment_MakesApprovalsStaleOnlyWhereItIsMaterial(bool isMaterial)
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        var approval = await portal.InDbAsync(async db =>
        {
            var scheme = await db.SandboxSchemes.FirstAsync();
            var applicant = new Actor(_filer.Id, "p-test", _filer.OrganisationId, "PITB", new HashSet<string> { Permissions.Sandbox.File });
            var application = SandboxApplication.Start(SandboxApplicationId.New(), scheme, applicant, DateTimeOffset.UtcNow);
            application.SaveDraft(new SandboxProposal { Services = [id] }, new SandboxTestPlan(), new SandboxSafeguards(), [], applicant, DateTimeOffset.UtcNow);
            application.TakeEvents();
            db.SandboxApplications.Add(application);
            await db.SaveChangesAsync();
            await db.SandboxApplications.Where(a => a.Id == application.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, SandboxState.Approved));
            return application.Id;
        });
        await Ok(_filer, id, v => new AmendServiceCommand(id, v, "It changed"));
        IServiceSection changed = isMaterial ? new ServicePlacements([.. Filings.Placements.Items, Filings.Abroad]) : Filings.About with { Audience = "Farmers" };
        await Ok(_filer, id, v => new SaveServiceSectionCommand(id, v, changed));
        await Ok(_filer, id, v => new SubmitServiceCommand(id, v));
        await Ok(_reviewer, id, v => new StartReviewCommand(id, v));
        await Ok(_approver, id, v => new ApproveServiceCommand(id, v, "Noted"));
        var since = await portal.InDbAsync(db => db.SandboxApplications.Where(a => a.Id == approval).Select(a => a.StaleSince).SingleAsync());
        Assert.Equal(isMaterial, since is not null);

        // Whoever may confirm it is asked to.
        var scheme = await portal.InDbAsync(db => db.SandboxApplications.Where(a => a.Id == approval).Join(db.SandboxSchemes, a => a.SchemeId, s => s.Id, (a, s) => s.Code).SingleAsync());
        var tasks = (await portal.SendAsync(await portal.PersonAsync(scheme, Role.Approver), new GetMyWorkQuery())).Value.Tasks;
        Assert.Equal(isMaterial, tasks.Any(t => t.Kind == WorkKind.ConfirmApproval && t.Href == $"/sandbox/{approval}"));
        Assert.DoesNotContain((await portal.SendAsync(_reviewer, new GetMyWorkQuery())).Value.Tasks, t => t.Kind == WorkKind.ConfirmApproval);
    }

    [Fact]
    public async Task Compare_OfAnyTwoMoments_SaysWhatDiffered()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Ok(_filer, id, v => new AmendServiceCommand(id, v, "New audience"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Ok(_filer, id, v => new SaveServiceSectionCommand(id, v, Filings.About with { Audience = "Farmers" }));
        await Ok(_filer, id, v => new SubmitServiceCommand(id, v));
        var all = (await portal.SendAsync(_filer, new CompareServiceQuery(id))).Value.Moments;
        Assert.Equal([null, SnapshotKind.Requested, SnapshotKind.Original, SnapshotKind.Decided, SnapshotKind.Requested], all.Select(m => m.Kind));
        Assert.Empty((await portal.SendAsync(_filer, new CompareServiceQuery(id, all[^1].Snapshot, all[2].Snapshot))).Value.Changes);
        Assert.Equal("audience", Assert.Single((await portal.SendAsync(_filer, new CompareServiceQuery(id, all[^1].Snapshot, all[1].Snapshot))).Value.Changes).Field);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_filer, new CompareServiceQuery(id, Guid.NewGuid()))).Error);
    }

    [Fact]
    public async Task Amendment_WhileItIsWritten_IsUnknownToOthers()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        await Ok(_filer, id, v => new AmendServiceCommand(id, v, "Secret plans"));
        await Ok(_filer, id, v => new SaveServiceSectionCommand(id, v, Filings.About with { Audience = "Farmers" }));
        var seen = (await portal.SendAsync(_reviewer, new GetServiceQuery(id))).Value;
        Assert.Equal((ServiceState.Registered, null), (seen.FilingState, seen.AmendmentReason));
        Assert.Empty((await portal.SendAsync(_reviewer, new CompareServiceQuery(id))).Value.Changes);
    }

    [Fact]
    public async Task Save_WhenAnotherOfficerSavedMeanwhile_PutsBothTogether()
    {
        var (id, _) = await portal.DraftAsync(_filer);
        var colleague = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var seen = (await portal.SendAsync(_filer, new GetServiceDraftQuery(id))).Value;
        var about = seen.Content.About;
        Assert.Null((await portal.SendAsync(colleague, new SaveServiceSectionCommand(id, seen.Version, about with { Audience = "Farmers" }, about))).Error);
        var mine = (await portal.SendAsync(_filer, new SaveServiceSectionCommand(id, seen.Version, about with { LegalBasis = "Act of 2026" }, about))).Value;
        Assert.Equal(about with { Audience = "Farmers", LegalBasis = "Act of 2026" }, mine.Section);
        Assert.Equal("audience", Assert.Single(mine.Theirs).Field);

        var late = (await portal.SendAsync(_filer, new SaveServiceSectionCommand(id, seen.Version, about with { Audience = "Students" }, about))).Value;
        Assert.Equal("Farmers", ((ServiceAbout)late.Section).Audience);
        Assert.Equal("Students", Assert.Single(late.Conflicts).After!.GetValue<string>());
        Assert.Equal(Error.Stale, (await portal.SendAsync(_filer, new SaveServiceSectionCommand(id, seen.Version, about))).Error);
    }

    [Fact]
    public async Task Comments_UntilTheyAreSettled_HoldUpTheApproval()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        var comment = CommentId.New();
        var asked = new AskAboutAnswerCommand(comment, id, ServiceSectionName.About, "legalBasis", null, "Which section of the act?");
        Assert.Null((await portal.SendAsync(_reviewer, asked)).Error);
        Assert.Null((await portal.SendAsync(_reviewer, asked)).Error);
        Assert.Equal(ReviewErrors.Open, (await portal.SendAsync(_approver, new ApproveServiceCommand(id, await portal.VersionAsync(_approver, id), "Fine"))).Error);
        Assert.Equal(ErrorKind.Conflict, (await portal.SendAsync(_filer, new ReplyToCommentCommand(comment, "Section 4"))).Error!.Kind);

        await Ok(_reviewer, id, v => new ReturnServiceCommand(id, v, "See the question"));
        Assert.Null((await portal.SendAsync(_filer, new ReplyToCommentCommand(comment, "Section 4"))).Error);
        await Ok(_filer, id, v => new SubmitServiceCommand(id, v));
        await Ok(_reviewer, id, v => new StartReviewCommand(id, v));
        var row = Assert.Single((await portal.SendAsync(_reviewer, new ListCommentsQuery(id))).Value.Items);
        Assert.Equal(("Section 4", false), (row.Answer, row.IsSettled));
        Assert.Null((await portal.SendAsync(_reviewer, new SettleCommentCommand(comment))).Error);
        await Ok(_approver, id, v => new ApproveServiceCommand(id, v, "Fine"));
    }

    [Fact]
    public async Task Comments_OnAnAnswerThatIsNotThere_AreRefused()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        AskAboutAnswerCommand Ask(string field, Guid? row) => new(CommentId.New(), id, ServiceSectionName.Placements, field, row, "Why?");
        Assert.Equal(ReviewErrors.NoSuchAnswer, (await portal.SendAsync(_reviewer, Ask("nothing", null))).Error);
        Assert.Equal(ReviewErrors.NoSuchAnswer, (await portal.SendAsync(_reviewer, Ask("site", Guid.NewGuid()))).Error);
        var placement = (await portal.SendAsync(_reviewer, new GetServiceQuery(id))).Value.Content.Placements.Items[0];
        Assert.Null((await portal.SendAsync(_reviewer, Ask("site", placement.Key))).Error);
        var other = await portal.PersonAsync("PDA", Role.CaseOfficer);
        Assert.Equal(ReviewErrors.NotTheReviewer, (await portal.SendAsync(other, Ask("", null))).Error);
        var reader = await portal.PersonAsync("PDA", Role.Auditor);
        Assert.Empty((await portal.SendAsync(reader, new ListCommentsQuery(id))).Value.Items);
    }

    [Fact]
    public async Task Comments_WhenTheAmendmentIsWithdrawn_DoNotHoldUpTheNext()
    {
        var id = await portal.RegisteredAsync(_filer, _reviewer, _approver);
        await AmendedAsync(id);
        Assert.Null((await portal.SendAsync(_reviewer, new AskAboutAnswerCommand(CommentId.New(), id, ServiceSectionName.About, "", null, "Why?"))).Error);
        await Ok(_filer, id, v => new WithdrawServiceCommand(id, v));
        await AmendedAsync(id);
        await Ok(_approver, id, v => new ApproveServiceCommand(id, v, "Fine"));
    }

    [Fact]
    public async Task Assign_ToAnotherCaseOfficer_MovesTheTask()
    {
        var id = await portal.InReviewAsync(_filer, _reviewer);
        var other = await portal.PersonAsync("PDA", Role.CaseOfficer);
        var able = (await portal.SendAsync(_reviewer, new ListReviewersQuery(id))).Value;
        Assert.Contains(able, r => r.Id == other.Id);
        Assert.DoesNotContain(able, r => r.Id == _reviewer.Id || r.Id == _filer.Id);
        Assert.Equal(ServiceErrors.NoSuchReviewer, (await portal.SendAsync(_reviewer, new AssignReviewCommand(id, await portal.VersionAsync(_reviewer, id), _approver.Id, "Leave"))).Error);
        await Ok(_reviewer, id, v => new AssignReviewCommand(id, v, other.Id, "Leave"));
        Assert.Equal(other.Name, (await portal.SendAsync(_filer, new GetServiceQuery(id))).Value.ReviewedBy);
    }

    [Fact]
    public async Task Transfer_AfterAMerger_GivesTheServiceToTheSuccessor()
    {
        var filer = await portal.PersonAsync("ISTD", Role.ProvincialItOfficer);
        var heir = await portal.PersonAsync("PITB", Role.ProvincialItOfficer);
        var administrator = await portal.PersonAsync("PDA", Role.PdaAdministrator);
        var id = await portal.RegisteredAsync(filer, _reviewer, _approver);
        var (closing, version) = await portal.InDbAsync(async db =>
        {
            var owner = await db.Organisations.SingleAsync(o => o.Id == filer.OrganisationId);
            return (owner.Id, owner.Version);
        });
        Assert.Null((await portal.SendAsync(administrator, new EndOrganisationCommand(closing, version, new DateOnly(2027, 6, 30), heir.OrganisationId, "Merger act"))).Error);
        var owners = (await portal.SendAsync(_approver, new ListOwnersQuery(id))).Value;
        Assert.Equal((heir.OrganisationId, true), (owners[0].Id, owners[0].IsSuccessor));
        await Ok(_approver, id, v => new TransferServiceCommand(id, v, heir.OrganisationId, "Merger act"));
        Assert.Equal(Error.NotFound, (await portal.SendAsync(filer, new GetServiceQuery(id))).Error);
        Assert.Contains(ServiceAction.Amend, (await portal.SendAsync(heir, new GetServiceQuery(id))).Value.Allowed);
        Assert.Equal(OrganisationErrors.Ended, (await portal.SendAsync(administrator, new EndOrganisationCommand(closing, await VersionAsync(closing), new DateOnly(2027, 6, 30), null, "Again"))).Error);
    }

    private Task<Guid> VersionAsync(OrganisationId id) => portal.InDbAsync(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Version).SingleAsync());

    private async Task AmendedAsync(ServiceId id)
    {
        await Ok(_filer, id, v => new AmendServiceCommand(id, v, "New audience"));
        await Ok(_filer, id, v => new SaveServiceSectionCommand(id, v, Filings.About with { Audience = "Farmers" }));
        await Ok(_filer, id, v => new SubmitServiceCommand(id, v));
        await Ok(_reviewer, id, v => new StartReviewCommand(id, v));
    }

    private async Task Ok(Person person, ServiceId id, Func<Guid, ICommand> command) =>
        Assert.Null((await portal.SendAsync(person, command(await portal.VersionAsync(person, id)))).Error);

    private async Task Ok(Person person, ServiceId id, Func<Guid, SaveServiceSectionCommand> command) =>
        Assert.Null((await portal.SendAsync(person, command(await portal.VersionAsync(person, id)))).Error);
}
