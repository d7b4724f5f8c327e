using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Web.Security;

namespace Portal.Web.Features.Access;

/// <summary>Takes a one-time pass and lets the emergency administrator in.</summary>
/// <param name="signIn">Issues the cookie.</param>
[AllowAnonymous]
public sealed class BreakGlassController(ISignIn signIn) : Controller
{
    /// <summary>Signs in; 404 for a pass that is wrong, used or too old, all alike.</summary>
    /// <param name="pass">The secret.</param>
    [HttpPost("/break-glass/enter")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> EnterAsync([FromForm] string? pass) =>
        (await signIn.SignInAsync(HttpContext, EmergencyAdministrator.Id, SignInMethod.BreakGlass, pass: pass)).Error is null ? Redirect("/") : NotFound();
}
