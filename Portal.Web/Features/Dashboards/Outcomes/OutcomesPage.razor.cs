using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.History;
using Portal.Application.Dashboards;
using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>How a ministry, a province or the country stands, or everybody on one obligation: the same page about another part of the register.</summary>
public sealed partial class OutcomesPage
{
    // Bars and columns beyond these say nothing more to the eye; the tables have all.
    private const int Drawn = 10;

    private readonly Latest latest = new();
    private OutcomeFigures? figures;
    private OutcomeLinks links = default!;
    private Region? region;
    private int days = 30;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private Dates Dates { get; set; } = default!;

    [Inject]
    private EnumText Names { get; set; } = default!;

    [Inject]
    private ReasonText Reasons { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Code of an organisation.</summary>
    [Parameter]
    public string? Organisation { get; set; }

    /// <summary>A <see cref="Region"/>.</summary>
    [Parameter]
    public string? Province { get; set; }

    /// <summary>Id of an obligation.</summary>
    [Parameter]
    public string? Obligation { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    private string? DaysAsked { get; set; }

    private bool IsWhole => Organisation is null && Province is null && Obligation is null;

    private string BriefingHref => "/dashboard/briefing" + FigureLinks.Query(("org", Organisation));

    // A map of one place shows nothing that the figures above do not.
    private bool HasRegions => figures!.Regions.Count(r => r.Outcomes.Judged > 0) > 1;

    private string Path => Navigation.ToAbsoluteUri(Navigation.Uri).AbsolutePath;

    private string Title => figures!.Organisation is { } organisation ? organisation.Name.In(PortalCulture.Language)
        : region is { } known ? Names[known]
        : Obligation is { } id ? Reasons.Title(id) : T["Title"];

    private string Lead => figures!.ReadsAcross ? T["Lead", Dates.Moment(figures.At)] : $"{T["Lead", Dates.Moment(figures.At)]} {T["Lead.Narrow"]}";

    private IReadOnlyList<Crumb>? Crumbs
    {
        get
        {
            if (IsWhole) return null;
            List<Crumb> crumbs = [new(T["Crumb"], "/dashboard/outcomes")];
            if (figures!.Above is { } above) crumbs.Add(new(above.Code, OutcomeLinks.OfOrganisation(above.Code)));
            crumbs.Add(new(Organisation ?? Obligation ?? Title));
            return crumbs;
        }
    }

    private string? TrendLead => figures!.Trend.Count < 2 ? null : T["Trend.Span", Dates.MonthYear(figures.Trend[0].Day), Dates.MonthYear(figures.Trend[^1].Day)].Value;

    private string[] Months => [.. figures!.Trend.Select(p => Dates.Month(p.Day))];

    private TrendSeries[] Series =>
    [
        new(Names[Outcome.Pass], "pass", Shares(o => o.Pass)),
        new(Names[Outcome.Undetermined], "und", Shares(o => o.Undetermined)),
        new(Names[Outcome.Fail], "fail", Shares(o => o.Fail)),
    ];

    private AgeColumn[] Ages => [.. Enum.GetValues<FailureAge>().Select(age => new AgeColumn(Label(age), Count(age, Severity.High), Count(age, Severity.Medium), Count(age, Severity.Low)))];

    private HeatColumn[] HeatColumns =>
        [new(T["Heat.Whole"], Title, links.Services()), .. figures!.Owners.Take(Drawn).Select(o => new HeatColumn(o.Name.Code, o.Name.Name.In(PortalCulture.Language), OutcomeLinks.OfOrganisation(o.Name.Code)))];

    private HeatRow[] HeatRows =>
    [
        .. figures!.Obligations.Select((o, i) => new HeatRow(
            Reasons.Title(o.Id), OutcomeLinks.OfObligation(o.Id),
            [Cell(o.Outcomes, o.Id, Title, null), .. figures.Owners.Take(Drawn).Select(owner => Cell(owner.Obligations[i], o.Id, owner.Name.Code, owner.Name.Code))])),
    ];

    private ShareRow[] Owners => [.. figures!.Owners.Select(o => new ShareRow(o.Name.Name.In(PortalCulture.Language), Counts(o.Outcomes), LinkOf(o.Name.Code)))];

    private RegionTile[] Tiles => [.. figures!.Regions.Select(r => new RegionTile(r.Region, r.Outcomes.Pass, r.Outcomes.Judged, Obligation is null ? OutcomeLinks.OfRegion(r.Region) : links.Services(Outcome.Fail, region: r.Region)))];

    private ShareRow[] Classes =>
        [.. figures!.Classes.Select(c => new ShareRow(c.Class is { } known ? Names[known] : T["Class.Unsaid"], Counts(c.Outcomes), c.Class is { } one ? links.Services(dataClass: one) : null))];

    protected override async Task OnParametersSetAsync()
    {
        days = DaysAsked == "90" ? 90 : 30;
        region = Enum.TryParse<Region>(Province, out var known) && Enum.IsDefined(known) ? known : null;
        var isLatest = latest.Ask();
        var read = Province is not null && region is null ? null : await UseCases.SendAsync(new GetOutcomesQuery(Organisation ?? "", region, Obligation ?? ""));
        if (!isLatest()) return;
        if (read is not { IsSuccess: true })
        {
            Navigation.NotFound();
            return;
        }

        figures = read.Value;
        links = new OutcomeLinks(figures, Organisation ?? "", region, Obligation ?? "");
    }

    // On an obligation's page the list of those that fail it is what is asked for.
    private string? LinkOf(string code) => Obligation is null ? OutcomeLinks.OfOrganisation(code) : links.Services(Outcome.Fail, owner: code);

    private HeatCell Cell(OutcomeTally tally, string obligation, string of, string? owner)
    {
        if (tally.Judged == 0) return new HeatCell(tally, T["Heat.Cell.None", of, obligation], null);
        var says = T["Heat.Cell", of, obligation, Numbers.Count(tally.Judged - tally.Pass), Numbers.Count(tally.Judged), Numbers.Percent(tally.Pass, tally.Judged)];
        var worst = tally.Fail > 0 ? Outcome.Fail : tally.Undetermined > 0 ? Outcome.Undetermined : tally.Waived > 0 ? Outcome.Waived : Outcome.Pass;
        return new HeatCell(tally, says, links.Services(worst, owner, obligation: obligation));
    }

    private double[] Shares(Func<OutcomeTally, int> part) => [.. figures!.Trend.Select(p => p.Outcomes.Judged == 0 ? 0 : (double)part(p.Outcomes) / p.Outcomes.Judged)];

    private int Count(FailureAge age, Severity severity) => figures!.Ages.Where(a => a.Age == age && a.Severity == severity).Sum(a => a.Count);

    private string Label(FailureAge age) => age switch
    {
        FailureAge.UpTo30 => Numbers.Range("0", "30"),
        FailureAge.UpTo90 => Numbers.Range("31", "90"),
        FailureAge.UpTo180 => Numbers.Range("91", "180"),
        _ => T["Age.Over", 180],
    };

    private static OutcomeCounts Counts(OutcomeTally tally) => new(tally.Pass, tally.Waived, tally.Undetermined, tally.Fail);
}
