using Portal.Infrastructure.Access.Oidc;
using Portal.Infrastructure.Setup;

namespace Portal.Web.Security;

/// <summary>Sign-in at identity providers.</summary>
internal static class ProviderSignInSetup
{
    /// <summary>Registers it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="addresses">Addresses the portal is told to listen on.</param>
    /// <exception cref="PortalSetupException">A provider is configured wrongly.</exception>
    public static WebApplicationBuilder AddProviderSignIn(this WebApplicationBuilder builder, IReadOnlyCollection<string> addresses)
    {
        var cookies = PortalCookies.For(addresses, behindProxy: builder.Configuration.GetSection("Access:Proxies").GetChildren().Any());
        builder.Services.AddSingleton<Onward>();
        builder.Services.AddOidcSignIn<ProviderSignIn>(builder.Configuration, cookies.Policy);
        return builder;
    }
}
