using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Throws away a draft of the own organisation that was never filed.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Register)]
public sealed record DiscardServiceCommand(ServiceId Id, Guid Version) : ICommand;

internal sealed class DiscardServiceHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<DiscardServiceCommand, Result>
{
    public async Task<Result> Handle(DiscardServiceCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var draft = await db.Services.Include("_steps").Include("_snapshots").SingleAsync(s => s.Id == request.Id, cancellationToken);
        if (await db.Documents.AnyAsync(d => d.ServiceId == request.Id, cancellationToken)) return ServiceErrors.HasDocuments;
        var discarded = draft.Discard(caller.Actor, time.GetUtcNow());
        if (discarded.IsSuccess) db.Services.Remove(draft);
        return discarded;
    }
}
