using System.Diagnostics.Metrics;
using System.Reflection;
using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Application.Common.Behaviours;

/// <summary>
/// Lets a request pass only if the caller has its permission now, whatever a page or cookie may say. What a person is
/// refused, here or by the use case, is noted in the security log; so are things that do not exist for them, since that is
/// how the guessing of ids looks.
/// </summary>
internal sealed class AuthoriseBehaviour<TRequest, TResponse>(
    Caller caller, ISecurityLog security, ILogger<AuthoriseBehaviour<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    private static readonly bool IsOpen = typeof(TRequest).IsDefined(typeof(OpenToEveryoneAttribute)) && !typeof(IChangesState).IsAssignableFrom(typeof(TRequest));

    private static readonly IReadOnlyList<string> Required = IsOpen ? [] : typeof(TRequest).GetCustomAttribute<RequiresAttribute>()?.AnyOf
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} does not say what permission it requires.");

    private static readonly Histogram<double> Duration =
        PortalTelemetry.Meter.CreateHistogram<double>("portal.authorise.duration", "ms", "Time one use case waited for it to be known who acts");

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // What is published is the same for all: it is not even looked who asks.
        if (IsOpen) return await next();
        var actor = await caller.ResolveAsync(cancellationToken);
        if (actor is not null && Required.Any(actor.May))
        {
            var response = await next();
            await ConfirmAsync(cancellationToken);
            if (response.Error?.Kind is ErrorKind.Forbidden) Note(SecurityEventType.Refused, actor, response.Error.Code);
            if (response.Error?.Kind is ErrorKind.NotFound) Note(SecurityEventType.UnknownThing, actor, response.Error.Code);
            return response;
        }

        await ConfirmAsync(cancellationToken);

        // Nobody is what everybody becomes whose session ended; only a known person who asks for too much is worth a warning.
        if (actor is null) logger.LogDebug("Refused {Request} to nobody", typeof(TRequest).Name);
        else logger.LogWarning("Refused {Request} to {Actor}", typeof(TRequest).Name, actor.Pseudonym);
        Note(SecurityEventType.Refused, actor, Required[0]);
        return TResponse.Failure(Error.Forbidden);
    }

    private async Task ConfirmAsync(CancellationToken ct)
    {
        await caller.ConfirmAsync(ct);
        Duration.Record(caller.Waited.TotalMilliseconds, new KeyValuePair<string, object?>("use_case", typeof(TRequest).Name));
    }

    // Of nobody there is nothing to tell but a number of requests, and that is the access log's business.
    private void Note(SecurityEventType type, Actor? actor, string reason)
    {
        if (caller.Person is not { } person) return;
        security.Record(new SecurityEvent(type, SecurityOutcome.Failure, person, actor?.OrganisationCode, typeof(TRequest).Name) { Pseudonym = actor?.Pseudonym, Reason = reason });
    }
}
