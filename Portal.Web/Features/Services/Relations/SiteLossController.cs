using Microsoft.AspNetCore.Mvc;
using Portal.Application.Security;
using Portal.Application.Services.Relations;
using Portal.Domain.Common;
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
    /// <summary>Comma-separated values.</summary>
    /// <param name="id">The site.</param>
    [HttpGet("{id:guid}/loss.csv")]
    public async Task<IActionResult> CsvAsync(Guid id)
    {
        var file = new ExportedFile(HttpContext, security, "site-loss.csv", TableMedia.Csv);
        var table = new CsvTable<LossRow>(Response.Body, SiteLossColumns.All, file.Begin);
        var refused = await file.SendAsync(() => useCases.SendAsync(new ExportSiteLossesQuery(new SiteId(id), table), HttpContext.RequestAborted), () => table.Rows);
        return refused switch
        {
            null => new EmptyResult(),
            { Kind: ErrorKind.Forbidden } => Forbid(),
            _ => NotFound(),
        };
    }
}
