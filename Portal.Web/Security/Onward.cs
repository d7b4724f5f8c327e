using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Security;

/// <summary>
/// Takes a browser from a form of ours to a provider. A redirect would not do: browsers hold every step after a form, also those of
/// the provider to a further one that it relies on, to the addresses that the content policy allows forms (CSP Level 3, form-action).
/// </summary>
/// <param name="texts">The words of the link, for a browser that does not go by itself.</param>
public sealed class Onward(IStringLocalizer<SignInText> texts)
{
    /// <summary>A page that goes to an address at once, without scripts.</summary>
    /// <param name="address">The provider's address.</param>
    public ContentResult To(string address)
    {
        var (at, words) = (HtmlEncoder.Default.Encode(address), HtmlEncoder.Default.Encode(texts["Continue"]));
        return new ContentResult
        {
            ContentType = "text/html; charset=utf-8",
            Content = $"""
                <!DOCTYPE html>
                <html lang="{PortalCulture.Language}" dir="{PortalCulture.Direction}">
                <head><meta charset="utf-8"><title>{words}</title><meta http-equiv="refresh" content="0; url={at}"></head>
                <body><p><a href="{at}">{words}</a></p></body>
                </html>
                """,
        };
    }

    /// <summary>Answers a request with that page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="address">The provider's address.</param>
    public async Task SendAsync(HttpContext http, string address)
    {
        var page = To(address);
        http.Response.ContentType = page.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(page.Content!, http.RequestAborted);
    }
}
