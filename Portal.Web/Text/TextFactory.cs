using System.Reflection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Portal.Web.Text;

/// <summary>
/// Finds the resource file of a marker class by dropping the suffix "Text": <c>ServicesText</c> reads Resources/Services.resx.
/// Without the suffix a marker would hide the feature's namespace of the same name.
/// </summary>
internal sealed class TextFactory(IOptions<LocalizationOptions> options, ILoggerFactory loggers)
    : ResourceManagerStringLocalizerFactory(options, loggers)
{
    private const string Suffix = "Text";

    protected override string GetResourcePrefix(TypeInfo typeInfo)
    {
        var name = typeInfo.FullName!;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
