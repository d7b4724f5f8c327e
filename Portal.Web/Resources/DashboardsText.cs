namespace Portal.Web.Resources;

/// <summary>Home, the national dashboard and search: Resources/Dashboards.resx. Tasks, waiting and the funnel's steps are keyed by enum values.</summary>
[DynamicKeys(@"^(Task|Do|Waiting|Funnel)\.")]
public sealed class DashboardsText;
