using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Reviews;
using Portal.Domain.Services;

namespace Portal.Application.Reviews;

/// <summary>Settles what was asked about an answer.</summary>
/// <param name="Id">The comment.</param>
[Requires(Permissions.Services.Review)]
public sealed record SettleCommentCommand(CommentId Id) : ICommand;

internal sealed class SettleCommentHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<SettleCommentCommand, Result>
{
    public async Task<Result> Handle(SettleCommentCommand request, CancellationToken cancellationToken)
    {
        var comment = await db.ReviewComments.SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken);
        if (comment is null) return Error.NotFound;
        var found = await db.FindServiceAsync(caller.Actor, comment.ServiceId, version: null, cancellationToken);
        return found.Error is { } missing ? missing : comment.Settle(found.Value, caller.Actor, time.GetUtcNow());
    }
}
