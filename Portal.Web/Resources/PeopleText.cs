namespace Portal.Web.Resources;

/// <summary>
/// People, their roles and the table of rights: Resources/People.resx. Keys <c>Permission.*</c> are permissions, <c>Area.*</c> what
/// their names begin with; <c>Role.*</c>, <c>Did.*</c>, <c>Outcome.*</c> and <c>Reach.*</c> are members of enumerations.
/// </summary>
[DynamicKeys(@"^(Permission|Area|Role|Did|Outcome|Reach)\.")]
public sealed class PeopleText;
