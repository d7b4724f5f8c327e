namespace Portal.Web.Resources;

/// <summary>The list of services and what can be done from it: Resources/ServiceList.resx.</summary>
[DynamicKeys(@"^Column\.\w+$")]
public sealed class ServiceListText;
