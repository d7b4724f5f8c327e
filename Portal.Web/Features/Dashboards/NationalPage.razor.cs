using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Application.Dashboards;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards;

/// <summary>The country's figures; a filter in the address narrows them.</summary>
public sealed partial class NationalPage
{
    private readonly Latest latest = new();
    private NationalFigures? figures;
    private FigureLinks links = new(false, false, null, null);
    private Region? region;
    private DataClass? dataClass;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private Dates Dates { get; set; } = default!;

    [Inject]
    private EnumText Names { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SharedText> Shared { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "region")]
    private string? RegionAsked { get; set; }

    [SupplyParameterFromQuery(Name = "class")]
    private string? ClassAsked { get; set; }

    private string ExportHref => "/dashboard/figures.csv" + FigureLinks.Query(("region", region?.ToString()), ("class", dataClass?.ToString()));

    private string? Lead
    {
        get
        {
            if (figures is null) return null;
            List<string> sentences = [T["National.AsOf", Dates.Moment(figures.At)]];
            if (figures.Policy is { } policy) sentences.Add(T["National.Policy", policy.Number]);
            sentences.Add(T[figures.OpensLists ? "National.Opens" : "National.Closed"]);
            return string.Join(' ', sentences);
        }
    }

    private RegionTile[] Tiles => [.. figures!.Regions.Select(r => new RegionTile(r.Region, r.Outcomes.Pass, r.Outcomes.Judged, links.Services(region: r.Region)))];

    private ShareRow[] Ministries
    {
        get
        {
            IEnumerable<ShareRow> rows = figures!.Ministries.Select(m => new ShareRow(ShortName(m.Name.In(PortalCulture.Language)), Counts(m.Outcomes), links.Services(organisation: m.Code)));
            if (figures.Others.Count > 0) rows = rows.Append(new ShareRow(T.Count("Ministry.Others", figures.Others.Count), Counts(figures.Others.Outcomes)));
            return [.. rows];
        }
    }

    private string TrendLead => figures!.Trend.Count < 2
        ? T["Trend.Lead"]
        : T["Trend.Span", Dates.MonthYear(figures.Trend[0].Day), Dates.MonthYear(figures.Trend[^1].Day)];

    private string[] Months => [.. figures!.Trend.Select(p => Dates.Month(p.Day))];

    private TrendSeries[] Series =>
    [
        new(Names[Outcome.Pass], "pass", Shares(o => o.Pass)),
        new(Names[Outcome.Undetermined], "und", Shares(o => o.Undetermined)),
        new(Names[Outcome.Fail], "fail", Shares(o => o.Fail)),
    ];

    private TrendEvent? PolicyEvent
    {
        get
        {
            if (figures!.Policy is not { } policy) return null;
            for (var i = 1; i < figures.Trend.Count; i++)
            {
                if (figures.Trend[i].Day.Year == policy.Since.Year && figures.Trend[i].Day.Month == policy.Since.Month)
                    return new TrendEvent(i, T["Trend.Policy", policy.Number]);
            }

            return null;
        }
    }

    private AgeColumn[] Ages =>
    [
        .. Enum.GetValues<FindingAge>().Select(age => new AgeColumn(
            AgeLabel(age), figures!.Findings.Of(Severity.High, age), figures.Findings.Of(Severity.Medium, age), figures.Findings.Of(Severity.Low, age), links.Findings(age))),
    ];

    private string FunnelLead => figures!.Sandbox.Since is { } since ? T["Funnel.Since", Dates.MonthYear(Dates.DayOf(since))] : T["Funnel.None"];

    private FunnelStep[] FunnelSteps => [.. figures!.Sandbox.Funnel.Select(f => new FunnelStep(T[$"Funnel.{f.Reached}"], f.Count, CasesOf(f.Reached)))];

    private string Exits => figures!.Sandbox.Exits.Count == 0
        ? T["Funnel.NoExits"]
        : T["Funnel.Exits", string.Join(PortalCulture.IsUrdu ? "، " : ", ", figures.Sandbox.Exits.Select(e => T["Funnel.ExitOne", Numbers.Count(e.Count), Names[e.Exit]]))];

    private BarRow[] Classes =>
    [
        .. figures!.Classes.Where(c => c.Outcomes.Judged > 0).Select(c => new BarRow(
            c.Class is { } known ? Names[known] : T["Class.Unsaid"],
            c.Outcomes.Rate,
            Numbers.Percent(c.Outcomes.Pass, c.Outcomes.Judged),
            Shared["Of", Numbers.Count(c.Outcomes.Judged)],
            c.Class is { } linked ? links.Services(dataClass: linked) : null)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        region = Enum.TryParse<Region>(RegionAsked, out var knownRegion) && Enum.IsDefined(knownRegion) ? knownRegion : null;
        dataClass = Enum.TryParse<DataClass>(ClassAsked, out var knownClass) && Enum.IsDefined(knownClass) ? knownClass : null;
        var isLatest = latest.Ask();
        var read = await UseCases.SendAsync(new GetNationalFiguresQuery(region, dataClass));
        if (!isLatest()) return;
        figures = read.IsSuccess ? read.Value : null;
        if (figures is not null) links = FigureLinks.Of(figures, region, dataClass);
    }

    private double[] Shares(Func<OutcomeTally, int> part) => [.. figures!.Trend.Select(p => p.Outcomes.Judged == 0 ? 0 : (double)part(p.Outcomes) / p.Outcomes.Judged)];

    // Only where one has come as far and no further is there a list of those counted.
    private string? CasesOf(SandboxAction reached) => reached switch
    {
        SandboxAction.Submit => links.Cases(),
        SandboxAction.Exit => links.Cases(SandboxState.Exited),
        _ => null,
    };

    // The panel's title says that these are ministries.
    private string ShortName(string name) => name.StartsWith(T["Ministry.Prefix"], StringComparison.Ordinal) ? name[T["Ministry.Prefix"].Value.Length..].TrimStart() : name;

    private static OutcomeCounts Counts(OutcomeTally tally) => new(tally.Pass, tally.Waived, tally.Undetermined, tally.Fail);

    private string AgeLabel(FindingAge age) => age switch
    {
        FindingAge.UpTo7 => Numbers.Range("0", "7"),
        FindingAge.UpTo30 => Numbers.Range("8", "30"),
        FindingAge.UpTo90 => Numbers.Range("31", "90"),
        _ => T["Age.Over", 90],
    };
}
