using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;

namespace Portal.Application.Common.Behaviours;

/// <summary>
/// Commits what a successful command changed: all of it with its ledger entries, or nothing. Somebody else's change in
/// between becomes <see cref="Error.Stale"/>.
/// </summary>
internal sealed class CommitBehaviour<TRequest, TResponse>(IPortalDb db, Caller caller, AfterCommit afterCommit) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IChangesState) return await next();
        try
        {
            var response = await next();
            if (response.Error is not null) return response;
            await caller.ConfirmAsync(cancellationToken);
            await db.CommitAsync(cancellationToken);
            await afterCommit.RunAsync(cancellationToken);
            return response;
        }
        catch (DbUpdateConcurrencyException)
        {
            return TResponse.Failure(Error.Stale);
        }
    }
}
