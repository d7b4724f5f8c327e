using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>Dates ahead by month, of all kinds or of one, and the services of one day.</summary>
public sealed partial class CalendarPage
{
    private readonly Latest latest = new();
    private DueCalendar? calendar;

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

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindAsked { get; set; }

    private string MonthLead
    {
        get
        {
            var count = T.Count("Cal.Count", calendar!.CountOf(calendar.Month));
            return calendar.Kind is { } kind ? T["Cal.Day", Names[kind], count] : count;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var day = Read(DayAsked, "yyyy-MM-dd");
        DueKind? kind = Enum.TryParse<DueKind>(KindAsked, out var known) && Enum.IsDefined(known) ? known : null;
        var isLatest = latest.Ask();
        var read = await UseCases.SendAsync(new GetDueDatesQuery(Organisation ?? "", On: day, Kind: kind));
        if (!isLatest()) return;
        if (!read.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        calendar = DueCalendar.Of(read.Value, Organisation, Read(MonthAsked, "yyyy-MM"), day, kind);
    }

    private static DateOnly? Read(string? text, string pattern) => DateOnly.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
