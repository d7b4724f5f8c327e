using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Infrastructure.Access.Oidc;

namespace Portal.Web.Features.Access;

/// <summary>Takes the form of the sign-in page and sends the person to their provider.</summary>
/// <param name="providers">The configured providers.</param>
[AllowAnonymous]
public sealed class SignInController(OidcProviders providers) : Controller
{
    /// <summary>The key under which the page finds what was typed.</summary>
    public const string Typed = "signin-email";

    // A provider gets it as a hint; more than an address can have is nobody's.
    private const int EmailMaxLength = Domain.Access.Person.EmailMaxLength;

    /// <summary>
    /// Begins a sign-in at the chosen provider, or at the one that the e-mail address belongs to. The answer depends on the address's
    /// domain alone, so nobody learns from it who is known here.
    /// </summary>
    /// <param name="email">The work e-mail address; only its domain decides.</param>
    /// <param name="provider">Key of the provider chosen from the list; empty where an address was typed.</param>
    /// <param name="returnUrl">Where to go then; only inside the portal.</param>
    [HttpPost("/signin/start")]
    [ValidateAntiForgeryToken]
    public IActionResult Start([FromForm] string? email, [FromForm] string? provider, [FromForm] string? returnUrl)
    {
        var typed = email?.Trim() is { Length: > 0 and <= EmailMaxLength } address ? address : null;
        var chosen = string.IsNullOrEmpty(provider) ? typed is null ? null : providers.ForEmail(typed) : providers.Find(provider);
        if (chosen is not null) return Challenge(OidcRequest.Properties(chosen, typed, Url.IsLocalUrl(returnUrl) ? returnUrl : "/"), OidcOptions.Scheme);

        // Back to the form with what was typed; not in the address, which browsers and proxies keep.
        TempData[Typed] = typed;
        return BackToForm(returnUrl);
    }

    private RedirectResult BackToForm(string? returnUrl) =>
        Redirect("/signin?unknown=true" + (Url.IsLocalUrl(returnUrl) ? $"&returnUrl={Uri.EscapeDataString(returnUrl)}" : ""));
}
