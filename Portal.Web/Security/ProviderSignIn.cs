using System.Diagnostics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Infrastructure.Access.Oidc;
using Portal.Web.Features.Access;
using Portal.Web.Text;

namespace Portal.Web.Security;

/// <summary>What comes after a provider has answered: who it vouched for is let in or not, and whatever went wrong becomes a page that says what to do.</summary>
/// <param name="runner">Decides who may come in.</param>
/// <param name="signIn">Issues the cookie.</param>
/// <param name="onward">Leads browsers to providers.</param>
/// <param name="security">Keeps refusals.</param>
/// <param name="logger">The log.</param>
internal sealed class ProviderSignIn(UseCaseRunner runner, ISignIn signIn, Onward onward, ISecurityLog security, ILogger<ProviderSignIn> logger) : OAuthEvents
{
    public override Task RedirectToAuthorizationEndpoint(RedirectContext<OAuthOptions> context) => onward.SendAsync(context.HttpContext, context.RedirectUri);

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var identity = OidcRequest.IdentityOf(context.Properties)!;
        var admitted = await AdmitAsync(identity, context.HttpContext.RequestAborted);
        if (admitted.Error is { } refusal)
        {
            Refuse(context.HttpContext, SignInProblems.Of(refusal), identity.ProviderKey);
            return;
        }

        var started = await signIn.SignInAsync(context.HttpContext, admitted.Value.Id, SignInMethod.OpenIdConnect, new ProviderTokens(identity.ProviderKey, identity.RefreshToken, identity.IdToken));
        if (started.Error is { } notStarted)
        {
            Refuse(context.HttpContext, SignInProblems.Of(notStarted), identity.ProviderKey);
            return;
        }

        if (admitted.Value.Language is { } language) PortalCulture.Remember(context.HttpContext, language);
        context.Response.Redirect(context.ReturnUri ?? "/");
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        var problem = (context.Failure as OidcProblemException)?.Problem switch
        {
            OidcProblem.ProviderDown => SignInProblem.ProviderDown,
            OidcProblem.Refused => SignInProblem.Refused,
            OidcProblem.Cancelled => SignInProblem.Cancelled,
            _ => SignInProblem.Lapsed,
        };
        Refuse(context.HttpContext, problem, OidcRequest.ProviderKeyOf(context.Properties), context.Failure);
        return Task.CompletedTask;
    }

    // Two first sign-ins of one person at the same moment: the second finds what the first made.
    private async Task<Result<SignedInPerson>> AdmitAsync(OidcIdentity identity, CancellationToken ct)
    {
        var command = new SignInWithProviderCommand(identity.ProviderKey, identity.Subject, identity.Email, identity.EmailIsVerified, identity.Name, identity.Claims);
        var admitted = await runner.SendAsync(SignInClerk.Actor, command, ct);
        return admitted.Error == Error.Stale ? await runner.SendAsync(SignInClerk.Actor, command, ct) : admitted;
    }

    private void Refuse(HttpContext http, SignInProblem problem, string? provider, Exception? failure = null)
    {
        var reference = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        logger.LogWarning(failure, "A sign-in at {Provider} came to nothing: {Problem}, reference {Reference}", provider ?? "no provider", problem, reference);
        security.Record(new SecurityEvent(SecurityEventType.SignInRefused, SecurityOutcome.Failure, Subject: provider) { Reason = $"SignIn.{problem}" });
        http.Response.Redirect($"/signin/problem?what={problem}&reference={Uri.EscapeDataString(reference)}");
    }
}
