using MediatR;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Application.Common;
using Portal.Web.Api;
using Portal.Web.Security;
using Portal.Web.Security.Circuits;

namespace Portal.Web;

/// <summary>
/// What every page and controller calls: runs a use case for the person who is signed in, in a scope of its own. One click,
/// one scope, one database context. Rights are read from the database each time; the cookie only says who it is.
/// </summary>
/// <param name="runner">Runs use cases.</param>
/// <param name="http">The request, outside a circuit.</param>
/// <param name="authentication">The person, inside a circuit.</param>
/// <param name="attendance">Whether the person does something, inside a circuit.</param>
public sealed class UseCases(UseCaseRunner runner, IHttpContextAccessor http, AuthenticationStateProvider authentication, Attendance attendance)
{
    /// <summary>Runs a use case.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken ct = default) =>
        http.HttpContext?.User is { } user && TokenAuthentication.BearerOf(user) is { } bearer
            ? await runner.SendAsync(bearer, request, ct)
            : await runner.SendAsync(await SignedInAsync(), request, ct);

    /// <summary>Whether somebody is signed in, as far as the cookie says.</summary>
    public async Task<bool> IsForSomebodyAsync() => await SignedInAsync() is not null;

    private async Task<SignedIn?> SignedInAsync()
    {
        var user = http.HttpContext?.User ?? (await authentication.GetAuthenticationStateAsync()).User;
        return user.SignedIn() is { } who ? who with { Attended = !attendance.IsCircuit || attendance.IsSomethingDone } : null;
    }
}
