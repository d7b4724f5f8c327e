using System.Reflection;
using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Domain.Common;

namespace Portal.Application.Common.Behaviours;

/// <summary>Lets a request pass only if the caller has its permission now, whatever a page or cookie may say.</summary>
internal sealed class AuthoriseBehaviour<TRequest, TResponse>(IPortalDb db, Caller caller, ILogger<AuthoriseBehaviour<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    private static readonly RequiresAttribute Required = typeof(TRequest).GetCustomAttribute<RequiresAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not say what permission it requires.");

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var actor = await caller.ResolveAsync(db, cancellationToken);
        if (actor is not null && Required.AnyOf.Any(actor.May)) return await next();
        logger.LogWarning("Refused {Request} to {Actor}", typeof(TRequest).Name, actor?.Pseudonym ?? "nobody");
        return TResponse.Failure(Error.Forbidden);
    }
}
