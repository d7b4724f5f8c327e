using Portal.Application.Dashboards;
using Portal.Web.Text;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>A column of <see cref="HeatMap"/>: a short label, the whole name, and where it leads.</summary>
public sealed record HeatColumn(string Label, string Name, string? Href = null);

/// <summary>A row of <see cref="HeatMap"/>.</summary>
public sealed record HeatRow(string Label, string Href, IReadOnlyList<HeatCell> Cells);

/// <summary>A cell of <see cref="HeatMap"/>: the share that passes, what it says in words, and the list behind it.</summary>
public sealed record HeatCell(OutcomeTally Tally, string Says, string? Href)
{
    /// <summary>The share that passes, as printed.</summary>
    public string Figure => Numbers.Percent(Tally.Pass, Tally.Judged);

    /// <summary>What is worst in it.</summary>
    public string Icon => Tally.Judged == 0 ? "na" : Tally.Fail > 0 ? "fail" : Tally.Undetermined > 0 ? "und" : Tally.Waived > 0 ? "waive" : "ok";

    /// <summary>Its colour: five steps, from few to all that pass.</summary>
    public string Css => Tally.Judged == 0 ? "none" : Tally.Rate switch
    {
        >= .995 => "sc5",
        >= .9 => "sc4",
        >= .75 => "sc3",
        >= .5 => "sc2",
        _ => "sc1",
    };
}
