using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Registers sign-in at identity providers.</summary>
public static class OidcServices
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Registers the providers that the configuration names, and the scheme that people sign in by.</summary>
    /// <typeparam name="TEvents">Decides whether somebody whom a provider vouched for may come in.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Names the providers.</param>
    /// <param name="cookies">Flags of the cookie that binds a sign-in to the browser it was begun in.</param>
    /// <exception cref="PortalSetupException">A provider is configured wrongly.</exception>
    public static IServiceCollection AddOidcSignIn<TEvents>(this IServiceCollection services, IConfiguration configuration, CookieSecurePolicy cookies)
        where TEvents : OAuthEvents
    {
        services.AddSingleton(OidcProviders.From(configuration));
        services.AddHostedService<OidcRefresher>();
        services.AddScoped<TEvents>();
        services.AddAuthentication().AddOAuth<OidcOptions, OidcHandler>(OidcOptions.Scheme, oidc =>
        {
            oidc.CallbackPath = OidcOptions.Callback;
            oidc.EventsType = typeof(TEvents);
            // People come back by a link from the provider's page, for which Lax is enough.
            oidc.CorrelationCookie.Name = "portal-signin.";
            oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = cookies;
        });
        return services;
    }

    /// <summary>Registers what talks to providers, of which there are none until <see cref="AddOidcSignIn"/> names them.</summary>
    /// <param name="services">The container.</param>
    internal static IServiceCollection AddOidc(this IServiceCollection services)
    {
        services.AddSingleton(new OidcProviders([]));
        services.AddSingleton(_ => new OidcHttp(Timeout));
        services.AddSingleton<OidcDirectory>();
        services.AddSingleton<ISignInProviders>(provider => provider.GetRequiredService<OidcDirectory>());
        services.AddSingleton<OidcClient>();
        services.AddSingleton<OidcRenewal>();
        services.AddSingleton(provider => new OidcSignOut(provider.GetRequiredService<OidcProviders>(), provider.GetRequiredService<OidcDirectory>()));
        return services;
    }
}
