using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.PublicRegister.LinkedData;

/// <summary>Names in both languages at once, whatever the reader's own is.</summary>
/// <param name="names">Names of enum values.</param>
/// <param name="texts">The register's words.</param>
public sealed class LinkedNames(EnumText names, IStringLocalizer<PublicText> texts)
{
    /// <summary>Words of the register.</summary>
    /// <param name="key">Their key.</param>
    /// <param name="args">Values for the placeholders, in each language.</param>
    internal LocalizedText Of(string key, params LocalizedText[] args) =>
        BothLanguages.Of(() => texts[key, [.. args.Select(a => a.In(PortalCulture.Language))]]);

    /// <summary>A value of one of the portal's own lists as a <c>skos:Concept</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="origin">Scheme and host of the portal.</param>
    internal JsonObject Concept(Enum value, string origin)
    {
        var concept = LinkedTerms.Thing($"{origin}{PublicRegisterAddress.Path}#{value.GetType().Name}.{value}", "skos:Concept");
        concept["skos:prefLabel"] = LinkedTerms.Words(BothLanguages.Of(() => names[value]));
        return concept;
    }
}
