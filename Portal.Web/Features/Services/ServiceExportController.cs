using Microsoft.AspNetCore.Mvc;
using Portal.Application.Security;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Infrastructure.Reports;
using Portal.Web.Features.Services.List;
using Portal.Web.Security;

namespace Portal.Web.Features.Services;

/// <summary>The list of services as a file: its filters, its order, its columns, every row of it, sent as it is read.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="security">Keeps that records left the portal.</param>
[Route("services")]
public sealed class ServiceExportController(UseCases useCases, ISecurityLog security) : ControllerBase
{
    /// <summary>Comma-separated values.</summary>
    /// <param name="address">The list.</param>
    /// <param name="id">Only these of it; all where none is named.</param>
    [HttpGet("export.csv")]
    public Task<IActionResult> CsvAsync([FromQuery] ServiceListAddress address, [FromQuery] Guid[] id)
    {
        var file = new ExportedFile(HttpContext, security, "services.csv", TableMedia.Csv);
        return SendAsync(address, id, file, new CsvTable<ServiceRow>(Response.Body, ServiceColumns.Of(address.Columns), file.Begin));
    }

    /// <summary>A workbook.</summary>
    /// <param name="address">The list.</param>
    /// <param name="id">Only these of it; all where none is named.</param>
    [HttpGet("export.xlsx")]
    public Task<IActionResult> WorkbookAsync([FromQuery] ServiceListAddress address, [FromQuery] Guid[] id)
    {
        var file = new ExportedFile(HttpContext, security, "services.xlsx", TableMedia.Workbook);
        return SendAsync(address, id, file, new WorkbookTable<ServiceRow>(Response.Body, "Services", ServiceColumns.Of(address.Columns), file.Begin));
    }

    private async Task<IActionResult> SendAsync(ServiceListAddress address, Guid[] id, ExportedFile file, TableFile<ServiceRow> table)
    {
        var query = new ExportServicesQuery(address.ToFilter(), address.ToPaging(), [.. id.Distinct().Select(ServiceId.From)], table);
        var refused = await file.SendAsync(() => useCases.SendAsync(query, HttpContext.RequestAborted), () => table.Rows);
        return refused switch
        {
            null => new EmptyResult(),
            { Kind: ErrorKind.Forbidden } => Forbid(),
            _ => BadRequest(),
        };
    }
}
