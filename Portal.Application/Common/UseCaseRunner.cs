using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Tokens;

namespace Portal.Application.Common;

/// <summary>Runs a use case in a scope of its own: one click, one scope, one database context.</summary>
/// <param name="scopes">Makes the scopes.</param>
public sealed class UseCaseRunner(IServiceScopeFactory scopes)
{
    /// <summary>Runs it for a person.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="person">The person; null when nobody is signed in.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels.</param>
    public Task<T> SendAsync<T>(PersonId? person, IRequest<T> request, CancellationToken ct = default) => RunAsync(c => c.Person = person, request, ct);

    /// <summary>Runs it for somebody who signed in.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="who">Person and session; null when nobody is signed in.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels.</param>
    public Task<T> SendAsync<T>(SignedIn? who, IRequest<T> request, CancellationToken ct = default) => RunAsync(
        c => (c.Person, c.Session, c.Attended) = (who?.Person, who?.Session, who?.Attended ?? false), request, ct);

    /// <summary>Runs it for a program that came with a token.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="bearer">The token, and the person it acts for.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels.</param>
    public Task<T> SendAsync<T>(TokenBearer bearer, IRequest<T> request, CancellationToken ct = default) => RunAsync(
        c => (c.Person, c.Token) = (bearer.Person, bearer.Token), request, ct);

    /// <summary>Runs it for a job.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="system">The job's actor.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels.</param>
    public Task<T> SendAsync<T>(Actor system, IRequest<T> request, CancellationToken ct = default) => RunAsync(c => c.System = system, request, ct);

    // Rights seldom move, so a use case begins on those last known while those of this moment are asked for; requests are plain data and can be sent twice.
    private async Task<T> RunAsync<T>(Action<Caller> identify, IRequest<T> request, CancellationToken ct)
    {
        try
        {
            return await RunAsync(identify, request, mayPresume: true, ct);
        }
        catch (RightsMovedException)
        {
            return await RunAsync(identify, request, mayPresume: false, ct);
        }
    }

    private async Task<T> RunAsync<T>(Action<Caller> identify, IRequest<T> request, bool mayPresume, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.MayPresume = mayPresume;
        identify(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}

/// <summary>Somebody who signed in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Session">In which session.</param>
/// <param name="Attended">Whether the person does something now; a page that looks again by itself does not.</param>
public sealed record SignedIn(PersonId Person, SessionId Session, bool Attended = true);

/// <summary>A program that acts for a person by a token.</summary>
/// <param name="Token">The token.</param>
/// <param name="Person">The person it acts for.</param>
public sealed record TokenBearer(ApiTokenId Token, PersonId Person);
