using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Portal.Application.Access;
using Portal.Infrastructure.Reports;
using Portal.Web.Components.Layout;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Components;

/// <summary>What the pages need from the host: languages, theme, style sheet, browser script, Radzen's services.</summary>
public static class DesignSystem
{
    private static readonly string[] Cultures = [PortalCulture.English, PortalCulture.Urdu];
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static WebApplicationBuilder AddDesignSystem(this WebApplicationBuilder builder)
    {
        // A build that was not published keeps its static files in several folders; the host looks there only in Development.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddDesignSystem();
        return builder;
    }

    public static IServiceCollection AddDesignSystem(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, TextFactory>());
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(PortalCulture.English).AddSupportedCultures(Cultures).AddSupportedUICultures(Cultures);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Dates>().AddSingleton<ClockWords>().AddSingleton<EnumText>().AddSingleton<ErrorText>().AddSingleton<CountryText>().AddSingleton<ContradictionText>().AddSingleton<ReasonText>()
            .AddSingleton<Features.Services.ContentWords>()
            .AddSingleton<Features.Compliance.Policies.PolicyWords>()
            .AddSingleton<IObligationWords, Features.Compliance.Oscal.ObligationWords>();
        services.AddSingleton<StyleSheet>().AddSingleton<BlazorScript>();
        services.TryAddScoped<IFrameData, SignedOutFrame>();
        services.AddRadzenComponents();
        services.Replace(ServiceDescriptor.Scoped<Radzen.DialogService, Shared.OneDialog>());
        services.AddScoped<Layout.FrameNews>();
        services.AddScoped<FailedParts>().AddScoped<IErrorBoundaryLogger>(provider => provider.GetRequiredService<FailedParts>());
        services.AddScoped<Shared.Toast>();
        services.AddScoped<Shared.UnsavedInput>();
        return services;
    }

    /// <summary>Call before authentication: it puts the reader's language in force and maps what every page needs, open to anyone.</summary>
    public static WebApplication MapDesignSystem(this WebApplication app)
    {
        app.UseRequestLocalization();
        var open = app.MapGroup(string.Empty).AllowAnonymous();
        open.MapGet("/culture", ChangeCulture);
        open.MapMethods(StyleSheet.Path, ReadMethods, (StyleSheet sheet, HttpContext http) => Cacheable(http, sheet.Bytes, "text/css", sheet.Version));
        if (app.Services.GetRequiredService<BlazorScript>() is { IsEmbedded: true })
        {
            open.MapMethods(BlazorScript.Path, ReadMethods, (BlazorScript script, HttpContext http) =>
                Cacheable(http, script.Bytes, "text/javascript", script.Version));
        }

        return app;
    }

    private static async Task<IResult> ChangeCulture(HttpContext http, UseCases useCases, string c, string? to)
    {
        var back = Results.LocalRedirect(IsLocal(to) ? to! : "/");
        // What another site caused is no choice of the reader's.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site") return back;
        if (Cultures.Contains(c, StringComparer.Ordinal)) PortalCulture.Remember(http, c);

        // A person who is signed in finds the language again on another machine.
        if (http.User.Identity?.IsAuthenticated == true) await useCases.SendAsync(new PreferLanguageCommand(c), http.RequestAborted);
        return back;
    }

    // "/path" only: "//host" and "/\host" leave the portal.
    private static bool IsLocal(string? path) =>
        path is ['/'] || (path is ['/', var second, ..] && second is not ('/' or '\\') && !path.Any(char.IsControl));

    private static IResult Cacheable(HttpContext http, byte[] bytes, string type, string version)
    {
        // The address carries the version, so the answer to it never changes.
        http.Response.Headers.CacheControl = http.Request.Query["v"] == version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(bytes, $"{type}; charset=utf-8", entityTag: new($"\"{version}\""));
    }
}
