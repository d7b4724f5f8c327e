using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Evidence;
using Portal.Domain.Common;
using Portal.Domain.Evidence.Watching;

namespace Portal.Web.Features.Evidence;

/// <summary>Gives out certificates as they came, so that anybody can check them with tools of their own; and the page for everybody.</summary>
/// <param name="useCases">Runs use cases.</param>
public sealed class EvidenceController(UseCases useCases) : Controller
{
    private const string Cbor = "application/cbor";

    // Bytes of a stranger: saved, or read by a script of the page, never shown as a document.
    private const string Policy = "default-src 'none'; sandbox";

    private string? Theme => Request.Cookies["theme"] is "light" or "dark" ? Request.Cookies["theme"] : null;

    /// <summary>A certificate, for whoever may see its evidence.</summary>
    /// <param name="id">The evidence.</param>
    [HttpGet("/evidence/{id:guid}/certificate")]
    public async Task<IActionResult> CertificateAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetCertificateQuery(new EvidenceId(id)), HttpContext.RequestAborted);
        if (found.Error is { } missing) return missing.Kind == ErrorKind.NotFound ? NotFound() : Forbid();
        Response.Headers.CacheControl = "private, no-store";
        return Bytes(found.Value);
    }

    /// <summary>What is proved of a service of the public register.</summary>
    /// <param name="code">The service's code.</param>
    /// <param name="canister">The canister that is shown; null for the first.</param>
    [AllowAnonymous]
    [HttpGet("/register/{code}/evidence")]
    public async Task<IResult> PageAsync(string code, [FromQuery] string? canister)
    {
        var found = await useCases.SendAsync(new GetPublicEvidenceQuery(code, canister), HttpContext.RequestAborted);
        return found.IsSuccess ? new RazorComponentResult<PublicEvidencePage>(new { Evidence = found.Value, Theme }) : Results.NotFound();
    }

    /// <summary>A certificate of a service of the public register.</summary>
    /// <param name="code">The service's code.</param>
    /// <param name="id">The evidence.</param>
    [AllowAnonymous]
    [HttpGet("/register/{code}/evidence/{id:guid}.cbor")]
    public async Task<IActionResult> PublicCertificateAsync(string code, Guid id)
    {
        var found = await useCases.SendAsync(new GetPublicCertificateQuery(code, new EvidenceId(id)), HttpContext.RequestAborted);
        return found.IsSuccess ? Bytes(found.Value) : NotFound();
    }

    private FileContentResult Bytes(EvidenceRecord record)
    {
        Response.Headers.ContentSecurityPolicy = Policy;
        return File(record.Certificate, Cbor, $"certificate-{record.Subject}-{record.TakenAt:yyyyMMdd-HHmmss}.cbor");
    }
}
