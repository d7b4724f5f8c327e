namespace Portal.Web.Resources;

/// <summary>What services have to do with each other, with sites and with data sets: Resources/Relations.resx.</summary>
[DynamicKeys(@"^(Side\.\w+(\.(Lead|None))?|Group\.\w+(\.Lead)?|Effect\.\w+|Lost\.\w+|Column\.(UsersBeyond|Users|Subject|Needs|NeedsBeyond))$")]
public sealed class RelationsText;
