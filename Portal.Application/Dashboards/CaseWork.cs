using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Sandbox;
using static Portal.Application.Dashboards.WorkKind;

namespace Portal.Application.Dashboards;

/// <summary>Sandbox applications that wait for the actor, or whose other side the actor waits for.</summary>
internal static class CaseWork
{
    // What each state asks for, in the order in which it is offered; the aggregate says who may.
    private static readonly Dictionary<SandboxState, (SandboxAction Action, WorkKind Kind)[]> Asked = new()
    {
        [SandboxState.Submitted] = [(SandboxAction.TakeUp, TakeUpCase)],
        [SandboxState.CompletenessCheck] = [(SandboxAction.ConfirmComplete, CheckCase)],
        [SandboxState.InformationRequested] = [(SandboxAction.Resubmit, AnswerCase)],
        [SandboxState.Evaluation] = [(SandboxAction.Evaluate, EvaluateCase), (SandboxAction.ApproveInPrinciple, DecideCase)],
        [SandboxState.CoRegulatorReferral] = [(SandboxAction.AnswerReferral, AnswerReferral)],
        [SandboxState.InPrinciple] = [(SandboxAction.BeginTestDesign, BeginTestDesign)],
        [SandboxState.TestDesign] = [(SandboxAction.Edit, DesignTest), (SandboxAction.Approve, ApproveTest)],
        [SandboxState.Approved] = [(SandboxAction.StartTest, StartTest)],
        [SandboxState.ExtensionRequested] = [(SandboxAction.GrantExtension, DecideExtension)],
        [SandboxState.ReportDue] = [(SandboxAction.FileReport, FileReport)],
        [SandboxState.ExitReview] = [(SandboxAction.Exit, DecideExit)],
    };

    private static readonly SandboxState[] Working = [.. Asked.Keys];

    // No law sets it: in two weeks it can be seen whether an approval still holds.
    private static readonly ClockLimit ConfirmationLimit = new(10, ClockUnit.WorkingDays);

    // What an applicant can only wait for.
    private static readonly SandboxState[] WithRegulator =
    [
        SandboxState.Submitted, SandboxState.CompletenessCheck, SandboxState.Evaluation, SandboxState.CoRegulatorReferral,
        SandboxState.InPrinciple, SandboxState.ExtensionRequested, SandboxState.ExitReview,
    ];

    public static async Task<IEnumerable<WorkTask>> TasksAsync(WorkContext work, CancellationToken ct)
    {
        var actor = work.Actor;
        if (!actor.May(Permissions.Sandbox.File) && !actor.May(Permissions.Sandbox.Evaluate) && !actor.May(Permissions.Sandbox.Decide)) return [];
        var cases = await work.Db.SandboxApplications.AsNoTracking()
            .Where(a => (a.ApplicantId == actor.OrganisationId || a.RegulatorId == actor.OrganisationId) && Working.Contains(a.State))
            .OrderBy(a => a.SubmittedAt).Take(WorkContext.MostOfAKind)
            .Join(work.Db.SandboxSchemes, a => a.SchemeId, s => s.Id, (a, s) => new { Case = a, Scheme = s })
            .Join(work.Db.Organisations, x => x.Case.ApplicantId, o => o.Id, (x, o) => new { x.Case, x.Scheme, Applicant = o.Name })
            .ToListAsync(ct);
        return [.. cases.Select(c => TaskOf(work, c.Case, c.Scheme, c.Applicant)).OfType<WorkTask>(), .. await StaleAsync(work, ct)];
    }

