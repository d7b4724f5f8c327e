using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Application.Dashboards;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards;

/// <summary>The national figures as a file, narrowed as the page is.</summary>
/// <param name="useCases">Reads them.</param>
/// <param name="texts">Words for what they are.</param>
/// <param name="names">Names of regions and classes.</param>
[Authorize]
public sealed class FiguresController(UseCases useCases, IStringLocalizer<DashboardsText> texts, EnumText names) : Controller
{
    /// <summary>One line for each figure: what it divides by, of what, and how many have each outcome.</summary>
    /// <param name="region">Only this region.</param>
    /// <param name="dataClass">Only this class of data.</param>
    [HttpGet("/dashboard/figures.csv")]
    public async Task<IActionResult> DownloadAsync([FromQuery] Region? region, [FromQuery(Name = "class")] DataClass? dataClass)
    {
        var read = await useCases.SendAsync(new GetNationalFiguresQuery(region, dataClass), HttpContext.RequestAborted);
        if (!read.IsSuccess) return Forbid();
        var csv = new CsvText();
        csv.Line(texts["Csv.Group"], texts["Csv.Of"], names[Outcome.Pass], names[Outcome.Waived], names[Outcome.Undetermined], names[Outcome.Fail], texts["Csv.Judged"], texts["Csv.Rate"]);
        foreach (var (group, of, tally) in Rows(read.Value))
            csv.Line(group, of, Text(tally.Pass), Text(tally.Waived), Text(tally.Undetermined), Text(tally.Fail), Text(tally.Judged), tally.Rate.ToString("0.####", CultureInfo.InvariantCulture));

        var day = Dates.DayOf(read.Value.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return File(csv.Bytes(), "text/csv; charset=utf-8", $"figures-{day}.csv");
    }

    private IEnumerable<(string Group, string Of, OutcomeTally Tally)> Rows(NationalFigures figures)
    {
        yield return (texts["Csv.Whole"], "", figures.Outcomes);
        foreach (var row in figures.Regions) yield return (texts["Csv.Region"], names[row.Region], row.Outcomes);
        foreach (var row in figures.Ministries) yield return (texts["Ministry"], row.Name.In(PortalCulture.Language), row.Outcomes);
        if (figures.Others.Count > 0) yield return (texts["Ministry"], texts.Count("Ministry.Others", figures.Others.Count), figures.Others.Outcomes);
        foreach (var row in figures.Classes) yield return (texts["Class.Title"], row.Class is { } known ? names[known] : texts["Class.Unsaid"], row.Outcomes);
        foreach (var point in figures.Trend) yield return (texts["Trend.Title"], point.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), point.Outcomes);
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
