using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;

namespace Portal.Domain.Sandbox;

/// <content>From the approval in principle to the exit.</content>
public sealed partial class SandboxApplication
{
    /// <summary>Asks another regulator for its view.</summary>
    /// <param name="officer">The case officer.</param>
    /// <param name="question">Whom is asked what.</param>
    /// <param name="now">The moment.</param>
    public Result Refer(Actor officer, string question, DateTimeOffset now) => MoveWithReason(SandboxAction.Refer, officer, question, now);

    /// <summary>Notes the other regulator's view.</summary>
    /// <param name="officer">The case officer.</param>
    /// <param name="view">What it says.</param>
    /// <param name="now">The moment.</param>
    public Result AnswerReferral(Actor officer, string view, DateTimeOffset now) => MoveWithReason(SandboxAction.AnswerReferral, officer, view, now);

    /// <summary>Opens the design of the test: the applicant can write again, and its clock starts.</summary>
    /// <param name="officer">The case officer.</param>
    /// <param name="now">The moment.</param>
    public Result BeginTestDesign(Actor officer, DateTimeOffset now) =>
        Refusal(SandboxAction.BeginTestDesign, officer) is { } refusal ? refusal : Move(SandboxAction.BeginTestDesign, officer, "", now);

    /// <summary>Approves the test.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="terms">The scheme's limits.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Approve(Actor approver, SandboxTerms terms, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Approve, approver) is { } refusal) return refusal;
        if (SandboxCompleteness.ForTest(this, terms) is { Count: > 0 } gaps) return Error.Invalid(gaps);
        return MoveWithReason(SandboxAction.Approve, approver, reason, now);
    }

    /// <summary>Begins the test: its last day is fixed now.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="terms">The scheme's limits.</param>
    /// <param name="servicesFail">Whether a service it uses fails an obligation at this moment.</param>
    /// <param name="now">The moment.</param>
    public Result StartTest(Actor applicant, SandboxTerms terms, bool servicesFail, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.StartTest, applicant) is { } refusal) return refusal;
        if (SandboxCompleteness.ForTest(this, terms) is { Count: > 0 } gaps) return Error.Invalid(gaps);
        if (servicesFail) return SandboxErrors.ServicesFail;
        TestEndsOn = WorkingCalendar.DayOf(now).AddDays(Plan.TestDays!.Value);
        return Move(SandboxAction.StartTest, applicant, "", now);
    }

    /// <summary>Reports a measured outcome.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="metric">The metric's place in the list, from 0.</param>
    /// <param name="actual">The figure.</param>
    /// <param name="measuredOn">The day of the measurement.</param>
    /// <param name="now">The moment.</param>
    public Result Measure(Actor applicant, int metric, decimal actual, DateOnly measuredOn, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Measure, applicant) is { } refusal) return refusal;
        if (metric < 0 || metric >= Metrics.Count) return SandboxErrors.NoSuchMetric;
        Metrics = [.. Metrics.Select((m, i) => i == metric ? m with { Actual = actual, MeasuredOn = measuredOn } : m)];
        return Move(SandboxAction.Measure, applicant, Metrics[metric].Name, now);
    }

    /// <summary>Marks the approval as stale: a service it rests on changed where it runs, what data it keeps or where data goes.</summary>
    /// <param name="service">The service's code.</param>
    /// <param name="by">Who approved the change.</param>
    /// <param name="now">The moment.</param>
    public void GoStale(string service, Actor by, DateTimeOffset now)
    {
        if (StaleSince is not null || !SandboxLifecycle.Allows(State, SandboxAction.GoStale)) return;
        StaleSince = now;
        Move(SandboxAction.GoStale, by, service, now);
    }

    /// <summary>Confirms that a stale approval holds for the changed service.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Reconfirm(Actor approver, string reason, DateTimeOffset now)
    {
        var confirmed = MoveWithReason(SandboxAction.Reconfirm, approver, reason, now);
        if (confirmed.IsSuccess) StaleSince = null;
        return confirmed;
    }

    /// <summary>Suspends the test.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Suspend(Actor approver, string reason, DateTimeOffset now) => MoveWithReason(SandboxAction.Suspend, approver, reason, now);

    /// <summary>Lets a suspended test go on; its end stays where it was.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result ResumeTest(Actor approver, string reason, DateTimeOffset now) => MoveWithReason(SandboxAction.ResumeTest, approver, reason, now);

    /// <summary>Takes the approval back.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Revoke(Actor approver, string reason, DateTimeOffset now) => MoveWithReason(SandboxAction.Revoke, approver, reason, now);

    /// <summary>Asks for more time, once and in time.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="days">Calendar days asked for.</param>
    /// <param name="terms">The scheme's limits.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result AskExtension(Actor applicant, int days, SandboxTerms terms, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.AskExtension, applicant) is { } refusal) return refusal;
        if (IsExtended) return SandboxErrors.ExtendedBefore;
        if (days < 1 || days > terms.MaxExtensionDays) return SandboxErrors.ExtensionTooLong(terms.MaxExtensionDays);
        if (TestEndsOn!.Value.DayNumber - WorkingCalendar.DayOf(now).DayNumber < terms.ExtensionNoticeDays)
            return SandboxErrors.ExtensionTooLate(terms.ExtensionNoticeDays);
        if (string.IsNullOrWhiteSpace(reason)) return SandboxErrors.ReasonMissing;
        ExtensionDays = days;
        return Move(SandboxAction.AskExtension, applicant, reason, now);
    }

    /// <summary>Gives more time, at most what was asked for.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="days">Calendar days given.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result GrantExtension(Actor approver, int days, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.GrantExtension, approver) is { } refusal) return refusal;
        if (days < 1 || days > ExtensionDays) return SandboxErrors.ExtensionTooLong(ExtensionDays);
        if (string.IsNullOrWhiteSpace(reason)) return SandboxErrors.ReasonMissing;
        (IsExtended, ExtensionDays, TestEndsOn) = (true, days, TestEndsOn!.Value.AddDays(days));
        return Move(SandboxAction.GrantExtension, approver, reason, now);
    }

    /// <summary>Refuses more time; the test ends as planned.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result RefuseExtension(Actor approver, string reason, DateTimeOffset now) => MoveWithReason(SandboxAction.RefuseExtension, approver, reason, now);

    /// <summary>Ends the test; the final report is due.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="now">The moment.</param>
    public Result EndTest(Actor applicant, DateTimeOffset now) =>
        Refusal(SandboxAction.EndTest, applicant) is { } refusal ? refusal : Move(SandboxAction.EndTest, applicant, "", now);

    /// <summary>Files the final report.</summary>
    /// <param name="applicant">Somebody of the applicant.</param>
    /// <param name="summary">What the test showed.</param>
    /// <param name="now">The moment.</param>
    public Result FileReport(Actor applicant, string summary, DateTimeOffset now) => MoveWithReason(SandboxAction.FileReport, applicant, summary, now);

    /// <summary>Decides how the application leaves the sandbox.</summary>
    /// <param name="approver">Neither case officer nor evaluator, and of the scheme's regulator.</param>
    /// <param name="exit">How.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Exit(Actor approver, SandboxExit exit, string reason, DateTimeOffset now)
    {
        if (Refusal(SandboxAction.Exit, approver) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return SandboxErrors.ReasonMissing;
        ExitKind = exit;
        return Move(SandboxAction.Exit, approver, reason, now);
    }

    /// <summary>Closes the application because a time limit of the applicant ran out.</summary>
    /// <param name="system">The portal's own actor.</param>
    /// <param name="reason">Which limit.</param>
    /// <param name="now">The moment.</param>
    public Result Lapse(Actor system, string reason, DateTimeOffset now) => MoveWithReason(SandboxAction.Lapse, system, reason, now);
}
