using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Sandbox;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;
using Portal.Infrastructure.ReferenceData;
using Portal.Tests.Domain.Sandbox;
using Portal.Tests.Support;
using Xunit;

namespace Portal.Tests.Application.Sandbox;

public sealed class SandboxUseCaseTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Firm = "KISAN";

    private Person _applicant = null!;
    private Person _officer = null!;
    private Person _approver = null!;

    public async Task InitializeAsync()
    {
        await portal.InDbAsync(async db =>
        {
            if (await db.Organisations.AnyAsync(o => o.Code == Firm)) return 0;
            db.Organisations.Add(Organisation.Create(OrganisationId.New(), Firm, new("Kisan Advance", "کسان ایڈوانس"), OrganisationKind.Applicant, Region.Punjab, new(2024, 1, 1)));
            return await db.SaveChangesAsync();
        });
        _applicant = await portal.PersonAsync(Firm, Role.Applicant);
        _officer = await portal.PersonAsync("SBP", Role.CaseOfficer);
        _approver = await portal.PersonAsync("SBP", Role.Approver);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Start_WhenSentTwice_BeginsOne()
    {
        var id = SandboxApplicationId.New();
        var command = new StartSandboxApplicationCommand(id, SandboxCatalogue.IdOf("SBP"));

        Assert.True((await portal.SendAsync(_applicant, command)).IsSuccess);
        Assert.True((await portal.SendAsync(_applicant, command)).IsSuccess);
        Assert.Equal(1, await portal.InDbAsync(db => db.SandboxApplications.CountAsync(a => a.Id == id)));
    }

    [Fact]
    public async Task Detail_AfterADecision_ShowsHistoryEvaluationsAndProofs()
    {
        var id = await SubmittedAsync();
        await Ok(_officer, v => new TakeUpSandboxApplicationCommand(id, v), id);
        await Ok(_officer, v => new ConfirmSandboxCompletenessCommand(id, v), id);
        var scheme = (await DetailAsync(_officer, id)).Scheme;
        CriterionScore[] scores = [.. scheme.Criteria.Select(c => new CriterionScore(c.Key, 4, "Well argued."))];
        await Ok(_officer, v => new EvaluateSandboxApplicationCommand(id, v, scores, SandboxRecommendation.Approve, "Good.", true), id);
        var before = await DetailAsync(_approver, id);
        Assert.Contains(SandboxAction.ApproveInPrinciple, before.Allowed);
        await Ok(_approver, v => new DecideSandboxApplicationCommand(id, v, SandboxAction.ApproveInPrinciple, "Worth a test.", true), id);
        await portal.SealLedgerAsync();

        var detail = await DetailAsync(_approver, id);
        Assert.Equal(SandboxState.InPrinciple, detail.State);
        Assert.Equal(
            [SandboxAction.ApproveInPrinciple, SandboxAction.Evaluate, SandboxAction.ConfirmComplete, SandboxAction.TakeUp, SandboxAction.Submit],
            detail.History.Select(h => h.Action));
        Assert.All(detail.History, h => Assert.NotNull(h.Leaf));
        Assert.Equal(4, Assert.Single(detail.Evaluations).Total);
        Assert.All(detail.Clocks, c => Assert.Equal(ClockState.Closed, c.Reading.State));

        var seen = await DetailAsync(_applicant, id);
        Assert.Empty(seen.Evaluations);
        Assert.All(seen.History.Where(h => h.Action != SandboxAction.Submit), h => Assert.Equal("State Bank of Pakistan", h.By.En));
        Assert.Equal("", seen.History.Single(h => h.Action == SandboxAction.Evaluate).Reason);
    }

    [Fact]
    public async Task Detail_WhenApproverHandledTheCase_SaysWhy()
    {
        var promoted = await portal.PersonAsync("SBP", Role.CaseOfficer);
        var id = await SubmittedAsync();
        await Ok(promoted, v => new TakeUpSandboxApplicationCommand(id, v), id);
        await Ok(promoted, v => new ConfirmSandboxCompletenessCommand(id, v), id);
        Assert.Contains(SandboxAction.Evaluate, (await DetailAsync(promoted, id)).Allowed);
        await portal.MoveToAsync(promoted, "SBP", Role.Approver);

        var detail = await DetailAsync(promoted, id);

        Assert.Equal(SandboxErrors.FourEyes, detail.Held);
        Assert.Empty(detail.Allowed);
    }

    [Fact]
    public async Task Get_WhenOfAnotherOrganisation_IsNotFound()
    {
        var stranger = await portal.PersonAsync("PITB", Role.Applicant);
        var id = await SubmittedAsync();

        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new GetSandboxApplicationQuery(id))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(stranger, new WithdrawSandboxApplicationCommand(id, Guid.NewGuid(), ""))).Error);
        Assert.Equal(Error.NotFound, (await portal.SendAsync(_officer, new GetSandboxApplicationQuery(SandboxApplicationId.New()))).Error);
    }

    [Fact]
    public async Task Get_WhenStillADraft_IsHiddenFromTheRegulator()
    {
        var id = await DraftAsync();

        Assert.Equal(Error.NotFound, (await portal.SendAsync(_officer, new GetSandboxApplicationQuery(id))).Error);
        Assert.True((await portal.SendAsync(_applicant, new GetSandboxApplicationQuery(id))).IsSuccess);
    }

    [Fact]
    public async Task TakeUp_WhenOfAnotherRegulator_IsRefused()
    {
        var other = await portal.PersonAsync("SECP", Role.CaseOfficer);
        var id = await SubmittedAsync();
        var version = (await DetailAsync(other, id)).Version;

        Assert.Equal(SandboxErrors.OtherScheme, (await portal.SendAsync(other, new TakeUpSandboxApplicationCommand(id, version))).Error);
    }

    [Fact]
    public async Task TakeUp_WhenTheVersionIsOld_IsStale()
    {
        var id = await SubmittedAsync();

        Assert.Equal(Error.Stale, (await portal.SendAsync(_officer, new TakeUpSandboxApplicationCommand(id, Guid.NewGuid()))).Error);
    }

    [Fact]
    public async Task Decide_WhenTheConflictIsNotDeclaredOrTheActionIsNotTheApprovers_NamesTheField()
    {
        var id = await SubmittedAsync();

        var refused = await portal.SendAsync(_approver, new DecideSandboxApplicationCommand(id, Guid.NewGuid(), SandboxAction.Submit, "", false));

        Assert.Equal(["Decision", "Reason", "NoConflict"], refused.Error!.Fields.Select(f => f.Field).Distinct());
    }

    [Fact]
    public async Task Save_WhenAFieldIsTooLong_NamesItAndKeepsTheDraft()
    {
        var id = await DraftAsync();
        var version = (await DetailAsync(_applicant, id)).Version;
        var command = Save(id, version) with { Safeguards = new SandboxSafeguards { ExitPlan = new string('x', SandboxProposal.TextMaxLength + 1) } };

        var refused = await portal.SendAsync(_applicant, command);

        Assert.Equal("ExitPlan", Assert.Single(refused.Error!.Fields).Field);
        Assert.Equal(version, (await DetailAsync(_applicant, id)).Version);
    }

    [Fact]
    public async Task Save_WhenEverythingIsFilled_IsReadBackAlike()
    {
        var id = await DraftAsync();
        var saved = await portal.SendAsync(_applicant, Save(id, (await DetailAsync(_applicant, id)).Version));

        var detail = await DetailAsync(_applicant, id);
        Assert.Equal(saved.Value.Version, detail.Version);
        Assert.Equivalent(SandboxCase.Proposal, detail.Proposal);
        Assert.Equal(SandboxCase.Plan, detail.Plan);
        Assert.Equal(SandboxCase.Safeguards, detail.Safeguards);
        Assert.Equal([SandboxCase.Metric], detail.Metrics);
        Assert.Empty(detail.Gaps);
    }

    [Fact]
    public async Task Submit_WhenTwoAtOnce_NeverShareACode()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FilledAsync()));

        await Task.WhenAll(drafts.Select(async id =>
        {
            // Who loses the race looks again, as a person would.
            for (var again = true; again;)
            {
                var version = (await DetailAsync(_applicant, id)).Version;
                again = (await portal.SendAsync(_applicant, new SubmitSandboxApplicationCommand(id, version))).Error == Error.Stale;
            }
        }));

        var codes = await portal.InDbAsync(db => db.SandboxApplications.Where(a => drafts.Contains(a.Id)).Select(a => a.Code).ToListAsync());
        Assert.Equal(4, codes.Distinct().Count());
        Assert.All(codes, c => Assert.StartsWith("SBP-SB-2026-", c, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("code")]
    [InlineData("title")]
    [InlineData("applicant")]
    [InlineData("scheme")]
    [InlineData("state")]
    [InlineData("submitted")]
    [InlineData("changed")]
    [InlineData("; DROP TABLE")]
    public async Task List_WithAnySort_FindsBothAndPages(string? sort)
    {
        var id = await SubmittedAsync();
        var filter = new SandboxFilter { Text = "satellite", Scheme = "SBP", State = SandboxState.Submitted, Phase = SandboxPhase.Completeness };

        var all = (await portal.SendAsync(_officer, new ListSandboxApplicationsQuery(filter, new PageRequest(0, 200, sort)))).Value;

        var row = Assert.Single(all.Items, r => r.Id == id);
        Assert.Equal((SandboxClock.Completeness, ClockState.OnTime), (row.Clock!.Clock, row.Clock.Reading.State));
        Assert.Empty((await portal.SendAsync(_officer, new ListSandboxApplicationsQuery(filter with { Scheme = "PTA" }, new PageRequest()))).Value.Items);
        Assert.Single((await portal.SendAsync(_officer, new ListSandboxApplicationsQuery(filter, new PageRequest(0, 1, sort)))).Value.Items);
    }

    [Fact]
    public async Task Board_ForARegulator_CountsEveryPhase()
    {
        await SubmittedAsync();

        var lanes = (await portal.SendAsync(_officer, new GetSandboxBoardQuery(new SandboxFilter()))).Value;

        Assert.Equal(Enum.GetValues<SandboxPhase>(), lanes.Select(l => l.Phase));
        var lane = lanes.Single(l => l.Phase == SandboxPhase.Completeness);
        Assert.True(lane.Count >= lane.Cards.Count && lane.Cards.Count > 0);
        Assert.Equal(0, lanes.Single(l => l.Phase == SandboxPhase.Filing).Count);
    }

    private static SaveSandboxDraftCommand Save(SandboxApplicationId id, Guid version) =>
        new(id, version, SandboxCase.Proposal, SandboxCase.Plan, SandboxCase.Safeguards, [SandboxCase.Metric]);

    private async Task<SandboxApplicationId> DraftAsync()
    {
        var id = SandboxApplicationId.New();
        Assert.True((await portal.SendAsync(_applicant, new StartSandboxApplicationCommand(id, SandboxCatalogue.IdOf("SBP")))).IsSuccess);
        return id;
    }

    private async Task<SandboxApplicationId> FilledAsync()
    {
        var id = await DraftAsync();
        Assert.True((await portal.SendAsync(_applicant, Save(id, (await DetailAsync(_applicant, id)).Version))).IsSuccess);
        return id;
    }

    private async Task<SandboxApplicationId> SubmittedAsync()
    {
        var id = await FilledAsync();
        await Ok(_applicant, v => new SubmitSandboxApplicationCommand(id, v), id);
        return id;
    }

    private async Task<SandboxDetail> DetailAsync(Person person, SandboxApplicationId id)
    {
        var found = await portal.SendAsync(person, new GetSandboxApplicationQuery(id));
        Assert.Null(found.Error);
        return found.Value;
    }

    private async Task Ok(Person person, Func<Guid, ICommand> command, SandboxApplicationId id)
    {
        var result = await portal.SendAsync(person, command((await DetailAsync(person, id)).Version));
        Assert.Null(result.Error);
    }
}
