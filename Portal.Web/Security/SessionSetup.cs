using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Domain.Access;
using Portal.Infrastructure.Setup;
using Portal.Web.Security.Hardening;

namespace Portal.Web.Security;

/// <summary>Sessions, their cookie and their limits.</summary>
internal static class SessionSetup
{
    /// <summary>Registers them.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="addresses">Addresses the portal is told to listen on.</param>
    /// <exception cref="PortalSetupException">A limit cannot be kept.</exception>
    public static WebApplicationBuilder AddPortalSessions(this WebApplicationBuilder builder, IReadOnlyCollection<string> addresses)
    {
        var services = builder.Services;
        var cookies = PortalCookies.For(addresses, behindProxy: Proxies.From(builder.Configuration) is not null);
        var limits = Limits(builder.Configuration);
        services.AddSingleton(cookies);
        services.AddSingleton(limits);
        services.AddScoped<ISignIn, SignIn>();
        services.AddScoped<SessionCookie>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = cookies.Session;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = cookies.Policy;
            cookie.LoginPath = "/signin";
            cookie.ReturnUrlParameter = "returnUrl";
            // The session on the server ends earlier or with it; sliding is the server's business.
            cookie.ExpireTimeSpan = limits.Absolute;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(SessionCookie);
        });
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = cookies.Antiforgery;
            form.Cookie.Path = "/";
            form.Cookie.HttpOnly = true;
            form.Cookie.SameSite = SameSiteMode.Lax;
            form.Cookie.SecurePolicy = cookies.Policy;
        });
        return builder;
    }

    private static SessionLimits Limits(IConfiguration configuration)
    {
        var standard = SessionLimits.Default;
        var limits = new SessionLimits(Read("Idle", standard.Idle), Read("Absolute", standard.Absolute), Read("Warning", standard.Warning));
        if (limits.Idle <= TimeSpan.Zero || limits.Idle > limits.Absolute || limits.Absolute > TimeSpan.FromDays(1) || limits.Warning >= limits.Idle)
        {
            throw new PortalSetupException(
                "Access:Sessions cannot be kept: Idle must be longer than Warning and no longer than Absolute, and Absolute no longer than one day.", PortalSetupException.Misconfigured);
        }

        return limits;

        TimeSpan Read(string name, TimeSpan fallback)
        {
            var written = configuration[$"Access:Sessions:{name}"];
            if (string.IsNullOrEmpty(written)) return fallback;
            return TimeSpan.TryParseExact(written, "c", CultureInfo.InvariantCulture, out var time)
                ? time
                : throw new PortalSetupException($"Access:Sessions:{name} is '{written}': write hours, minutes and seconds like 00:30:00.", PortalSetupException.Misconfigured);
        }
    }
}
