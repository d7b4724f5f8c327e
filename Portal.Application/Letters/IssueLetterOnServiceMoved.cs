using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Documents;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Letters;
using Portal.Domain.Services;

namespace Portal.Application.Letters;

/// <summary>Writes the letter in the transaction of the decision, from what was decided upon and not from what the register says.</summary>
internal sealed class IssueLetterOnServiceMoved(IPortalDb db, CurrentPolicy policy) : INotificationHandler<Happened<ServiceMoved>>
{
    public async Task Handle(Happened<ServiceMoved> notification, CancellationToken cancellationToken)
    {
        var decided = notification.Event;
        if (!DecisionLetter.IsDue(decided.Action) || await db.Services.FindAsync([decided.Id], cancellationToken) is not { } service) return;
        var offices = await db.Organisations.Where(o => o.Id == service.OrganisationId || o.Id == decided.By.OrganisationId)
            .Select(o => new { o.Id, Party = new LetterParty(o.Code, o.Name) }).ToListAsync(cancellationToken);
        var addressee = offices.Single(o => o.Id == service.OrganisationId).Party;
        var office = offices.SingleOrDefault(o => o.Id == decided.By.OrganisationId)?.Party ?? new LetterParty(decided.By.OrganisationCode, LocalizedText.Empty);
        var official = await db.People.Where(p => p.Id == decided.By.Id).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken) ?? LocalizedText.Empty;
        var evaluator = await policy.EvaluatorAsync(cancellationToken);
        var facts = ServiceFacts.Of(decided.Snapshot, await db.BackingAsync(decided.Id, cancellationToken), policy.Today);
        var results = evaluator?.Evaluate(facts).ByUrgency() ?? [];
        var number = await db.DecisionLetters.CountAsync(l => l.ServiceId == decided.Id, cancellationToken);
        var grounds = new LetterGrounds(
            service.RegisteredVersion, addressee, office, official, evaluator?.PolicyNumber ?? 0, results, await DocumentsAsync(decided.Id, cancellationToken));
        db.DecisionLetters.Add(DecisionLetter.Of(decided, number + 1, grounds));
    }

    private async Task<IReadOnlyList<LetterDocument>> DocumentsAsync(ServiceId service, CancellationToken ct) => await db.Documents.AsNoTracking()
        .Where(d => d.ServiceId == service && d.State == DocumentState.Accepted && d.ReplacedAt == null && d.RemovedAt == null)
        .OrderBy(d => d.Number)
        .Select(d => new LetterDocument(d.Number, d.Earlier + 1, d.Kind, d.FileName, d.Sha256))
        .ToListAsync(ct);
}
