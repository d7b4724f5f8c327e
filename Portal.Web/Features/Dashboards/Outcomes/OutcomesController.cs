using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Application.Dashboards;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>The figures of a dashboard as a file, narrowed as the page is, all of them or those of one chart.</summary>
/// <param name="useCases">Reads them.</param>
/// <param name="texts">Words for what they are.</param>
/// <param name="names">Names of regions, classes and outcomes.</param>
[Authorize]
public sealed class OutcomesController(UseCases useCases, IStringLocalizer<OutcomesText> texts, EnumText names) : Controller
{
    /// <summary>One line for each figure: what it divides by, of what, and how many have each outcome; ages have their number under the outcome that they are of.</summary>
    /// <param name="org">Code of an organisation.</param>
    /// <param name="region">Only this region.</param>
    /// <param name="obligation">Id of an obligation.</param>
    /// <param name="part">Only the figures of one chart.</param>
    [HttpGet("/dashboard/outcomes.csv")]
    public async Task<IActionResult> DownloadAsync([FromQuery] string? org, [FromQuery] Region? region, [FromQuery] string? obligation, [FromQuery] OutcomePart? part)
    {
        var read = await useCases.SendAsync(new GetOutcomesQuery(org ?? "", region, obligation ?? ""), HttpContext.RequestAborted);
        if (read.Error is { } refusal) return refusal == Error.NotFound ? NotFound() : Forbid();
        var csv = new CsvText();
        csv.Line(texts["Csv.By"], texts["Csv.Of"], names[Outcome.Pass], names[Outcome.Waived], names[Outcome.Undetermined], names[Outcome.Fail], texts["Csv.Judged"], texts["Key.Rate"]);
        foreach (var (of, by, name, tally) in Rows(read.Value).Where(r => part is null || r.Part == part))
            csv.Line(by, name, Text(tally.Pass), Text(tally.Waived), Text(tally.Undetermined), Text(tally.Fail), Text(tally.Judged), tally.Rate.ToString("0.####", CultureInfo.InvariantCulture));
        return File(csv.Bytes(), "text/csv; charset=utf-8", $"outcomes-{Dates.DayOf(read.Value.At):yyyy-MM-dd}.csv");
    }

    /// <summary>One line for each day and kind of date ahead.</summary>
    /// <param name="org">Code of an organisation.</param>
    /// <param name="kind">Only dates of this kind.</param>
    [HttpGet("/dashboard/calendar.csv")]
    public async Task<IActionResult> DownloadDatesAsync([FromQuery] string? org, [FromQuery] DueKind? kind)
    {
        var read = await useCases.SendAsync(new GetDueDatesQuery(org ?? ""), HttpContext.RequestAborted);
        if (read.Error is { } refusal) return refusal == Error.NotFound ? NotFound() : Forbid();
        var csv = new CsvText();
        csv.Line(texts["Csv.Day"], texts["Cal.Column.Kind"], texts["Csv.Services"]);
        foreach (var day in read.Value.Days.Where(d => kind is null || d.Kind == kind)) csv.Line(day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), names[day.Kind], Text(day.Count));
        return File(csv.Bytes(), "text/csv; charset=utf-8", $"dates-{read.Value.Today:yyyy-MM-dd}.csv");
    }

    private IEnumerable<(OutcomePart? Part, string By, string Of, OutcomeTally Tally)> Rows(OutcomeFigures figures)
    {
        yield return (null, texts["Csv.Whole"], "", figures.Outcomes);
        foreach (var point in figures.Trend) yield return (OutcomePart.Trend, texts["Trend.Title"], point.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), point.Outcomes);
        foreach (var age in figures.Ages.OrderBy(a => a.Age).ThenBy(a => a.Severity)) yield return (OutcomePart.Ages, $"{texts["Age.Title"]}, {names[age.Severity]}", $"{age.Age}", new OutcomeTally(0, 0, 0, age.Count));
        foreach (var owner in figures.Owners)
        {
            foreach (var (obligation, tally) in figures.Obligations.Zip(owner.Obligations)) yield return (OutcomePart.Heat, obligation.Id, owner.Name.Code, tally);
            yield return (OutcomePart.Owners, texts["Movers.Column"], owner.Name.Code, owner.Outcomes);
            if (owner.MonthAgo is { } month) yield return (OutcomePart.Owners, texts["Movers.Days", 30], owner.Name.Code, month);
            if (owner.QuarterAgo is { } quarter) yield return (OutcomePart.Owners, texts["Movers.Days", 90], owner.Name.Code, quarter);
        }

        foreach (var row in figures.Regions) yield return (OutcomePart.Regions, texts["Region.Title"], names[row.Region], row.Outcomes);
        foreach (var row in figures.Classes) yield return (OutcomePart.Classes, texts["Class.Title"], row.Class is { } known ? names[known] : texts["Class.Unsaid"], row.Outcomes);
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
