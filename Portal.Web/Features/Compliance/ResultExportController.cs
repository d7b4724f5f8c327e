using Microsoft.AspNetCore.Mvc;
using Portal.Application.Compliance.Results;
using Portal.Application.Security;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Infrastructure.Reports;
using Portal.Web.Features.Services.List;
using Portal.Web.Security;

namespace Portal.Web.Features.Compliance;

/// <summary>How the services of a list stand as a file: one row for each service and obligation, sent as it is read.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="security">Keeps that records left the portal.</param>
/// <param name="words">The words of obligations.</param>
[Route("services")]
public sealed class ResultExportController(UseCases useCases, ISecurityLog security, IObligationWords words) : ControllerBase
{
    /// <summary>Comma-separated values.</summary>
    /// <param name="address">The list.</param>
    /// <param name="id">Only these of it; all where none is named.</param>
    [HttpGet("results.csv")]
    public Task<IActionResult> CsvAsync([FromQuery] ServiceListAddress address, [FromQuery] Guid[] id)
    {
        var file = new ExportedFile(HttpContext, security, "results.csv", TableMedia.Csv);
        return SendAsync(address, id, file, new CsvTable<ResultRow>(Response.Body, ResultColumns.All, file.Begin));
    }

    /// <summary>A workbook.</summary>
    /// <param name="address">The list.</param>
    /// <param name="id">Only these of it; all where none is named.</param>
    [HttpGet("results.xlsx")]
    public Task<IActionResult> WorkbookAsync([FromQuery] ServiceListAddress address, [FromQuery] Guid[] id)
    {
        var file = new ExportedFile(HttpContext, security, "results.xlsx", TableMedia.Workbook);
        return SendAsync(address, id, file, new WorkbookTable<ResultRow>(Response.Body, "Results", ResultColumns.All, file.Begin));
    }

    private async Task<IActionResult> SendAsync(ServiceListAddress address, Guid[] id, ExportedFile file, TableFile<ResultRow> table)
    {
        var query = new ExportResultsQuery(address.ToFilter(), [.. id.Distinct().Select(ServiceId.From)], WithContent: false, new ResultRows(table, words));
        var refused = await file.SendAsync(() => useCases.SendAsync(query, HttpContext.RequestAborted), () => table.Rows);
        return refused switch
        {
            null => new EmptyResult(),
            { Kind: ErrorKind.Forbidden } => Forbid(),
            _ => BadRequest(),
        };
    }
}
