using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Portal.Web.Api;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Security.Hardening;

/// <summary>
/// What is answered where the page of a failure fails too, as it does while the database is gone: what to do and the number to quote, made of a few
/// strings and of nothing that could fail again. What happened stands in the log by then.
/// </summary>
internal static class PlainFailure
{
    /// <summary>Has it answered in place of an empty page. To be the first that a request meets.</summary>
    /// <param name="app">The portal.</param>
    public static void UsePlainFailure(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !http.Response.HasStarted && !ApiSetup.IsApi(http.Request))
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await WriteAsync(http);
        }
    });

    private static async Task WriteAsync(HttpContext http)
    {
        // The language was chosen further in; out here it is the server's.
        if (http.Features.Get<IRequestCultureFeature>() is { } chosen) CultureInfo.CurrentUICulture = chosen.RequestCulture.UICulture;
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<FrameText>>();
        var number = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{PortalCulture.Language}" dir="{PortalCulture.Direction}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{words["Failure.Title"].Value}</title><link rel="stylesheet" href="/css/portal.css"></head>
            <body>
            <div class="shell entry">
            <header class="head"><a class="brand" href="/"><img src="/img/mark.svg" width="36" height="36" alt=""><span><b>{words["Portal.Name"].Value}</b><span>{words["Portal.Owner"].Value}</span></span></a></header>
            <main class="main"><div class="wrap narrow">
            <div class="phead"><div><h1>{words["Failure.Title"].Value}</h1><p class="lead">{words["Failure.Lead"].Value}</p></div></div>
            <section class="panel" aria-label="{words["Next"].Value}"><div class="body">
            <div class="note bad" role="alert"><div>{words["Failure.What"].Value}</div></div>
            <p class="ui push">{words["Failure.Quote"].Value} <bdi class="mono">{WebUtility.HtmlEncode(number)}</bdi></p>
            <div class="row push"><a class="btn primary" href="">{words["Reconnect.Reload"].Value}</a><a class="btn" href="/">{words["GoHome"].Value}</a></div>
            </div></section>
            </div></main>
            </div>
            </body>
            </html>
            """);
    }
}
