namespace Portal.Web.Resources;

/// <summary>The description of the API: Resources/Api.resx. Keys name operations, parameters, groups and statuses.</summary>
[DynamicKeys(@"^(Op|Param|Group|Group\.Lead|Status)\.\w+$")]
public sealed class ApiText;
