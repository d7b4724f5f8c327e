namespace Portal.Web.Resources;

/// <summary>Dashboards below the national one: Resources/Outcomes.resx.</summary>
public sealed class OutcomesText;
