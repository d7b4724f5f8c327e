using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Takes a filing up for review.</summary>
/// <param name="Id">The filing.</param>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.Services.Review)]
public sealed record StartReviewCommand(ServiceId Id, Guid Version) : ICommand;

internal sealed class StartReviewHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<StartReviewCommand, Result>
{
    public async Task<Result> Handle(StartReviewCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindServiceAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.StartReview(caller.Actor, time.GetUtcNow());
    }
}
