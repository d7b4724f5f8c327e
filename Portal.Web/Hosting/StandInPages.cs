using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Hosting;

/// <summary>
/// Pages that stand in for an answer, like "not found" after a refused upload, are run by the request that was refused. They are read, never sent
/// to: of a form that was read half-way the rest is no form, and a page that tried to read it would fail where it should tell.
/// </summary>
internal static class StandInPages
{
    /// <summary>Has them run without what was sent. To stand behind whatever puts such pages in.</summary>
    /// <param name="app">The portal.</param>
    public static void UseStandInPages(this WebApplication app) => app.Use((http, next) =>
    {
        var standsIn = http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (standsIn) TakeAway(http);
        return next(http);
    });

    private static void TakeAway(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsHead(request.Method)) request.Method = HttpMethods.Get;
        request.Body = Stream.Null;
        request.ContentType = null;
        request.ContentLength = null;
        http.Features.Set<IFormFeature>(null);
    }
}
