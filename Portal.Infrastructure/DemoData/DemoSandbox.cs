using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Infrastructure.DemoData;

/// <summary>Thirty sandbox applications over all schemes, in every state, taken there by the sandbox's own rules.</summary>
internal sealed class DemoSandbox(DemoWorld world, IReadOnlyDictionary<string, SandboxScheme> schemes, IReadOnlyList<DemoService> services)
{
    private static readonly Actor System = Actor.System("sandbox");
    private static readonly SandboxExit[] Exits = [SandboxExit.Authorised, SandboxExit.ConditionalLicence, SandboxExit.RuleChange, SandboxExit.Deferred];

    private readonly ServiceId[] _sound =
        [.. services.Where(s => s.Service.State == ServiceState.Registered && s.OutcomeAt(world.Now) == Outcome.Pass).Select(s => s.Service.Id).Take(60)];

    private int _exits;

    public List<SandboxApplication> Make()
    {
        // In the order of their submission, which gives them their codes.
        var planned = DemoText.Lines("sandbox").Select((line, index) => Plan(line, index)).OrderByDescending(p => p.Age);
        return [.. planned.Select(Take)];
    }

    private Planned Plan(string[] line, int index)
    {
        var state = Enum.Parse<SandboxState>(line[2]);
        var path = DemoSandboxPath.To(state, withQuestion: index % 3 == 1);
        var since = DemoSandboxPath.IsEnd(state) ? world.Chance.Next(8, 120) : world.Chance.Next(1, 13);
        return new Planned(line, path, since + (path.Count == 0 ? 0 : path[^1].Day), index);
    }

    private SandboxApplication Take(Planned planned)
    {
        var scheme = schemes[planned.Line[0]];
        var applicant = world.Who(planned.Line[1], Role.Applicant);
        var officer = world.Who(scheme.Code, Role.CaseOfficer, planned.Index);
        var second = world.Who(scheme.Code, Role.CaseOfficer, planned.Index + 1);
        var approver = world.Who(scheme.Code, Role.Approver, planned.Index);
        var begun = world.At(planned.Age + 12);
        var id = new SandboxApplicationId(DemoText.Id("sandbox:" + planned.Line[4]));
        var application = SandboxApplication.Start(id, scheme, applicant, begun);
        var saved = world.At(planned.Age + 3, begun);
        var text = new DemoSandboxText(world, planned.Line, scheme);
        Must(application.SaveDraft(
            text.Proposal([world.Pick(_sound), world.Pick(_sound)]), text.TestPlan(), text.Safeguards(), planned.Path.Count == 0 ? [] : text.Metrics(saved), applicant, saved));
        var last = saved;
        foreach (var (action, day) in planned.Path)
        {
            last = world.At(planned.Age - day, last);
            Must(Do(application, action, new Cast(applicant, officer, second, approver), scheme, text, last));
        }

        return application;
    }

    private Result Do(SandboxApplication application, SandboxAction action, Cast cast, SandboxScheme scheme, DemoSandboxText text, DateTimeOffset at) => action switch
    {
        SandboxAction.Submit => application.Submit(cast.Applicant, scheme, at),
        SandboxAction.TakeUp => application.TakeUp(cast.Officer, at),
        SandboxAction.RequestInformation => application.RequestInformation(cast.Officer, "Who answers complaints at night, and in which languages?", at),
        SandboxAction.Resubmit => application.Resubmit(cast.Applicant, "A desk of four answers at all hours in Urdu, Punjabi and Pashto.", scheme.Terms, at),
        SandboxAction.ConfirmComplete => application.ConfirmComplete(cast.Officer, at),
        SandboxAction.Evaluate => Evaluate(application, application.Evaluations.Count == 0 ? cast.Officer : cast.Second, scheme, text, at),
        SandboxAction.Refer => application.Refer(cast.Officer, "Does this touch the duties of a licensee of yours?", at),
        SandboxAction.ApproveInPrinciple => application.ApproveInPrinciple(cast.Approver, "The benefit is plain and the risk is bounded by the caps.", at),
        SandboxAction.BeginTestDesign => application.BeginTestDesign(cast.Officer, at),
        SandboxAction.Approve => application.Approve(cast.Approver, scheme.Terms, "Caps, consent text and exit plan are in place.", at),
        SandboxAction.StartTest => application.StartTest(cast.Applicant, scheme.Terms, servicesFail: false, at),
        SandboxAction.Measure => Measure(application, cast.Applicant, at),
        SandboxAction.Suspend => application.Suspend(cast.Approver, "Two incidents in one week; the cause has to be found first.", at),
        SandboxAction.AskExtension => application.AskExtension(cast.Applicant, 90, scheme.Terms, "A second season is needed to compare with the first.", at),
        SandboxAction.EndTest => application.EndTest(cast.Applicant, at),
        SandboxAction.FileReport => application.FileReport(cast.Applicant, "All figures were measured as planned; complaints and incidents are listed with their outcome.", at),
        SandboxAction.Exit => application.Exit(cast.Approver, Exits[_exits++ % Exits.Length], "The figures support this outcome; the conditions are in the letter.", at),
        SandboxAction.Refuse => application.Refuse(cast.Approver, "The safeguards do not protect each user; the rule it asks relief from exists for that.", at),
        SandboxAction.Withdraw => application.Withdraw(cast.Applicant, "The firm goes on under its present licence.", at),
        SandboxAction.Revoke => application.Revoke(cast.Approver, "The caps were passed twice in spite of a warning.", at),
        SandboxAction.Lapse => application.Lapse(System, "No test design was begun within the time of the scheme.", at),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static Result Evaluate(SandboxApplication application, Actor by, SandboxScheme scheme, DemoSandboxText text, DateTimeOffset at)
    {
        var scores = text.Scores();
        var mean = scores.Average(s => s.Score);
        var (recommendation, reason) = mean switch
        {
            >= 3.8 => (SandboxRecommendation.Approve, "Ready for a test with few risks."),
            >= 2.9 => (SandboxRecommendation.ApproveWithConditions, "Worth a test once the safeguards are firmer."),
            _ => (SandboxRecommendation.Refuse, "The need for a sandbox is not shown."),
        };
        return application.Evaluate(by, scheme.Criteria, scores, recommendation, reason, at);
    }

    private Result Measure(SandboxApplication application, Actor by, DateTimeOffset at)
    {
        var index = application.Metrics.ToList().FindIndex(m => m.Actual is null);
        if (index < 0) return Result.Ok;
        var metric = application.Metrics[index];
        var reached = metric.Baseline!.Value + ((metric.Target!.Value - metric.Baseline.Value) * (80 + world.Chance.Next(35)) / 100m);
        return application.Measure(by, index, Math.Round(reached), DemoWorld.DayOf(at), at);
    }

    private static void Must(Result result)
    {
        if (result.Error is { } error)
            throw new InvalidOperationException($"The sandbox refused the demonstration: {error.Code} {string.Join(", ", error.Fields.Select(f => f.Field))}");
    }

    private sealed record Planned(string[] Line, IReadOnlyList<(SandboxAction Action, int Day)> Path, int Age, int Index);

    private sealed record Cast(Actor Applicant, Actor Officer, Actor Second, Actor Approver);
}
