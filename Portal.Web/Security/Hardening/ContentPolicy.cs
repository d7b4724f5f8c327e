namespace Portal.Web.Security.Hardening;

/// <summary>
/// The content security policy (CSP Level 3): nothing but what the portal itself serves. Scripts and style sheets come from its own
/// address only, none is inline; style attributes are allowed because the component library places its pop-ups by them.
/// </summary>
internal sealed class ContentPolicy
{
    /// <summary>Where browsers report what they refused.</summary>
    public const string ReportPath = "/csp-report";

    /// <param name="configuration">Section <c>Access:Providers</c>: a sign-in form may lead to these addresses.</param>
    public ContentPolicy(IConfiguration configuration)
    {
        var providers = configuration.GetSection("Access:Providers").GetChildren()
            .Select(p => Uri.TryCreate(p["Authority"], UriKind.Absolute, out var authority) ? authority.GetLeftPart(UriPartial.Authority) : null)
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        Plain = string.Join("; ",
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src-elem 'self'",
            "style-src-attr 'unsafe-inline'",
            // The component library's sheet puts a picture within itself behind the page. Ours takes it away, but a browser may ask first.
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action " + string.Join(' ', providers.Prepend("'self'")),
            "base-uri 'self'",
            "frame-ancestors 'none'",
            "report-uri " + ReportPath,
        ]);
        OverHttps = Plain + "; upgrade-insecure-requests";
    }

    /// <summary>The policy over http on this machine.</summary>
    public string Plain { get; }

    /// <summary>The policy over https.</summary>
    public string OverHttps { get; }
}