    // Approvals that rest on a service as it was; they wait in whatever state the application is.
    private static async Task<IEnumerable<WorkTask>> StaleAsync(WorkContext work, CancellationToken ct)
    {
        var actor = work.Actor;
        if (!actor.May(Permissions.Sandbox.Decide)) return [];
        var stale = await work.Db.SandboxApplications.AsNoTracking()
            .Where(a => a.RegulatorId == actor.OrganisationId && a.StaleSince != null)
            .OrderBy(a => a.StaleSince).Take(WorkContext.MostOfAKind)
            .Join(work.Db.SandboxSchemes, a => a.SchemeId, s => s.Id, (a, s) => new { Case = a, Scheme = s })
            .Join(work.Db.Organisations, x => x.Case.ApplicantId, o => o.Id, (x, o) => new { x.Case, x.Scheme, Applicant = o.Name })
            .ToListAsync(ct);
        return stale.Where(c => c.Case.Refusal(SandboxAction.Reconfirm, actor) is null).Select(c => TaskOf(work, c.Case, c.Scheme, c.Applicant, ConfirmApproval, work.Clock(c.Case.StaleSince, ConfirmationLimit)));
    }

    public static async Task<IEnumerable<WaitingItem>> WaitingAsync(WorkContext work, CancellationToken ct)
    {
        var (me, mine, files) = (work.Actor.Id, work.Actor.OrganisationId, work.Actor.May(Permissions.Sandbox.File));
        var cases = await work.Db.SandboxApplications.AsNoTracking()
            .Where(a => (a.CaseOfficer == me && a.State == SandboxState.InformationRequested) || (files && a.ApplicantId == mine && WithRegulator.Contains(a.State)))
            .OrderBy(a => a.SavedAt).Take(WaitingItem.Most)
            .Select(a => new { a.Id, a.Code, a.Proposal.Title, a.SavedAt, a.State })
            .ToListAsync(ct);
        return cases.Select(c => new WaitingItem(
            c.State == SandboxState.InformationRequested ? WaitingKind.InformationAsked : WaitingKind.CaseWithRegulator,
            c.Code, c.Title, $"/sandbox/{c.Id}", work.WorkingDaysSince(c.SavedAt), null));
    }

    public static async Task<IEnumerable<DraftItem>> DraftsAsync(WorkContext work, CancellationToken ct)
    {
        if (!work.Actor.May(Permissions.Sandbox.File)) return [];
        var mine = work.Actor.OrganisationId;
        return await work.Db.SandboxApplications.AsNoTracking()
            .Where(a => a.ApplicantId == mine && a.State == SandboxState.Draft)
            .OrderByDescending(a => a.SavedAt).Take(DraftItem.Most)
            .Select(a => new DraftItem(a.Code, a.Proposal.Title, "/sandbox/" + a.Id.ToString(), a.SavedAt))
            .ToListAsync(ct);
    }

    private static WorkTask? TaskOf(WorkContext work, SandboxApplication application, SandboxScheme scheme, LocalizedText applicant)
    {
        var offered = Asked[application.State].Where(a => IsDue(a.Kind, application, scheme, work.Actor) && application.Refusal(a.Action, work.Actor) is null).ToList();
        if (offered.Count == 0) return null;
        var clock = application.OpenClock is { } open ? work.Clock(application.Read(open, scheme.Terms, work.Calendar, work.Now)) : null;
        return TaskOf(work, application, scheme, applicant, offered[0].Kind, clock);
    }

    private static WorkTask TaskOf(WorkContext work, SandboxApplication application, SandboxScheme scheme, LocalizedText applicant, WorkKind kind, TaskClock? clock) => new()
    {
        Kind = kind,
        Area = WorkArea.Case,
        Code = application.Code,
        Subject = application.Proposal.Title,
        Party = applicant,
        Facts = [scheme.Code, application.Cohort],
        Clock = clock,
        Href = $"/sandbox/{application.Id}",
        IsMine = application.CaseOfficer == work.Actor.Id || application.FiledBy == work.Actor.Id,
    };

    // An evaluator is asked once, an approver when somebody has evaluated, and a test plan until it is complete.
    private static bool IsDue(WorkKind kind, SandboxApplication application, SandboxScheme scheme, Actor actor) => kind switch
    {
        EvaluateCase => application.Evaluations.All(e => e.By != actor.Id),
        DecideCase => application.Evaluations.Count > 0,
        DesignTest => SandboxCompleteness.ForTest(application, scheme.Terms).Count > 0,
        ApproveTest => SandboxCompleteness.ForTest(application, scheme.Terms).Count == 0,
        _ => true,
    };
}
