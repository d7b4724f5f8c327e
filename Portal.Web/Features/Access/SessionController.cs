using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Infrastructure.Access;
using Portal.Web.Security;

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
        if (found.Language is { } language) SpeakFrom(language);
        return Redirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    /// <summary>Ends the session.</summary>
    [HttpPost("/signout")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> SignOutAsync()
    {
        await signIn.SignOutAsync(HttpContext);
        return Redirect("/signin");
    }

    private void SpeakFrom(string language) => Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = Request.IsHttps });
}
