using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Application.Sandbox;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Compliance;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Portal.Web.Features.Sandbox;
using Portal.Web.Resources;
using Portal.Web.Text;
using Xunit;

namespace Portal.Tests.Web.Sandbox;

public sealed class SandboxComponentTests : ComponentTest
{
    private static readonly DateTimeOffset Filed = new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero);

    private IStringLocalizer<SandboxText> Texts => Services.GetRequiredService<IStringLocalizer<SandboxText>>();

    [Fact]
    public void Metrics_WhenMeasured_SayMetNotYetAndNotMeasured()
    {
        var page = Render<SandboxMetrics>(p => p.Add(m => m.Detail, Detail(SandboxState.Testing)));

        Assert.Equal(["Met", "Not yet", "Not measured"], page.FindAll(".out").Select(o => o.TextContent.Trim()));
        Assert.Contains("1 of 3 met", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["34%", "15%", "18%"], page.FindAll("tbody tr")[1].QuerySelectorAll("td.n .num").Select(n => n.TextContent));
        Assert.Equal(2, page.FindAll("tbody svg.bar").Count);
    }

    [Fact]
    public void MetricBar_WhenLessIsBetter_StillRunsTowardsTheEnd()
    {
        var bar = Render<MetricBar>(p => p.Add(m => m.Metric, new OutcomeMetric { Baseline = 21, Target = 7, Actual = 7 }));

        Assert.Equal("12%", bar.Find(".mark-baseline").GetAttribute("cx"));
        Assert.Equal("88%", bar.Find("circle.f-brand").GetAttribute("cx"));
    }

    [Fact]
    public void Safeguards_WhenOneIsMissing_SayItIsUnknownAndNotGood()
    {
        var list = Render<SandboxSafeguardList>(p => p.Add(s => s.Detail, Detail(SandboxState.TestDesign)));

        var items = list.FindAll(".steps li");
        Assert.Contains("c-pass", items[0].QuerySelector("svg")!.ClassList);
        Assert.Contains("c-und", items[1].QuerySelector("svg")!.ClassList);
        Assert.Contains("Not given yet", items[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Compliance of this service: Undetermined", items[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void History_WhenLong_ShowsTheNewestUntilAskedForAll()
    {
        var steps = Enumerable.Range(0, 9).Select(i => Step(SandboxAction.Measure, SandboxState.Testing, i)).Reverse().ToList();
        var history = Render<SandboxHistory>(p => p.Add(h => h.Detail, Detail(SandboxState.Testing) with { History = steps }));

        Assert.Equal(6, history.FindAll(".tl > li").Count);
        history.Find("button").Click();
        Assert.Equal(9, history.FindAll(".tl > li").Count);
        Assert.Empty(history.FindAll("button"));
    }

    [Fact]
    public void Way_WhenTesting_HasDatesBehindAndTheDayNow()
    {
        var way = Way(Detail(SandboxState.Testing));

        Assert.Equal(8, way.Count);
        Assert.Equal([StageState.Done, StageState.Done, StageState.Done, StageState.Done, StageState.Done, StageState.Now, StageState.Ahead, StageState.Ahead], way.Select(s => s.State));
        Assert.Equal("Day 30 of 120", way[5].Detail);
        Assert.Equal("1 Oct 2026", way[0].Detail);
    }

    [Fact]
    public void Way_WhenRefused_EndsThere()
    {
        var detail = Detail(SandboxState.Refused) with
        {
            History = [Step(SandboxAction.Refuse, SandboxState.Refused, 3), Step(SandboxAction.ConfirmComplete, SandboxState.Evaluation, 2), Step(SandboxAction.Submit, SandboxState.Submitted, 0)],
        };

        Assert.Equal(["Submitted", "Completeness", "Refused"], Way(detail).Select(s => s.Title));
    }

    [Fact]
    public async Task Decision_WhenExtending_CarriesDaysVersionAndDeclaration()
    {
        var detail = Detail(SandboxState.ExtensionRequested) with { Allowed = new HashSet<SandboxAction> { SandboxAction.GrantExtension, SandboxAction.RefuseExtension } };
        DecideSandboxApplicationCommand? sent = null;
        var request = new SandboxDecisions(Texts, Services.GetRequiredService<EnumText>(), Services.GetRequiredService<Dates>()).Request(detail, command =>
        {
            sent = command;
            return Task.FromResult<IReadOnlyList<FieldProblem>>([new("NoConflict", "Declare"), new("MaxUsers", "Missing")]);
        });

        Assert.Equal(["Extend by 90 days", "Refuse the extension"], request.Choices.Select(c => c.Label));
        Assert.Contains("2 May 2027", request.Choices[0].Hint, StringComparison.Ordinal);
        var problems = await request.Confirm(new Decision(request.Choices[0].Value, [], "Two harvests."));
        Assert.Equal(new DecideSandboxApplicationCommand(detail.Id, detail.Version, SandboxAction.GrantExtension, "Two harvests.", false, null, 90), sent);
        Assert.Equal(["decision-conditions", ""], problems.Select(p => p.Field));
    }

    [Fact]
    public void Decision_WhenLeaving_OffersEveryKindOfExit()
    {
        var detail = Detail(SandboxState.ExitReview) with { Allowed = new HashSet<SandboxAction> { SandboxAction.Exit } };
        var request = new SandboxDecisions(Texts, Services.GetRequiredService<EnumText>(), Services.GetRequiredService<Dates>())
            .Request(detail, _ => Task.FromResult<IReadOnlyList<FieldProblem>>([]));

        Assert.Equal(Enum.GetNames<SandboxExit>().Select(e => "Exit." + e), request.Choices.Select(c => c.Value));
        Assert.All(request.Choices, c => Assert.Equal("Confirm the exit", request.ConfirmText(c.Value)));
    }

    [Fact]
    public void Steps_ForEveryAction_HaveACommandAndWordsInBothLanguages()
    {
        var detail = Detail(SandboxState.Testing);
        foreach (var language in (string[])["en", "ur"])
        {
            Speak(language);
            foreach (var action in SandboxSteps.All)
            {
                Assert.NotNull(SandboxSteps.Command(detail, action, "x"));
                Assert.False(Texts[$"Do.{action}"].ResourceNotFound, $"Do.{action}");
                if (SandboxSteps.AskFor(action) != SandboxAsk.Nothing) Assert.False(Texts[$"Consequence.{action}"].ResourceNotFound, $"Consequence.{action}");
                if (SandboxSteps.AskFor(action) == SandboxAsk.Words) Assert.False(Texts[$"Words.{action}"].ResourceNotFound, $"Words.{action}");
            }
        }
    }

    [Fact]
    public void Form_WhenReadAndWritten_SaysTheSame()
    {
        var detail = Detail(SandboxState.TestDesign);
        var form = SandboxForm.Of(detail);
        form.Metrics.Add(new MetricForm());

        var command = form.ToCommand(detail.Id, detail.Version);

        Assert.Equivalent(detail.Proposal, command.Proposal);
        Assert.Equal(detail.Plan, command.Plan);
        Assert.Equal(detail.Safeguards, command.Safeguards);
        Assert.Equal(detail.Metrics.Select(m => m with { Actual = null, MeasuredOn = null }), command.Metrics);
    }

    [Fact]
    public void Problems_OfTheFiling_NameTheirFields()
    {
        FieldProblem[] problems = [new("Title", "Enter an answer."), new("Metrics[1].Target", "Enter an answer."), new("Metrics", "Add at least one"), new("", "Stale")];

        Assert.Equal(
            ["Title in English: Enter an answer.", "Metric 2, Target: Enter an answer.", "Add at least one", "Stale"],
            problems.OfFiling(Texts).Select(p => p.Message));
        Assert.Equal("Consumer benefit: Enter", new[] { new FieldProblem("Scores[0].Score", "Enter") }.OfEvaluation(Texts, ["Consumer benefit"])[0].Message);
    }

    [Fact]
    public void ClockWords_ForEveryState_SayWhatCounts()
    {
        var words = Services.GetRequiredService<ClockWords>();
        var ten = new ClockLimit(10, ClockUnit.WorkingDays);
        var ninety = new ClockLimit(90, ClockUnit.CalendarDays);

        Assert.Equal("3 working days left", words.State(new(ClockState.OnTime, ten, 7, 0, new DateOnly(2026, 11, 25), null)));
        Assert.Equal("1 day over", words.State(new(ClockState.Overdue, ninety, 91, 0, new DateOnly(2026, 11, 19), null)));
        Assert.Equal("due 25 November 2026", words.Detail(new(ClockState.OnTime, ten, 7, 0, new DateOnly(2026, 11, 25), null)));
        Assert.Equal("Paused", words.State(new(ClockState.Paused, ten, 2, 5, null, null)));
        Assert.Equal("paused 5 working days", words.Detail(new(ClockState.Paused, ten, 2, 5, null, null)));
        Assert.Equal("2 days over", words.Detail(new(ClockState.Closed, ninety, 92, 0, null, new DateOnly(2026, 11, 20))));
        Assert.Equal("9 of 10 working days", words.Measure(new(ClockState.DueSoon, ten, 9, 0, null, null)));
    }

    private IReadOnlyList<Stage> Way(SandboxDetail detail) =>
        SandboxWay.Of(detail, Texts, Services.GetRequiredService<EnumText>(), Services.GetRequiredService<Dates>());

    private static SandboxHistoryStep Step(SandboxAction action, SandboxState state, int day) =>
        new(action, state, new("Person", "فرد"), "Because.", Filed.AddDays(day), day);

    private static SandboxDetail Detail(SandboxState state) => new()
    {
        Id = SandboxApplicationId.New(),
        Version = Guid.NewGuid(),
        Code = "SBP-SB-2026-014",
        Scheme = new(SandboxSchemeId.New(), "SBP", new("State Bank sandbox", "سینڈ باکس"), new("State Bank of Pakistan", "بینک دولت پاکستان"), 3, new SandboxTerms(), []),
        Applicant = new("Kisan Advance", "کسان ایڈوانس"),
        Cohort = 3,
        State = state,
        ExitKind = null,
        Proposal = new SandboxProposal { Title = new("Crop loans", "فصلی قرضے"), SummaryEn = "Loans.", DataClass = DataClass.Confidential, LegalRelief = "Collateral." },
        Plan = new SandboxTestPlan { TestDays = 120, MaxUsers = 5000 },
        Safeguards = new SandboxSafeguards { ConsentText = "I agree." },
        Metrics =
        [
            new OutcomeMetric { Name = "Days to money", Unit = "days", Baseline = 21, Target = 7, Actual = 6, Method = "Log", MeasuredOn = new DateOnly(2026, 10, 31) },
            new OutcomeMetric { Name = "Refused", Unit = "%", Baseline = 34, Target = 15, Actual = 18, Method = "Share", MeasuredOn = new DateOnly(2026, 10, 31) },
            new OutcomeMetric { Name = "Late", Unit = "%", Baseline = 8, Target = 8, Method = "Share", MeasureOn = new DateOnly(2027, 1, 18) },
        ],
        Services = state == SandboxState.TestDesign ? [new(default, "ZTBL-0004", new("Loans", "قرضے"), null)] : [new(default, "ZTBL-0004", new("Loans", "قرضے"), Outcome.Pass)],
        TestEndsOn = new DateOnly(2027, 2, 1),
        ExtensionDays = 90,
        SavedAt = Filed,
        CaseOfficer = new("Sadia Khan", "سعدیہ خان"),
        Evaluations = [],
        Clocks = [new(SandboxClock.Test, new(ClockState.OnTime, new ClockLimit(120, ClockUnit.CalendarDays), 30, 0, new DateOnly(2027, 2, 1), null))],
        History =
        [
            Step(SandboxAction.StartTest, SandboxState.Testing, 6), Step(SandboxAction.Approve, SandboxState.Approved, 5), Step(SandboxAction.BeginTestDesign, SandboxState.TestDesign, 4),
            Step(SandboxAction.ApproveInPrinciple, SandboxState.InPrinciple, 3), Step(SandboxAction.ConfirmComplete, SandboxState.Evaluation, 2), Step(SandboxAction.Submit, SandboxState.Submitted, 0),
        ],
        Gaps = [],
        StaleSince = null,
        Allowed = new HashSet<SandboxAction>(),
        Held = null,
        IsOwn = false,
    };
}
