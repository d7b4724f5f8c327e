using Microsoft.Extensions.Localization;
using Portal.Application.Services.Relations;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Relations;

/// <summary>What is said of a site.</summary>
internal static class SiteWords
{
    /// <summary>Its country, or that it is not said.</summary>
    public static string Country(SitePlace place, CountryText countries, IStringLocalizer<RelationsText> texts) =>
        place.Country.Length > 0 ? countries[place.Country] : texts["Sites.NoCountry"];
}
