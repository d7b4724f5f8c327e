using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Ledger;
using Portal.Domain.Sandbox;
using Xunit;

namespace Portal.Tests.Domain.Sandbox;

public sealed class SandboxApplicationTests
{
    private static readonly WorkingCalendar Calendar = new([]);

    [Fact]
    public void Submit_WhenComplete_GetsTheSchemesNextCodeAndStartsTheClock()
    {
        var made = SandboxCase.In(SandboxState.Submitted);

        Assert.Equal("SBP-SB-2026-001", made.Application.Code);
        Assert.Equal(1, made.Scheme.LastSerial);
        Assert.Equal(SandboxClock.Completeness, made.Application.OpenClock);
        Assert.Equal(3, made.Application.Cohort);
    }

    [Fact]
    public void NextCode_WhenTheYearTurnsInPakistan_BeginsAtOne()
    {
        var scheme = new SandboxCase().Scheme;
        scheme.NextCode(new DateTimeOffset(2026, 12, 31, 18, 59, 0, TimeSpan.Zero));

        Assert.Equal("SBP-SB-2027-001", scheme.NextCode(new DateTimeOffset(2026, 12, 31, 19, 0, 0, TimeSpan.Zero)));
        Assert.Equal("SBP-SB-2027-002", scheme.NextCode(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Submit_WhenAnswersAreMissing_NamesEachFieldAndKeepsTheDraft()
    {
        var made = new SandboxCase();
        made.SaveComplete(new SandboxProposal(), new SandboxTestPlan { TestDays = 181 }, metrics: [new OutcomeMetric { Name = "Speed" }]);

        var result = made.Application.Submit(made.Applicant, made.Scheme, made.Now);

        Assert.Equal(
            ["Title", "Summary", "DataClass", "LegalRelief", "TestDays", "Metrics[0].Unit", "Metrics[0].Baseline", "Metrics[0].Target", "Metrics[0].Method", "Metrics[0].MeasureOn"],
            result.Error!.Fields.Select(f => f.Field));
        Assert.Equal(SandboxState.Draft, made.Application.State);
        Assert.Equal(0, made.Scheme.LastSerial);
    }

    [Fact]
    public void ApproveInPrinciple_WhenApproverIsTheCaseOfficer_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.Submitted);
        var both = SandboxCase.OfRegulator(Role.CaseOfficer, Role.Approver);
        made.Application.TakeUp(both, made.Now);
        made.Application.ConfirmComplete(both, made.Now);
        made.Evaluate(made.Evaluator);

        Assert.Equal(SandboxErrors.FourEyes, made.Application.ApproveInPrinciple(both, "Good.", made.Now).Error);
    }

    [Fact]
    public void ApproveInPrinciple_WhenApproverEvaluated_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.Evaluation);
        var both = SandboxCase.OfRegulator(Role.CaseOfficer, Role.Approver);
        made.Evaluate(both);

