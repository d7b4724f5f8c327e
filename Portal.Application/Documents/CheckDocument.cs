using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Security;

namespace Portal.Application.Documents;

/// <summary>Looks into a document that waits and accepts or refuses it. A second check, or one too late, changes nothing.</summary>
/// <param name="Id">The document.</param>
[Requires(Permissions.Services.CheckDocuments)]
public sealed record CheckDocumentCommand(DocumentId Id) : ICommand;

internal sealed class CheckDocumentHandler(
    IPortalDb db, Caller caller, TimeProvider time, IDocumentInspector inspector, IDocumentStore store, ISecurityLog security, AfterCommit afterCommit)
    : IRequestHandler<CheckDocumentCommand, Result>
{
    public async Task<Result> Handle(CheckDocumentCommand request, CancellationToken cancellationToken)
    {
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken);
        if (document is null) return Error.NotFound;
        if (document.State != DocumentState.Quarantined || document.RemovedAt is not null) return Result.Ok;
        var refusal = await inspector.InspectAsync(document, cancellationToken);
        var now = time.GetUtcNow();
        if (!document.Decide(refusal, caller.Actor, now)) return Result.Ok;
        if (refusal is null)
        {
            await ReplaceEarlierAsync(document, now, cancellationToken);
            return Result.Ok;
        }

        var organisation = await db.Organisations.Where(o => o.Id == document.OrganisationId).Select(o => o.Code).SingleAsync(cancellationToken);
        var refused = new SecurityEvent(SecurityEventType.UploadRefused, SecurityOutcome.Failure, document.UploadedBy, organisation, document.Id.Code) { Reason = refusal.ToString() };
        await security.EnlistAsync(db, refused, cancellationToken);
        afterCommit.Do(ct => store.DeleteAsync([request.Id], ct));
        return Result.Ok;
    }

    private async Task ReplaceEarlierAsync(Document revision, DateTimeOffset now, CancellationToken ct)
    {
        if (revision.FirstRevision is not { } first) return;
        var earlier = await db.Documents
            .Where(d => (d.Id == first || d.FirstRevision == first) && d.Id != revision.Id && d.State == DocumentState.Accepted && d.ReplacedAt == null && d.RemovedAt == null)
            .SingleOrDefaultAsync(ct);
        earlier?.Replace(revision, caller.Actor, now);
    }
}
