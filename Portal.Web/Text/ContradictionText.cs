using Microsoft.Extensions.Localization;
using Portal.Domain.Services;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>What two answers that contradict each other have to do with one another, and what to do.</summary>
/// <param name="texts">Words of the register.</param>
/// <param name="countries">Names of countries.</param>
public sealed class ContradictionText(IStringLocalizer<ServicesText> texts, CountryText countries)
{
    /// <summary>The words for one of them.</summary>
    public string this[Contradiction one] => texts[$"Contradicts.{one.Code}", one.Code == "KeysElsewhere" ? countries[one.Subject] : one.Subject];
}
