using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Security;
using Portal.Web.Security;

namespace Portal.Web.Features.Services;

/// <summary>The list of services as a CSV file, with the filters of the page. Cells that a spreadsheet would run are made text.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="security">Keeps that records left the portal.</param>
[Route("services/export.csv")]
public sealed class ServiceExportController(UseCases useCases, ISecurityLog security) : ControllerBase
{
    /// <summary>The most rows of one file.</summary>
    public const int MaxRows = 50_000;

    /// <summary>Sends the file as it is read.</summary>
    /// <param name="address">The filters.</param>
    [HttpGet]
    public async Task<IActionResult> ExportAsync([FromQuery] ServiceListAddress address)
    {
        var filter = address.ToFilter();
        var first = await PageAsync(filter, 0);
        if (first.Error?.Kind == ErrorKind.Forbidden) return Forbid();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=services.csv";
        // With a byte order mark spreadsheets read Urdu as Urdu.
        await Response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray(), HttpContext.RequestAborted);
        await using var csv = Open(Response.Body);
        var written = 0;
        for (var page = first; page.IsSuccess && page.Value.Items.Count > 0 && written < MaxRows; page = await PageAsync(filter, written))
        {
            foreach (var row in page.Value.Items) Write(csv, row);
            await csv.FlushAsync(HttpContext.RequestAborted);
            written += page.Value.Items.Count;
        }

        await security.RecordAsync(new SecurityEvent(SecurityEventType.Export, SecurityOutcome.Success, User.SignedIn()?.Person, Subject: "services.csv") { Rows = written }, CancellationToken.None);
        return new EmptyResult();
    }

    internal static CsvWriter Open(Stream stream)
    {
        var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord(["code", "name_en", "name_ur", "organisation_code", "organisation", "region", "state", "data_class", "outcome", "not_met", "undetermined", "changed"]);
        return csv;
    }

    internal static void Write(CsvWriter csv, ServiceRow row) => csv.WriteRecord(
    [
        row.Code,
        row.Name.En,
        row.Name.Ur,
        row.OrganisationCode,
        row.OrganisationName.En,
        row.Region.ToString(),
        row.State.ToString(),
        row.Class?.ToString(),
        row.Overall?.ToString(),
        row.Fails.ToString(CultureInfo.InvariantCulture),
        row.Undetermined.ToString(CultureInfo.InvariantCulture),
        row.Changed.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    ]);

    private Task<Result<Page<ServiceRow>>> PageAsync(ServiceFilter filter, int skip) =>
        useCases.SendAsync(new ListServicesQuery(filter, new PageRequest(skip, PageRequest.MaxTake, "code")), HttpContext.RequestAborted);
}