        Assert.Equal(SandboxErrors.FourEyes, made.Application.ApproveInPrinciple(both, "Good.", made.Now).Error);
    }

    [Fact]
    public void ApproveInPrinciple_WhenNobodyEvaluated_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.CompletenessCheck);
        made.Application.ConfirmComplete(made.Officer, made.Now);

        Assert.Equal(SandboxErrors.NotEvaluated, made.Application.ApproveInPrinciple(made.Approver, "Good.", made.Now).Error);
        Assert.Equal(SandboxErrors.NotEvaluated, made.Application.Refuse(made.Approver, "Bad.", made.Now).Error);
    }

    [Fact]
    public void ApproveInPrinciple_WhenApproverIsOfAnotherRegulator_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.Evaluation);
        var stranger = SandboxCase.Of(Portal.Domain.Organisations.OrganisationId.New(), Role.Approver);

        Assert.Equal(SandboxErrors.OtherScheme, made.Application.ApproveInPrinciple(stranger, "Good.", made.Now).Error);
    }

    [Fact]
    public void TakeUp_WhenTheRegulatorItselfApplies_IsRefused()
    {
        var made = new SandboxCase();
        var inside = SandboxCase.OfRegulator() with { Permissions = new HashSet<string> { Permissions.Sandbox.File } };
        var own = SandboxApplication.Start(SandboxApplicationId.New(), made.Scheme, inside, made.Now);
        own.SaveDraft(SandboxCase.Proposal, SandboxCase.Plan, SandboxCase.Safeguards, [SandboxCase.Metric], inside, made.Now);
        Assert.True(own.Submit(inside, made.Scheme, made.Now).IsSuccess);

        Assert.Equal(SandboxErrors.OwnOrganisation, own.TakeUp(SandboxCase.OfRegulator(Role.CaseOfficer), made.Now).Error);
    }

    [Fact]
    public void RequestInformation_WhenSomebodyElseHasTheCase_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.CompletenessCheck);

        Assert.Equal(SandboxErrors.NotCaseOfficer, made.Application.RequestInformation(made.Evaluator, "Which bank?", made.Now).Error);
        Assert.Equal(SandboxErrors.ReasonMissing, made.Application.RequestInformation(made.Officer, "  ", made.Now).Error);
    }

    [Fact]
    public void Evaluate_WhenACriterionIsMissingOrOutOfRange_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.Evaluation);
        var (app, criteria) = (made.Application, made.Scheme.Criteria);

        Assert.Equal(SandboxErrors.ScoresIncomplete, Try([new("benefit", 4, "x")]));
        Assert.Equal(SandboxErrors.ScoresIncomplete, Try([new("benefit", 6, "x"), new("safeguards", 1, "x")]));
        Assert.Equal(SandboxErrors.ScoresIncomplete, Try([new("benefit", 4, ""), new("safeguards", 1, "x")]));
        Assert.Equal(SandboxErrors.ScoresIncomplete, Try([new("benefit", 4, "x"), new("benefit", 1, "x")]));

        Error? Try(CriterionScore[] scores) => app.Evaluate(made.Evaluator, criteria, scores, SandboxRecommendation.Approve, "Good.", made.Now).Error;
    }

    [Fact]
    public void Evaluate_WhenTheSamePersonScoresAgain_ReplacesTheFirstFinding()
    {
        var made = SandboxCase.In(SandboxState.CompletenessCheck);
        made.Application.ConfirmComplete(made.Officer, made.Now);
        made.Evaluate(made.Officer);
        made.Evaluate(made.Evaluator);
        made.Evaluate(made.Evaluator);

        Assert.Equal(2, made.Application.Evaluations.Count);
        Assert.Equal(3, made.Application.Steps.Count(s => s.Action == SandboxAction.Evaluate));
        Assert.Equal(3.6, made.Application.Evaluations[0].Total(made.Scheme.Criteria), 3);
    }

    [Fact]
    public void Read_WhenInformationIsRequested_StandsStillAndGoesOn()
    {
        var made = SandboxCase.In(SandboxState.CompletenessCheck);
        made.Now = SandboxCase.Start.AddDays(2);
        made.Application.RequestInformation(made.Officer, "Which bank?", made.Now);
        made.Now = SandboxCase.Start.AddDays(9);

        Assert.Equal(ClockState.Paused, Read(SandboxClock.Completeness).State);
        made.Application.Resubmit(made.Applicant, "The first.", made.Scheme.Terms, made.Now);
        made.Now = SandboxCase.Start.AddDays(10);
        var reading = Read(SandboxClock.Completeness);

        Assert.Equal((ClockState.OnTime, 3, 5), (reading.State, reading.Used, reading.Paused));
        made.Application.ConfirmComplete(made.Officer, made.Now);
        Assert.Equal(ClockState.Closed, Read(SandboxClock.Completeness).State);
        Assert.Equal(new ClockLimit(90, ClockUnit.CalendarDays), Read(SandboxClock.Decision).Limit);

        ClockReading Read(SandboxClock clock) => made.Application.Read(clock, made.Scheme.Terms, Calendar, made.Now)!;
    }

    [Theory]
    [InlineData(SandboxState.Refused)]
    [InlineData(SandboxState.Withdrawn)]
    [InlineData(SandboxState.Revoked)]
    [InlineData(SandboxState.Lapsed)]
    [InlineData(SandboxState.Exited)]
    public void OpenClock_WhenEnded_IsNone(SandboxState end) => Assert.Null(SandboxCase.In(end).Application.OpenClock);

    [Fact]
    public void StartTest_WhenASafeguardIsMissing_NamesIt()
    {
        var made = SandboxCase.In(SandboxState.TestDesign);
        made.SaveComplete(SandboxCase.Proposal with { VirtualAssets = true }, SandboxCase.Plan with { MaxUsers = null }, SandboxCase.Safeguards with { ExitPlan = "" });

        var refused = made.Application.Approve(made.Approver, made.Scheme.Terms, "Ready.", made.Now);

        Assert.Equal(["MaxUsers", "ExitPlan", "VirtualAssetsAuthorisation"], refused.Error!.Fields.Select(f => f.Field));
    }

    [Fact]
    public void StartTest_WhenAServiceFails_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.Approved);

        Assert.Equal(SandboxErrors.ServicesFail, made.Application.StartTest(made.Applicant, made.Scheme.Terms, servicesFail: true, made.Now).Error);
        Assert.True(made.Application.StartTest(made.Applicant, made.Scheme.Terms, servicesFail: false, made.Now).IsSuccess);
        Assert.Equal(new DateOnly(2026, 6, 30), made.Application.TestEndsOn);
    }

    [Fact]
    public void GrantExtension_WhenGivenOnce_MovesTheEndAndTheClock()
    {
        var made = SandboxCase.In(SandboxState.ExtensionRequested);

        Assert.True(made.Application.GrantExtension(made.Approver, 40, "Two harvests.", made.Now).IsSuccess);
        Assert.Equal(new DateOnly(2026, 8, 9), made.Application.TestEndsOn);
        Assert.Equal(160, made.Application.Read(SandboxClock.Test, made.Scheme.Terms, Calendar, made.Now)!.Limit.Days);
        Assert.Equal(SandboxErrors.ExtendedBefore, made.Application.AskExtension(made.Applicant, 10, made.Scheme.Terms, "Again.", made.Now).Error);
    }

    [Fact]
    public void AskExtension_WhenTooLongOrTooLate_IsRefused()
    {
        var made = SandboxCase.In(SandboxState.Testing);

        Assert.Equal("Sandbox.ExtensionTooLong", made.Application.AskExtension(made.Applicant, 181, made.Scheme.Terms, "More.", made.Now).Error!.Code);
        Assert.Equal("Sandbox.ExtensionTooLate", made.Application.AskExtension(made.Applicant, 60, made.Scheme.Terms, "More.", made.Now.AddDays(91)).Error!.Code);
    }

    [Theory]
    [InlineData(21, 7, 6, MetricResult.Met)]
    [InlineData(21, 7, 8, MetricResult.NotYet)]
    [InlineData(9, 25, 25, MetricResult.Met)]
    [InlineData(9, 25, 22, MetricResult.NotYet)]
    [InlineData(9, 25, null, MetricResult.NotMeasured)]
    public void Result_OfAMetric_LooksTowardsTheTarget(int baseline, int target, int? actual, MetricResult expected) =>
        Assert.Equal(expected, new OutcomeMetric { Baseline = baseline, Target = target, Actual = actual }.Result);

    [Fact]
    public void Measure_WhenTesting_KeepsTheFigureAndSaysSoInTheHistory()
    {
        var made = SandboxCase.In(SandboxState.Testing);

        Assert.True(made.Application.Measure(made.Applicant, 0, 6.5m, new DateOnly(2026, 5, 1), made.Now).IsSuccess);
        Assert.Equal(6.5m, made.Application.Metrics[0].Actual);
        Assert.Equal(SandboxErrors.NoSuchMetric, made.Application.Measure(made.Applicant, 1, 6, new DateOnly(2026, 5, 1), made.Now).Error);
    }

    [Fact]
    public void Steps_WhenMoved_HoldTheSnapshotThatTheLedgerHashes()
    {
        var application = SandboxCase.In(SandboxState.Exited).Application;
        var facts = application.TakeEvents().Select(e => e.Fact).ToList();

        Assert.Equal(application.Steps.Count, facts.Count);
        Assert.Equal("sandbox.submitted", facts[0].Type);
        Assert.Equal("sandbox.exited", facts[^1].Type);
        Assert.All(facts.Zip(application.Steps), pair => Assert.Equal(
            CanonicalJson.Hash(pair.First.Snapshot), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pair.Second.Snapshot)))));
        Assert.All(facts, f => Assert.Equal($"/sandbox/{application.Id.Value}", f.SubjectUrl));
    }

    [Fact]
    public void GoStale_OfAStandingApproval_WaitsForAnApproverToConfirm()
    {
        var made = SandboxCase.In(SandboxState.Testing);
        Assert.Equal(SandboxErrors.NotStale, made.Application.Reconfirm(made.Approver, "It holds", made.Now).Error);
        made.Application.GoStale("PITB-0001", made.Approver, made.Now);
        made.Application.GoStale("PITB-0002", made.Approver, made.Now.AddHours(1));
        Assert.Equal((made.Now, SandboxState.Testing), (made.Application.StaleSince, made.Application.State));
        Assert.Single(made.Application.Steps, step => step.Action == SandboxAction.GoStale);
        Assert.NotNull(made.Application.Reconfirm(made.Officer, "It holds", made.Now).Error);
        Assert.True(made.Application.Reconfirm(made.Approver, "It holds", made.Now).IsSuccess);
        Assert.Null(made.Application.StaleSince);
        Assert.Equal("sandbox.reconfirmed", made.Application.Events[^1].Fact.Type);
    }

    [Fact]
    public void GoStale_OfAnEndedCase_ChangesNothing()
    {
        var made = SandboxCase.In(SandboxState.Exited);
        made.Application.GoStale("PITB-0001", made.Approver, made.Now);
        Assert.Null(made.Application.StaleSince);
    }
}
