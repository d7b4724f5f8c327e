using Microsoft.AspNetCore.Mvc;
using Portal.Application.Security;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Security;
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
    public Task<IActionResult> CsvAsync([FromQuery] ServiceListAddress address, [FromQuery] Guid[] id) =>
        SendAsync(address, id, new ServiceCsv(Response.Body, ServiceFileColumn.Of(address.Columns), Begin("services.csv", "text/csv; charset=utf-8")));

    /// <summary>A workbook.</summary>
    /// <param name="address">The list.</param>
    /// <param name="id">Only these of it; all where none is named.</param>
    [HttpGet("export.xlsx")]
    public Task<IActionResult> WorkbookAsync([FromQuery] ServiceListAddress address, [FromQuery] Guid[] id) =>
        SendAsync(address, id, new ServiceWorkbook(Response.Body, ServiceFileColumn.Of(address.Columns), Begin("services.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")));

    private async Task<IActionResult> SendAsync(ServiceListAddress address, Guid[] id, ServiceFile file)
    {
        try
        {
            var query = new ExportServicesQuery(address.ToFilter(), address.ToPaging(), [.. id.Distinct().Select(ServiceId.From)], file);
            var sent = await useCases.SendAsync(query, HttpContext.RequestAborted);
            return sent.Error switch
            {
                null => new EmptyResult(),
                { Kind: ErrorKind.Forbidden } => Forbid(),
                _ => BadRequest(),
            };
        }
        finally
        {
            // Also of a download that was broken off: what went out went out.
            if (file.HasBegun) await security.RecordAsync(new SecurityEvent(SecurityEventType.Export, SecurityOutcome.Success, User.SignedIn()?.Person, Subject: file.Name) { Rows = file.Rows }, CancellationToken.None);
        }
    }

    // Headers are set when the first byte goes out: a refusal has others.
    private Func<string> Begin(string name, string type) => () =>
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename={name}";
        return name;
    };
}
