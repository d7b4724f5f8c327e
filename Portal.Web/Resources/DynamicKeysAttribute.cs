namespace Portal.Web.Resources;

/// <summary>Says which keys of a resource file are put together at run time, so that no source names them. The tests leave them out of "unused".</summary>
/// <param name="pattern">A regular expression of such keys.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DynamicKeysAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
