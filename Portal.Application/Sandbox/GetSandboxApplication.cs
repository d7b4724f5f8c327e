using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>One application, as its page shows it to the person who asks.</summary>
/// <param name="Id">The application.</param>
[Requires(Permissions.Sandbox.Read)]
public sealed record GetSandboxApplicationQuery(SandboxApplicationId Id) : IQuery<SandboxDetail>;

internal sealed class GetSandboxApplicationHandler(IPortalDb db, Caller caller, TimeProvider time)
    : IRequestHandler<GetSandboxApplicationQuery, Result<SandboxDetail>>
{
    public async Task<Result<SandboxDetail>> Handle(GetSandboxApplicationQuery request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var application = await db.SandboxApplications.AsNoTracking().Visible(actor).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (application is null) return Error.NotFound;
        var scheme = await db.SandboxSchemes.AsNoTracking().SingleAsync(s => s.Id == application.SchemeId, cancellationToken);
        var (applicant, regulator) = (await NameAsync(application.ApplicantId, cancellationToken), await NameAsync(application.RegulatorId, cancellationToken));
        var isOwn = actor.IsOf(application.ApplicantId);
        var steps = await StepsAsync(application.Id, cancellationToken);
        var people = await PeopleAsync([.. steps.Select(s => s.By).Concat(application.Evaluations.Select(e => e.By)).Distinct()], cancellationToken);
        var allowed = Enum.GetValues<SandboxAction>()
            .Where(a => SandboxLifecycle.PartyOf(a) != SandboxParty.Portal && application.Refusal(a, actor) is null)
            .ToHashSet();

        // The applicant deals with the regulator, not with its people; and the other way round people sign for the applicant.
        LocalizedText NameOf(PersonId id) =>
            !people.TryGetValue(id, out var person) ? regulator : isOwn && person.OrganisationId != application.ApplicantId ? regulator : person.Name;

        return new SandboxDetail
        {
            Id = application.Id,
            Version = application.Version,
            Code = application.Code,
            Scheme = new(scheme.Id, scheme.Code, scheme.Name, regulator, scheme.Cohort, scheme.Terms, scheme.Criteria),
            Applicant = applicant,
            Cohort = application.Cohort,
            State = application.State,
            ExitKind = application.ExitKind,
            Proposal = application.Proposal,
            Plan = application.Plan,
            Safeguards = application.Safeguards,
            Metrics = application.Metrics,
            Services = await ServicesAsync(application, cancellationToken),
            TestEndsOn = application.TestEndsOn,
            ExtensionDays = application.ExtensionDays,
            SavedAt = application.SavedAt,
            CaseOfficer = !isOwn && application.CaseOfficer is { } officer ? NameOf(officer) : null,
            Evaluations = isOwn ? [] : [.. application.Evaluations.Select(e => View(e, application, scheme, NameOf(e.By)))],
            Clocks = await ClocksAsync(application, scheme.Terms, cancellationToken),
            History = await HistoryAsync(application, steps, isOwn, NameOf, cancellationToken),
            Gaps = Gaps(application, scheme.Terms),
            Allowed = allowed,
            StaleSince = application.StaleSince,
            Held = Held(application, actor, allowed),
            IsOwn = isOwn,
        };
    }

    private static IReadOnlyList<FieldError> Gaps(SandboxApplication application, SandboxTerms terms) => application.State switch
    {
        SandboxState.Draft or SandboxState.InformationRequested => SandboxCompleteness.ForFiling(application, terms),
        SandboxState.TestDesign or SandboxState.Approved => SandboxCompleteness.ForTest(application, terms),
        _ => [],
    };

    // Only what an approver could decide if not for four eyes, another scheme or the own organisation deserves an explanation.
    private static Error? Held(SandboxApplication application, Actor actor, HashSet<SandboxAction> allowed)
    {
        if (!actor.May(Permissions.Sandbox.Decide) || allowed.Any(a => SandboxLifecycle.PartyOf(a) == SandboxParty.Approver)) return null;
        return Enum.GetValues<SandboxAction>()
            .Where(a => SandboxLifecycle.PartyOf(a) == SandboxParty.Approver && SandboxLifecycle.Allows(application.State, a))
            .Select(a => application.Refusal(a, actor))
            .FirstOrDefault(e => e is not null);
    }

    private SandboxEvaluationView View(SandboxEvaluation e, SandboxApplication application, SandboxScheme scheme, LocalizedText name) =>
        new(name, e.By == application.CaseOfficer, e.By == caller.Actor.Id, e.Scores, e.Total(scheme.Criteria), e.Recommendation, e.Reason, e.At);

    private Task<LocalizedText> NameAsync(OrganisationId id, CancellationToken ct) =>
        db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(o => o.Name).SingleAsync(ct);

    private Task<Dictionary<PersonId, Person>> PeopleAsync(List<PersonId> ids, CancellationToken ct) =>
        db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);

    // Newest first, and without the snapshots, which only a proof needs.
    private Task<List<Step>> StepsAsync(SandboxApplicationId id, CancellationToken ct) => db.SandboxApplications.AsNoTracking()
        .Where(a => a.Id == id)
        .SelectMany(a => EF.Property<IEnumerable<SandboxStep>>(a, "_steps"))
        .OrderByDescending(s => s.At).ThenByDescending(s => s.Id)
        .Select(s => new Step(s.Action, s.State, s.By, s.Reason, s.At))
        .ToListAsync(ct);

    private async Task<IReadOnlyList<SandboxServiceUse>> ServicesAsync(SandboxApplication application, CancellationToken ct)
    {
        var ids = application.Proposal.Services.ToList();
        return await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id))
            .LeftJoin(db.ComplianceSummaries, s => s.Id, c => c.ServiceId, (s, c) => new { Service = s, Summary = c })
            .OrderBy(x => x.Service.Code)
            .Select(x => new SandboxServiceUse(x.Service.Id, x.Service.Code, x.Service.About.Name, x.Summary == null ? (Outcome?)null : x.Summary.Overall))
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<SandboxClockView>> ClocksAsync(SandboxApplication application, SandboxTerms terms, CancellationToken ct)
    {
        var calendar = await db.CalendarAsync(ct);
        return
        [
            .. Enum.GetValues<SandboxClock>()
                .Select(c => (Clock: c, Reading: application.Read(c, terms, calendar, time.GetUtcNow())))
                .Where(c => c.Reading is not null)
                .Select(c => new SandboxClockView(c.Clock, c.Reading!))
                .Reverse(),
        ];
    }

    private async Task<IReadOnlyList<SandboxHistoryStep>> HistoryAsync(
        SandboxApplication application, List<Step> steps, bool isOwn, Func<PersonId, LocalizedText> nameOf, CancellationToken ct)
    {
        string[] subjects = [application.Code, SandboxApplication.DraftReferenceOf(application.Id)];
        var leaves = (await db.LedgerEntries.AsNoTracking()
            .Where(e => subjects.Contains(e.Subject) && e.Type.StartsWith("sandbox."))
            .Join(db.LedgerLeaves, e => e.Id, l => l.EntryId, (e, l) => new { e.Type, e.At, l.Index })
            .ToListAsync(ct))
            .ToLookup(e => (e.Type, Microseconds(e.At)), e => e.Index);

        // An evaluator's reason is advice to the approver; the applicant reads the decision.
        return
        [
            .. steps.Select(s => new SandboxHistoryStep(
                s.Action,
                s.State,
                nameOf(s.By),
                isOwn && s.Action is (SandboxAction.Evaluate or SandboxAction.AnswerReferral) ? "" : s.Reason,
                s.At,
                leaves[("sandbox." + SandboxMoved.VerbOf(s.Action), Microseconds(s.At))].Select(i => (long?)i).FirstOrDefault())),
        ];
    }

    // A step and its entry carry the same moment, to the microsecond that databases keep.
    private static long Microseconds(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;

    private sealed record Step(SandboxAction Action, SandboxState State, PersonId By, string Reason, DateTimeOffset At);
}
