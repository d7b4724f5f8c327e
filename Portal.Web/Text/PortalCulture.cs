using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Portal.Web.Text;

/// <summary>The two languages of the portal and what follows from the reader's choice.</summary>
public static class PortalCulture
{
    public const string English = "en";
    public const string Urdu = "ur";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Karachi");

    public static bool IsUrdu => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Urdu;

    public static string Language => IsUrdu ? Urdu : English;

    public static string Direction => IsUrdu ? "rtl" : "ltr";

    public static string Other => IsUrdu ? English : Urdu;

    /// <summary>Chooses between two stored names, for reference data kept in both languages.</summary>
    public static string Choose(string english, string urdu) => IsUrdu && urdu.Length > 0 ? urdu : english;

    /// <summary>Keeps the reader's choice in their browser.</summary>
    public static void Remember(HttpContext http, string language) => http.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps });
}
