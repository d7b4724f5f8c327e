using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>One service, as its page shows it.</summary>
/// <param name="Id">The service.</param>
[Requires(Permissions.Services.Read)]
public sealed record GetServiceQuery(ServiceId Id) : IQuery<ServiceDetail>;

internal sealed class GetServiceHandler(IPortalDb db, Caller caller, CurrentPolicy policy) : IRequestHandler<GetServiceQuery, Result<ServiceDetail>>
{
    public async Task<Result<ServiceDetail>> Handle(GetServiceQuery request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().Include("_steps").Visible(caller.Actor).SingleOrDefaultAsync(s => s.Id == request.Id, cancellationToken);
        if (service is null) return Error.NotFound;
        var owner = await db.Organisations.AsNoTracking()
            .Where(o => o.Id == service.OrganisationId)
            .Select(o => new ServiceOwner(o.Code, o.Name))
            .SingleAsync(cancellationToken);
        var allowed = Enum.GetValues<ServiceAction>().Where(a => caller.Actor.MayDo(service, a)).ToHashSet();

        // An amendment that is being written is its writers' alone until it is filed.
        var isOpen = service.FilingState is not ServiceState.Draft || caller.Actor.IsOf(service.OrganisationId);
        return new ServiceDetail
        {
            Id = service.Id,
            Version = service.Version,
            Code = service.Code,
            RegisteredVersion = service.RegisteredVersion,
            State = service.State,
            FilingState = isOpen ? service.FilingState : service.State,
            AmendmentReason = isOpen ? service.Amendment?.Reason : null,
            ReviewedBy = await NameAsync(service.ReviewedBy, cancellationToken),
            Region = service.Region,
            OrganisationCode = owner.Code,
            OrganisationName = owner.Name,
            Content = service.Content,
            Source = service.Source,
            SubmittedAt = service.SubmittedAt,
            History = await HistoryAsync(service, cancellationToken),
            Compliance = await ComplianceAsync(service, cancellationToken),
            ProvedOn = await db.CanisterWatches.Where(w => w.ServiceId == service.Id && w.Held != null).ToDictionaryAsync(w => w.Canister, w => w.Subnet, cancellationToken),
            Sovereignty = await SovereigntyStanding.OfAsync(service.Content, policy, cancellationToken),
            Allowed = allowed,
            MayAskForWaivers = caller.Actor.IsOf(service.OrganisationId) && caller.Actor.May(Permissions.Services.Register) && service.State is (ServiceState.Registered or ServiceState.Suspended),
            IsHeldByFourEyes = IsHeld(service, allowed),
        };
    }

    private bool IsHeld(Service service, HashSet<ServiceAction> allowed)
    {
        var actor = caller.Actor;
        var couldReview = actor.May(Permissions.Services.Review) && ServiceLifecycle.Allows(service.FilingState, ServiceAction.StartReview);
        var couldDecide = actor.May(Permissions.Services.Decide) && ServiceLifecycle.Allows(service.FilingState, ServiceAction.Approve);
        return (couldReview && !allowed.Contains(ServiceAction.StartReview)) || (couldDecide && !allowed.Contains(ServiceAction.Approve));
    }

    private async Task<LocalizedText?> NameAsync(PersonId? person, CancellationToken ct) =>
        person is null ? null : await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(ct);

    private async Task<IReadOnlyList<ServiceHistoryStep>> HistoryAsync(Service service, CancellationToken ct)
    {
        var people = service.Steps.Select(s => s.By).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var entries = await db.ServiceEntriesAsync([service.Code, Service.DraftReferenceOf(service.Id)], ct);
        var letters = await db.DecisionLetters.AsNoTracking().Where(l => l.ServiceId == service.Id).Select(l => new { l.At, l.Number }).ToListAsync(ct);
        var numbers = letters.GroupBy(l => ServiceEntries.Microseconds(l.At)).ToDictionary(g => g.Key, g => g.Last().Number);
        return
        [
            .. service.Steps.Reverse().Select(s => new ServiceHistoryStep(
                s.Action, s.State, names.GetValueOrDefault(s.By), s.Reason, s.At, entries.GetValueOrDefault(ServiceEntries.Microseconds(s.At)))
            {
                Letter = numbers.TryGetValue(ServiceEntries.Microseconds(s.At), out var number) ? number : null,
            }),
        ];
    }

    private async Task<ServiceCompliance?> ComplianceAsync(Service service, CancellationToken ct)
    {
        var summary = await db.ComplianceSummaries.AsNoTracking().SingleOrDefaultAsync(c => c.ServiceId == service.Id, ct);
        if (summary is null) return null;
        var judged = (await WholeAudit.ReadAsync(db, ct)).Of(service.State, summary);
        ObligationResult[] results = [.. summary.Results.Select(r => r.On(policy.Today))];
        return new ServiceCompliance(ComplianceSummary.OverallOf(results), results.ByUrgency(), judged.PolicyNumber, judged.At);
    }
}
