using Portal.Web.Features.PublicRegister.LinkedData;

namespace Portal.Web.Features.PublicRegister;

/// <summary>The register for everybody: what its pages need, and what search engines are told.</summary>
internal static class PublicRegisterSetup
{
    // The register is there to be found; everything else needs a sign-in or is nothing to find.
    private const string Robots =
        """
        User-agent: *
        Allow: /register
        Allow: /sitemap
        Allow: /css/
        Allow: /img/
        Allow: /js/
        Allow: /lib/
        Disallow: /

        """;

    /// <summary>Registers it.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPublicRegister(this IServiceCollection services) =>
        services.AddSingleton<LinkedNames>().AddSingleton<ServiceLinkedData>().AddSingleton<CatalogueLinkedData>();

    /// <summary>Maps what is no page and no data.</summary>
    /// <param name="app">The host.</param>
    public static void MapPublicRegister(this WebApplication app) => app.MapGet("/robots.txt", (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text($"{Robots}Sitemap: {http.Request.Scheme}://{http.Request.Host}{SitemapController.Path}\n");
    }).AllowAnonymous();
}
