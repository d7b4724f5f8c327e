using Portal.Application.Dashboards.Outcomes;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Web.Features.Dashboards.Outcomes;

/// <summary>The addresses behind the figures of a dashboard, narrowed as it is; null where the reader would not see what was counted.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Organisation">Code of the dashboard's organisation, or nothing.</param>
/// <param name="Region">The dashboard's region.</param>
/// <param name="Obligation">Id of the dashboard's obligation, or nothing.</param>
public sealed record OutcomeLinks(OutcomeFigures Figures, string Organisation, Region? Region, string Obligation)
{
    /// <summary>The list of services behind a figure.</summary>
    /// <param name="outcome">Only with this outcome.</param>
    /// <param name="owner">Only of this organisation, without those below.</param>
    /// <param name="region">Only of this region.</param>
    /// <param name="obligation">The outcome on this obligation.</param>
    /// <param name="dataClass">Only of this class.</param>
    public string? Services(Outcome? outcome = null, string? owner = null, Region? region = null, string? obligation = null, DataClass? dataClass = null)
    {
        // Without more, what was counted is that of every owner in the figures.
        var only = owner ?? (Figures.Owners.Count == 1 ? Figures.Owners[0].Name.Code : null);
        if (!Figures.ReadsAcross && only != Figures.OwnCode) return null;
        var about = obligation ?? (Obligation.Length > 0 ? Obligation : null);
        return "/services" + FigureLinks.Query(
            ("state", nameof(ServiceState.Registered)),
            ("outcome", outcome?.ToString()),
            ("class", dataClass?.ToString()),
            ("region", (region ?? Region)?.ToString()),
            ("org", only ?? (Organisation.Length > 0 ? Organisation : null)),
            ("alone", only is null ? null : "true"),
            // A list knows an obligation only together with an outcome on it.
            ("obligation", outcome is null ? null : about));
    }

    /// <summary>The file of a part of the figures.</summary>
    /// <param name="part">Which part; all of them where it is null.</param>
    public string Csv(OutcomePart? part = null) => "/dashboard/outcomes.csv" + FigureLinks.Query(
        ("org", Organisation), ("region", Region?.ToString()), ("obligation", Obligation), ("part", part?.ToString()));

    /// <summary>The dashboard of an organisation.</summary>
    /// <param name="code">Its code.</param>
    public static string OfOrganisation(string code) => "/dashboard/organisations/" + Uri.EscapeDataString(code);

    /// <summary>The dashboard of a region.</summary>
    /// <param name="region">The region.</param>
    public static string OfRegion(Region region) => "/dashboard/provinces/" + region;

    /// <summary>The dashboard of an obligation.</summary>
    /// <param name="id">Its id.</param>
    public static string OfObligation(string id) => "/dashboard/obligations/" + id;
}

/// <summary>A part of a dashboard that can be had as a file of its own.</summary>
public enum OutcomePart
{
    /// <summary>The end of each month.</summary>
    Trend,

    /// <summary>How long what fails has failed.</summary>
    Ages,

    /// <summary>Obligation by organisation.</summary>
    Heat,

    /// <summary>Organisations, with their rates 30 and 90 days ago.</summary>
    Owners,

    /// <summary>Regions.</summary>
    Regions,

    /// <summary>Classes of data.</summary>
    Classes,
}
