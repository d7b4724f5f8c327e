using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.History;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>What a minister has to know, on one sheet: three sentences, what changed, the three worst, and what is due.</summary>
public sealed partial class BriefingPage
{
    private const int Worst = 3;
    private const int DaysAhead = 90;

    // Of two services one that fails is half: too few to be called the worst.
    private const int Enough = 4;

    private readonly Latest latest = new();
    private OutcomeFigures? figures;
    private DueDates? dates;
    private OutcomeLinks links = default!;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "org")]
    private string? Organisation { get; set; }

    private string Title => $"{T["Brief.Title"]}: {Of}";

    private string Of => figures!.Organisation?.Name.In(PortalCulture.Language)
        ?? (figures.ReadsAcross ? T["Brief.Whole"] : figures.Owners.FirstOrDefault(o => o.Name.Code == figures.OwnCode)?.Name.Name.In(PortalCulture.Language) ?? figures.OwnCode);

    private string RateSentence
    {
        get
        {
            var now = figures!.Outcomes;
            if (figures.MonthAgo is not { Judged: > 0 } then) return T["Brief.Sentence.First", Numbers.Count(now.Pass), Numbers.Count(now.Judged), Numbers.Percent(now.Pass, now.Judged)];
            if (Numbers.Percent(then.Rate) == Numbers.Percent(now.Rate))
                return T["Brief.Sentence.Same", Numbers.Count(now.Pass), Numbers.Count(now.Judged), Numbers.Percent(now.Pass, now.Judged)];
            var points = PointsOf(now.Rate) - PointsOf(then.Rate);
            var key = points > 0 ? "Brief.Sentence.Up" : "Brief.Sentence.Down";
            return T.Count(key, Math.Abs(points), Numbers.Count(now.Pass), Numbers.Count(now.Judged), Numbers.Percent(now.Pass, now.Judged));
        }
    }

    private string FailSentence => T["Brief.Sentence.Fails", Numbers.Count(figures!.Outcomes.Fail),
        Numbers.Count(figures.Ages.Where(a => a.Age == FailureAge.Over180).Sum(a => a.Count)), Numbers.Count(figures.Outcomes.Undetermined)];

    private string WorstSentence => WorstObligations is [var first, ..]
        ? T["Brief.Sentence.Worst", Reasons.Title(first.Id), Numbers.Count(first.Outcomes.Fail)]
        : T["Brief.Sentence.NoFails"];

    private (string Label, int Now, int? Then, string? Href)[] Rows
    {
        get
        {
            var (now, then) = (figures!.Outcomes, figures.MonthAgo);
            return
            [
                (T["Key.Judged"], now.Judged, then?.Judged, links.Services()),
                (Names[Outcome.Pass], now.Pass, then?.Pass, links.Services(Outcome.Pass)),
                (Names[Outcome.Waived], now.Waived, then?.Waived, links.Services(Outcome.Waived)),
                (Names[Outcome.Undetermined], now.Undetermined, then?.Undetermined, links.Services(Outcome.Undetermined)),
                (Names[Outcome.Fail], now.Fail, then?.Fail, links.Services(Outcome.Fail)),
            ];
        }
    }

    private ObligationFigures[] WorstObligations => [.. figures!.Obligations.Where(o => o.Outcomes.Fail > 0).OrderByDescending(o => o.Outcomes.Fail).ThenByDescending(o => o.Severity).Take(Worst)];

    private OwnerFigures[] WorstOwners => [.. figures!.Owners.Where(o => o.Outcomes.Judged >= Enough).OrderBy(o => o.Outcomes.Rate).ThenByDescending(o => o.Outcomes.Fail).Take(Worst)];

    private (DueKind Kind, int Count)[] Due =>
        [.. dates!.Days.Where(d => d.Day <= dates.Today.AddDays(DaysAhead)).GroupBy(d => d.Kind).Select(g => (g.Key, g.Sum(d => d.Count))).OrderByDescending(d => d.Item2).Take(Worst + Worst)];

    private string CalendarHref(DueKind kind) => DueCalendar.Address(Organisation, kind);

    // The difference of the printed figures, so that a reader who subtracts them gets it too.
    private static int PointsOf(double rate) => int.Parse(Numbers.Percent(rate).TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);

    protected override async Task OnParametersSetAsync()
    {
        var isLatest = latest.Ask();
        var read = await UseCases.SendAsync(new GetOutcomesQuery(Organisation ?? ""));
        var ahead = await UseCases.SendAsync(new GetDueDatesQuery(Organisation ?? ""));
        if (!isLatest()) return;
        if (!read.IsSuccess || !ahead.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        (figures, dates) = (read.Value, ahead.Value);
        links = new OutcomeLinks(figures, Organisation ?? "", null, "");
    }
}
