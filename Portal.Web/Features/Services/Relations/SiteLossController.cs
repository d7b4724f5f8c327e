using Microsoft.AspNetCore.Mvc;
using Portal.Application.Security;
using Portal.Application.Services.Relations;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Domain.Services.Relations;
using Portal.Infrastructure.Reports;
using Portal.Web.Security;

namespace Portal.Web.Features.Services.Relations;

/// <summary>What breaks if a site is lost, as a file.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="security">Keeps that records left the portal.</param>
[Route("services/sites")]
public sealed class SiteLossController(UseCases useCases, ISecurityLog security) : ControllerBase
{
    private const string FileName = "site-loss.csv";

    /// <summary>Comma-separated values.</summary>
    /// <param name="id">The site.</param>
    [HttpGet("{id:guid}/loss.csv")]
    public async Task<IActionResult> CsvAsync(Guid id)
    {
        var file = new SiteLossCsv(Response.Body, Begin);
        try
        {
            var sent = await useCases.SendAsync(new ExportSiteLossesQuery(new SiteId(id), file), HttpContext.RequestAborted);
            return sent.Error switch
            {
                null => new EmptyResult(),
                { Kind: ErrorKind.Forbidden } => Forbid(),
                _ => NotFound(),
            };
        }
        finally
        {
            // Also of a download that was broken off: what went out went out.
            if (file.HasBegun) await security.RecordAsync(new SecurityEvent(SecurityEventType.Export, SecurityOutcome.Success, User.SignedIn()?.Person, Subject: FileName) { Rows = file.Rows }, CancellationToken.None);
        }
    }

    // Headers are set when the first byte goes out: a refusal has others.
    private void Begin()
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename={FileName}";
    }
}
