using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Domain.Compliance.Policies;
using Portal.Domain.Services;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>Says fields of a policy and their values in the reader's language.</summary>
public sealed class PolicyWords(IStringLocalizer<PoliciesText> texts, EnumText names, CountryText countries, ReasonText reasons)
{
    /// <summary>What a field is called.</summary>
    public string Name(PolicyField field)
    {
        if (field.ObligationId is { } obligation) return reasons.Title(obligation);
        return field.ClassOf is { } dataClass ? texts[$"Field.{field.Property}", names[dataClass]] : texts[$"Field.{field.Name}"];
    }

    /// <summary>A value of a field.</summary>
    public string Value(PolicyField field, string value) => field.Kind switch
    {
        PolicyFieldKind.Switch => texts[value == PolicyField.On ? "Switch.On" : "Switch.Off"],
        PolicyFieldKind.Days => texts.Count("Days", long.Parse(value, CultureInfo.InvariantCulture)),
        PolicyFieldKind.Count => Numbers.Count(long.Parse(value, CultureInfo.InvariantCulture)),
        PolicyFieldKind.Country => countries[value],
        PolicyFieldKind.Countries => List(value, c => countries[c]),
        PolicyFieldKind.Class => names[Enum.Parse<DataClass>(value)],
        PolicyFieldKind.Entities => List(value, e => names[Enum.Parse<FinancialEntity>(e)]),
        _ => List(value, k => names[Enum.Parse<PlacementKind>(k)]),
    };

    /// <summary>What may not be meant.</summary>
    public string Concern(PolicyWarning warning) => texts[$"Concern.{warning.Concern}", warning.Class is { } dataClass ? names[dataClass] : ""];

    private string List(string value, Func<string, string> name) =>
        value.Length == 0 ? texts["None"] : string.Join(PortalCulture.IsUrdu ? "، " : ", ", PolicyField.Parts(value).Select(name));
}
