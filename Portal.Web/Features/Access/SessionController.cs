using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.Access.Oidc;
using Portal.Web.Security;
using Portal.Web.Text;

namespace Portal.Web.Features.Access;

/// <summary>Starts and ends a session.</summary>
/// <param name="access">How people get in.</param>
/// <param name="personas">The people of the demonstration.</param>
/// <param name="signIn">Issues the cookie.</param>
[AllowAnonymous]
public sealed class SessionController(AccessOptions access, DemoPersonas personas, ISignIn signIn) : Controller
{
    /// <summary>Signs in as a person of the demonstration; 404 where there is none.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="returnUrl">Where to go then; only inside the portal.</param>
    [HttpPost("/session")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> SignInAsync([FromForm] Guid person, [FromForm] string? returnUrl)
    {
        if (!access.Demo || await personas.FindAsync(new PersonId(person), HttpContext.RequestAborted) is not { } found) return NotFound();
        if ((await signIn.SignInAsync(HttpContext, found.Id, SignInMethod.Demo)).Error is not null) return NotFound();
        if (found.Language is { } language) PortalCulture.Remember(HttpContext, language);
        return Redirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    /// <summary>Ends the session, and the one at the identity provider it came from.</summary>
    /// <param name="useCases">Tells the provider of the session.</param>
    /// <param name="providers">Tells where it signs people out.</param>
    /// <param name="vault">Opens the session's ID token.</param>
    /// <param name="onward">Leads the browser there.</param>
    [HttpPost("/signout")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> SignOutAsync([FromServices] UseCases useCases, [FromServices] OidcSignOut providers, [FromServices] TokenVault vault, [FromServices] Onward onward)
    {
        var at = await useCases.SendAsync(new GetProviderSignOutQuery(), HttpContext.RequestAborted);
        await signIn.SignOutAsync(HttpContext);
        if (at is not { IsSuccess: true, Value: { } provider }) return Redirect("/signin");
        var back = $"{Request.Scheme}://{Request.Host}{Request.PathBase}/signin";
        return await providers.AddressAsync(provider.ProviderKey, vault.Unprotect(provider.ProtectedIdToken), back, HttpContext.RequestAborted) is { } address
            ? onward.To(address)
            : Redirect("/signin");
    }
}
