using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>Takes a document of the own organisation away again, content and all, while the filing is with the filer.</summary>
/// <param name="Id">The document.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Register)]
public sealed record RemoveDocumentCommand(DocumentId Id, Guid Version) : ICommand;

internal sealed class RemoveDocumentHandler(IPortalDb db, Caller caller, TimeProvider time, IDocumentStore store, AfterCommit afterCommit)
    : IRequestHandler<RemoveDocumentCommand, Result>
{
    public async Task<Result> Handle(RemoveDocumentCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindDocumentAsync(caller.Actor, request.Id, cancellationToken);
        if (found.Error is { } missing) return missing;
        var (document, service) = found.Value;
        if (!DocumentAccess.Keeps(caller.Actor, service)) return Error.Forbidden;
        if (document.Version != request.Version) return Error.Stale;
        if (document.Remove(service, caller.Actor, time.GetUtcNow()).Error is { } refused) return refused;
        afterCommit.Do(ct => store.DeleteAsync([request.Id], ct));
        return Result.Ok;
    }
}
