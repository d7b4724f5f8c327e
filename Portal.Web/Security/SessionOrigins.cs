using Portal.Application.Security;
using Portal.Domain.Access;

namespace Portal.Web.Security;

/// <summary>Says where a request comes from in the few words that a session keeps.</summary>
internal static class SessionOrigins
{
    // The first that is found names the browser: most of them also claim to be Chrome or Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser, system and network of a request.</summary>
    public static SessionOrigin Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        var brands = http.Request.Headers["Sec-CH-UA"].ToString();
        var browser = First(Browsers, agent);
        // Chromium itself says "Chrome" in its old header and tells the truth only in the new one.
        if (browser == "Chrome" && brands.Contains("Chromium", StringComparison.Ordinal) && !brands.Contains("Google Chrome", StringComparison.Ordinal)) browser = "Chromium";
        return new SessionOrigin(browser, First(Systems, agent), http.Connection.RemoteIpAddress is { } address ? ClientNetwork.Truncate(address) : "");
    }

    private static string First((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "";
}
