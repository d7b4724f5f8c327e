using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Compliance.History;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Features.Dashboards;
using Portal.Web.Text;

namespace Portal.Web.Features.Services;

/// <summary>How a service stood over time as a file, the same in every language: one line for each obligation and time.</summary>
/// <param name="useCases">Reads it.</param>
[Authorize]
[Route("services")]
public sealed class OutcomePastController(UseCases useCases) : Controller
{
    /// <summary>Comma-separated values.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("{id:guid}/outcomes.csv")]
    public async Task<IActionResult> DownloadAsync(Guid id)
    {
        var read = await useCases.SendAsync(new GetOutcomeHistoryQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (read.Error is { } refusal) return refusal == Error.NotFound ? NotFound() : Forbid();
        var csv = new CsvText();
        csv.Line("obligation", "outcome", "since", "until", "policy_version", "confirmed_by_policy_version");
        foreach (var one in read.Value.Obligations)
        {
            foreach (var span in one.Spans)
            {
                csv.Line(
                    one.Id, span.Outcome.ToString(), Dates.Iso(span.Since), span.Until is { } until ? Dates.Iso(until) : "",
                    span.FoundBy.ToString(CultureInfo.InvariantCulture), span.ConfirmedBy.ToString(CultureInfo.InvariantCulture));
            }
        }

        return File(csv.Bytes(), "text/csv; charset=utf-8", "outcomes.csv");
    }
}
