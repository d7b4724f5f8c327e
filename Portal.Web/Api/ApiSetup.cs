using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Web.Api.Description;

namespace Portal.Web.Api;

/// <summary>The API for other systems: its way in and its limits.</summary>
internal static class ApiSetup
{
    /// <summary>The most bytes of a request's body.</summary>
    public const int LargestBody = 256 * 1024;

    private const string Either = "portal";

    /// <summary>Registers it; after the sessions, whose cookie it leaves to the pages.</summary>
    /// <param name="builder">The host.</param>
    public static WebApplicationBuilder AddPortalApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ApiLimits.From(builder.Configuration));
        builder.Services.AddSingleton<ResultAnswers>();
        builder.Services.AddSingleton<SectionBodies>();
        builder.Services.AddSingleton<FilingProblems>();
        builder.Services.AddScoped<IdempotencyFilter>();
        builder.Services.AddSingleton<ApiSchemas>().AddSingleton<OpenApiDocument>();
        builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = http => IsApi(http.Request) ? TokenAuthentication.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        return builder;
    }

    /// <summary>Whether a request is for the API.</summary>
    /// <param name="request">The request.</param>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
