using Portal.Application.Dashboards;
using Portal.Domain.Audits;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;

namespace Portal.Web.Features.Dashboards;

/// <summary>The addresses of the lists behind the figures, narrowed as the dashboard is; null where the reader would see only a part.</summary>
/// <param name="OpensLists">The reader sees services and findings of every organisation.</param>
/// <param name="OpensCases">The reader sees sandbox applications of every scheme.</param>
/// <param name="Region">The dashboard's region.</param>
/// <param name="Class">The dashboard's class of data.</param>
public sealed record FigureLinks(bool OpensLists, bool OpensCases, Region? Region, DataClass? Class)
{
    public static FigureLinks Of(NationalFigures figures, Region? region, DataClass? dataClass) => new(figures.OpensLists, figures.OpensCases, region, dataClass);

    public string? Services(Outcome? outcome = null, Region? region = null, DataClass? dataClass = null, string? organisation = null) => !OpensLists
        ? null
        : "/services" + Query(
            ("state", nameof(ServiceState.Registered)),
            ("outcome", outcome?.ToString()),
            ("region", (region ?? Region)?.ToString()),
            ("class", (dataClass ?? Class)?.ToString()),
            ("org", organisation),
            ("alone", organisation is null ? null : "true"));

    // The list of findings knows no class of data.
    public string? Findings(FindingAge? age = null) => !OpensLists || Class is not null
        ? null
        : "/findings" + Query(("open", "true"), ("age", age?.ToString()), ("region", Region?.ToString()));

    public string? Cases(SandboxState? state = null, SandboxPhase? phase = null) =>
        OpensCases ? "/sandbox" + Query(("view", "list"), ("state", state?.ToString()), ("phase", phase?.ToString())) : null;

    /// <summary>A query string of what is there.</summary>
    public static string Query(params (string Name, string? Value)[] parts)
    {
        var given = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToArray();
        return given.Length == 0 ? string.Empty : "?" + string.Join('&', given);
    }
}
