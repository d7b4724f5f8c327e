using System.Globalization;
using Portal.Domain.Common;

namespace Portal.Web.Text;

/// <summary>Says something in a language that need not be the reader's.</summary>
public static class BothLanguages
{
    /// <summary>In English and in Urdu.</summary>
    /// <param name="say">Says it in the language of the moment.</param>
    public static LocalizedText Of(Func<string> say) => new(In(PortalCulture.English, say), In(PortalCulture.Urdu, say));

    /// <summary>In one language.</summary>
    /// <typeparam name="T">What is said.</typeparam>
    /// <param name="language"><see cref="PortalCulture.English"/> or <see cref="PortalCulture.Urdu"/>.</param>
    /// <param name="say">Says it in the language of the moment.</param>
    public static T In<T>(string language, Func<T> say)
    {
        var reader = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = reader;
        }
    }
}
