using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Infrastructure.Http;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>The configured providers. They come from the configuration only, so that no page can lead a sign-in elsewhere.</summary>
/// <param name="all">In the order of their keys.</param>
public sealed partial class OidcProviders(IReadOnlyList<OidcProvider> all)
{
    private const string Section = "Access:Providers";
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(5);

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(OidcProvider.Authority), nameof(OidcProvider.ClientId), nameof(OidcProvider.ClientSecret), nameof(OidcProvider.Domains), nameof(OidcProvider.Name),
        nameof(OidcProvider.Scopes), nameof(OidcProvider.ClockSkew), nameof(OidcProvider.EmailClaim), nameof(OidcProvider.NameClaim), nameof(OidcProvider.GroupsClaim),
        nameof(OidcProvider.TrustEmail), nameof(OidcProvider.AllowPrivateNetwork),
    };

    /// <summary>All of them, in the order of their keys.</summary>
    public IReadOnlyList<OidcProvider> All { get; } = all;

    /// <summary>A provider by its key, or null.</summary>
    /// <param name="key">The key.</param>
    public OidcProvider? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    /// <summary>The provider of an e-mail address, told by its domain alone; null where no provider has it.</summary>
    /// <param name="email">What a person typed.</param>
    public OidcProvider? ForEmail(string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant();
        return All.FirstOrDefault(p => p.Domains.Contains(domain, StringComparer.Ordinal));
    }

    /// <summary>Reads and checks them.</summary>
    /// <param name="configuration">Keys <c>Access:Providers:NAME:…</c>; docs/operations/identity-providers.md lists them.</param>
    /// <exception cref="PortalSetupException">The first fault found, in one sentence.</exception>
    public static OidcProviders From(IConfiguration configuration)
    {
        var all = configuration.GetSection(Section).GetChildren().Select(Read).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        foreach (var domain in all.SelectMany(p => p.Domains).GroupBy(d => d, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw Fault($"{Section} names the domain {domain.Key} at more than one provider: leave it at the one that its people sign in at.");
        return new OidcProviders(all);
    }

    private static OidcProvider Read(IConfigurationSection section)
    {
        var at = section.Path;
        if (!KeyPattern().IsMatch(section.Key)) throw Fault($"{at}: the name of a provider has 1 to {Person.ProviderKeyMaxLength} lower-case letters, digits and hyphens.");
        if (section.GetChildren().FirstOrDefault(s => !Known.Contains(s.Key)) is { } unknown)
            throw Fault($"{unknown.Path} is not a setting of a provider: correct its spelling, or take it away.");
        var authority = ReadAuthority(section);
        var allowPrivate = Boolean(section, nameof(OidcProvider.AllowPrivateNetwork));
        if (authority.IsLoopback && !allowPrivate) throw Fault($"{at}:Authority is on this machine: set {at}:AllowPrivateNetwork to true, or name the provider's own address.");
        var english = Text(section, "Name:En") ?? throw Fault($"{at}:Name:En is missing: write the provider's name as people know it.");
        var urdu = Text(section, "Name:Ur") ?? throw Fault($"{at}:Name:Ur is missing: write the provider's name in Urdu.");
        return new OidcProvider(section.Key, new LocalizedText(english, urdu), authority, Text(section, nameof(OidcProvider.ClientId)) ?? throw Fault($"{at}:ClientId is missing: it is the portal's name at the provider."))
        {
            ClientSecret = Text(section, nameof(OidcProvider.ClientSecret)),
            Domains = ReadDomains(section),
            Scopes = ReadScopes(section),
            ClockSkew = ReadSkew(section),
            EmailClaim = Text(section, nameof(OidcProvider.EmailClaim)) ?? "email",
            NameClaim = Text(section, nameof(OidcProvider.NameClaim)) ?? "name",
            GroupsClaim = Text(section, nameof(OidcProvider.GroupsClaim)),
            TrustEmail = Boolean(section, nameof(OidcProvider.TrustEmail)),
            AllowPrivateNetwork = allowPrivate,
        };
    }

    private static Uri ReadAuthority(IConfigurationSection section)
    {
        var text = Text(section, nameof(OidcProvider.Authority)) ?? throw Fault($"{section.Path}:Authority is missing: it is the provider's issuer address.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || !GuardedHttp.IsAskable(authority) || authority.Query.Length > 0 || authority.Fragment.Length > 0)
            throw Fault($"{section.Path}:Authority is '{text}': write an address that begins with https:// (http:// only for this machine) and has no ? or #.");
        return authority;
    }

    private static List<string> ReadDomains(IConfigurationSection section)
    {
        var domains = List(section, nameof(OidcProvider.Domains)).Select(d => d.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (domains.Find(d => !DomainPattern().IsMatch(d)) is { } wrong)
            throw Fault($"{section.Path}:Domains holds '{wrong}': write what follows the @ of an e-mail address, such as pda.gov.pk.");
        return domains;
    }

    private static List<string> ReadScopes(IConfigurationSection section)
    {
        var scopes = List(section, nameof(OidcProvider.Scopes));
        if (scopes.Count == 0) return ["openid", "profile", "email"];
        if (scopes.Find(s => !ScopePattern().IsMatch(s)) is { } wrong) throw Fault($"{section.Path}:Scopes holds '{wrong}': a scope has no spaces, quotes or backslashes.");
        return scopes.Contains("openid", StringComparer.Ordinal) ? scopes : throw Fault($"{section.Path}:Scopes lacks openid: without it the provider does not say who signs in.");
    }

    private static TimeSpan ReadSkew(IConfigurationSection section)
    {
        if (Text(section, nameof(OidcProvider.ClockSkew)) is not { } text) return TimeSpan.FromMinutes(1);
        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var skew) && skew >= TimeSpan.Zero && skew <= MaxSkew
            ? skew
            : throw Fault($"{section.Path}:ClockSkew is '{text}': write a time from 00:00:00 to 00:05:00.");
    }

    private static bool Boolean(IConfigurationSection section, string name) => Text(section, name) switch
    {
        null => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Fault($"{section.Path}:{name} is '{text}': write true or false."),
    };

    // A list is written with indexes (Domains:0) or, in one environment variable, with commas or spaces.
    private static List<string> List(IConfigurationSection section, string name)
    {
        var list = section.GetSection(name);
        var parts = list.Value is { } text ? text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : list.GetChildren().Select(c => c.Value?.Trim());
        return [.. parts.OfType<string>().Where(p => p.Length > 0)];
    }

    private static string? Text(IConfigurationSection section, string name) => section[name]?.Trim() is { Length: > 0 } text ? text : null;

    private static PortalSetupException Fault(string sentence) => new(sentence, PortalSetupException.Misconfigured);

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.None, 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DomainPattern();

    // RFC 6749, section 3.3.
    [GeneratedRegex(@"\A[\x21\x23-\x5B\x5D-\x7E]+\z", RegexOptions.None, 1000)]
    private static partial Regex ScopePattern();
}
