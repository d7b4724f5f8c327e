using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>Dates ahead by month, and the services of one day.</summary>
public sealed partial class CalendarPage
{
    private const int MonthsShown = 12;

    private DueDates? dates;
    private DateOnly month;
    private DateOnly? on;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "org")]
    private string? Organisation { get; set; }

    [SupplyParameterFromQuery(Name = "month")]
    private string? MonthAsked { get; set; }

    [SupplyParameterFromQuery(Name = "on")]
    private string? DayAsked { get; set; }

    private string CsvHref => "/dashboard/calendar.csv" + FigureLinks.Query(("org", Organisation));

    private IEnumerable<DateOnly> Months => Enumerable.Range(0, MonthsShown).Select(i => new DateOnly(dates!.Today.Year, dates.Today.Month, 1).AddMonths(i));

    private Dictionary<DateOnly, int> ByDay => dates!.Days.GroupBy(d => d.Day).ToDictionary(g => g.Key, g => g.Sum(d => d.Count));

    private BarRow[] Kinds
    {
        get
        {
            var kinds = dates!.Days.Where(d => IsIn(d.Day, month)).GroupBy(d => d.Kind).Select(g => (Kind: g.Key, Count: g.Sum(d => d.Count))).OrderByDescending(k => k.Count).ToList();
            return [.. kinds.Select(k => new BarRow(Names[k.Kind], (double)k.Count / kinds[0].Count, Numbers.Count(k.Count)))];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        on = Read(DayAsked, "yyyy-MM-dd");
        var read = await UseCases.SendAsync(new GetDueDatesQuery(Organisation ?? "", On: on));
        if (!read.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        dates = read.Value;
        var asked = on ?? Read(MonthAsked, "yyyy-MM") ?? dates.Days.Select(d => (DateOnly?)d.Day).FirstOrDefault() ?? dates.Today;
        month = new DateOnly(asked.Year, asked.Month, 1);
    }

    private int CountOf(DateOnly first) => dates!.Days.Where(d => IsIn(d.Day, first)).Sum(d => d.Count);

    private string Address(DateOnly first, DateOnly? day = null) => "/dashboard/calendar" + FigureLinks.Query(
        ("org", Organisation), ("month", first.ToString("yyyy-MM", CultureInfo.InvariantCulture)), ("on", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        + (day is null ? "" : "#day");

    // Where what falls due stands on the service's page.
    private static string TabOf(DueKind kind) => kind switch
    {
        DueKind.Accreditation or DueKind.Evidence => "placements",
        DueKind.Transfer => "data",
        DueKind.Document => "documents",
        _ => "compliance",
    };

    private static bool IsIn(DateOnly day, DateOnly first) => day.Year == first.Year && day.Month == first.Month;

    private static DateOnly? Read(string? text, string pattern) => DateOnly.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
