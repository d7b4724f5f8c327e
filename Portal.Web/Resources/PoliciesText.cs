namespace Portal.Web.Resources;

/// <summary>Policy versions: Resources/Policies.resx. Keys <c>Field.*</c> are fields of a policy; <c>Did.*</c>, <c>Do.*</c>, <c>Then.*</c> and <c>Concern.*</c> are members of enumerations.</summary>
[DynamicKeys(@"^(Field|Did|Do|Then|Concern)\.\w+(\.\w+)?$")]
public sealed class PoliciesText;
