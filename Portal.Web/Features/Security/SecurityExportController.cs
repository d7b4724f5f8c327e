using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Security;
using Portal.Domain.Common;
using Portal.Domain.Security;

namespace Portal.Web.Features.Security;

/// <summary>
/// The security log as a CSV file, with the filters of the page and pseudonyms for people. Cells that a spreadsheet would run
/// are made text. That it left the portal is itself an event of the log, kept even where the reader hangs up half-way.
/// </summary>
/// <param name="useCases">Runs use cases.</param>
[Route("admin/security/export.csv")]
public sealed class SecurityExportController(UseCases useCases) : ControllerBase
{
    /// <summary>The most rows of one file.</summary>
    public const int MaxRows = 100_000;

    private static readonly string[] Columns = ["id", "at", "type", "outcome", "actor", "token", "organisation", "subject", "reason", "rows", "country", "network", "trace"];

    /// <summary>Sends the file as it is read.</summary>
    /// <param name="address">The filters.</param>
    [HttpGet]
    public async Task<IActionResult> ExportAsync([FromQuery] SecurityAddress address)
    {
        var filter = address.ToFilter();
        var part = await PartAsync(filter, null);
        if (part.Error?.Kind == ErrorKind.Forbidden) return Forbid();
        var written = 0;
        try
        {
            Response.ContentType = "text/csv; charset=utf-8";
            Response.Headers.ContentDisposition = "attachment; filename=security-events.csv";
            await Response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray(), HttpContext.RequestAborted);
            await using var csv = CsvWriter.Create(Response.Body, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
            csv.WriteRecord(Columns);
            while (part.IsSuccess && written < MaxRows)
            {
                foreach (var row in part.Value.Items) csv.WriteRecord(Cells(row.Record));
                written += part.Value.Items.Count;
                await csv.FlushAsync(HttpContext.RequestAborted);
                if (part.Value.Next is not { } next) break;
                part = await PartAsync(filter, next);
            }
        }
        finally
        {
            await useCases.SendAsync(new NoteSecurityExportCommand(written), CancellationToken.None);
        }

        return new EmptyResult();
    }

    internal static string?[] Cells(SecurityRecord record) =>
    [
        record.Id.ToString(),
        record.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        record.Type.ToString(),
        record.Outcome.ToString(),
        record.Actor,
        record.Token,
        record.Organisation,
        record.Subject,
        record.Reason,
        record.Rows?.ToString(CultureInfo.InvariantCulture),
        record.Country,
        record.Network,
        record.Trace,
    ];

    private Task<Result<SecurityEventList>> PartAsync(SecurityEventFilter filter, SecurityEventCursor? from) =>
        useCases.SendAsync(new ListSecurityEventsQuery(filter, from, ListSecurityEventsQuery.MaxTake, WithNames: false), HttpContext.RequestAborted);
}
