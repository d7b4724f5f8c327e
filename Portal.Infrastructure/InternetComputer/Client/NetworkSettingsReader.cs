using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Portal.Infrastructure.Http;
using Portal.Infrastructure.InternetComputer.Simulation;
using Portal.Infrastructure.Setup;

namespace Portal.Infrastructure.InternetComputer.Client;

/// <summary>
/// Reads which networks the portal asks. The public network is always among them, its root key built in; in a demonstration the simulated one comes first.
/// </summary>
internal static partial class NetworkSettingsReader
{
    private const string Section = "Networks";
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(1);
    private static readonly Uri[] PublicAddresses = [new("https://icp-api.io"), new("https://ic0.app")];

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(NetworkSettings.Addresses), nameof(NetworkSettings.RootKey), nameof(NetworkSettings.AllowPrivateNetwork), nameof(NetworkSettings.Timeout),
        nameof(NetworkSettings.Attempts), nameof(NetworkSettings.Concurrency),
    };

    /// <summary>Reads and checks them.</summary>
    /// <param name="configuration">Keys <c>Networks:NAME:…</c>; docs/operations/configuration.md lists them.</param>
    /// <param name="demo">Whether this is a demonstration.</param>
    /// <exception cref="PortalSetupException">The first fault found, in one sentence.</exception>
    public static IReadOnlyList<NetworkSettings> From(IConfiguration configuration, bool demo)
    {
        var sections = configuration.GetSection(Section);
        var others = sections.GetChildren().Where(s => s.Key != NetworkSettings.Public).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => ReadOther(s, demo));
        IEnumerable<NetworkSettings> all = [ReadPublic(sections.GetSection(NetworkSettings.Public)), .. others];
        return [.. demo ? all.Prepend(Demonstration()) : all];
    }

    private static NetworkSettings Demonstration() =>
        new(DemonstrationNetwork.Name, SubnetKey.Parse(DemonstrationNetwork.Network.RootKey)) { IsSimulated = true, AllowPrivateNetwork = true };

    private static NetworkSettings ReadPublic(IConfigurationSection section)
    {
        if (Text(section, nameof(NetworkSettings.RootKey)) is not null) throw Fault($"{section.Path}:RootKey is built into the portal: take the setting away, or give a network of your own another name.");
        var read = Read(section, SubnetKey.Mainnet);
        return read.Addresses.Count > 0 ? read : read with { Addresses = PublicAddresses };
    }

    private static NetworkSettings ReadOther(IConfigurationSection section, bool demo)
    {
        if (section.Key.Length > NetworkSettings.NameMaxLength || !NamePattern().IsMatch(section.Key))
            throw Fault($"{section.Path}: the name of a network has 1 to {NetworkSettings.NameMaxLength} lower-case letters, digits and hyphens.");
        if (section.Key == DemonstrationNetwork.Name) throw Fault($"{section.Path}: the portal itself serves the network of the demonstration; give yours another name.");
        var key = ReadKey(section);
        if (!demo && key.Der.Span.SequenceEqual(DemonstrationNetwork.Network.RootKey))
            throw Fault($"{section.Path}:RootKey is the simulated network's, whose secret everybody knows: it is taken in a demonstration only.");
        var read = Read(section, key);
        return read.Addresses.Count > 0 ? read : throw Fault($"{section.Path}:Addresses is missing: name at least one boundary address of the network.");
    }

    private static NetworkSettings Read(IConfigurationSection section, SubnetKey key)
    {
        if (section.GetChildren().FirstOrDefault(s => !Known.Contains(s.Key)) is { } unknown)
            throw Fault($"{unknown.Path} is not a setting of a network: correct its spelling, or take it away.");
        var settings = new NetworkSettings(section.Key, key);
        settings = settings with
        {
            AllowPrivateNetwork = Text(section, nameof(NetworkSettings.AllowPrivateNetwork)) switch
            {
                null => false,
                var text when bool.TryParse(text, out var value) => value,
                var text => throw Fault($"{section.Path}:AllowPrivateNetwork is '{text}': write true or false."),
            },
            Timeout = ReadTimeout(section, settings.Timeout),
            Attempts = ReadNumber(section, nameof(NetworkSettings.Attempts), settings.Attempts, 10),
            Concurrency = ReadNumber(section, nameof(NetworkSettings.Concurrency), settings.Concurrency, 100),
        };
        return settings with { Addresses = [.. Addresses(section).Select(text => ReadAddress(section, text, settings.AllowPrivateNetwork))] };
    }

    private static SubnetKey ReadKey(IConfigurationSection section)
    {
        var text = Text(section, nameof(NetworkSettings.RootKey)) ?? throw Fault($"{section.Path}:RootKey is missing: it is what everything that the network says is held to.");
        try
        {
            if (SubnetKey.TryParse(Convert.FromHexString(text), out var key)) return key;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw Fault($"{section.Path}:RootKey is no root key: write the 133 bytes of its DER form in hexadecimal.");
    }

    private static Uri ReadAddress(IConfigurationSection section, string text, bool allowPrivate)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !GuardedHttp.IsAskable(address) || address.PathAndQuery != "/" || address.Fragment.Length > 0)
            throw Fault($"{section.Path}:Addresses holds '{text}': write an address that begins with https:// (http:// only for this machine) and ends after its host and port.");
        return !address.IsLoopback || allowPrivate ? address : throw Fault($"{section.Path}:Addresses holds '{text}', which is on this machine: set {section.Path}:AllowPrivateNetwork to true, or name another.");
    }

    private static TimeSpan ReadTimeout(IConfigurationSection section, TimeSpan otherwise)
    {
        if (Text(section, nameof(NetworkSettings.Timeout)) is not { } text) return otherwise;
        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time <= MaxTimeout
            ? time
            : throw Fault($"{section.Path}:Timeout is '{text}': write a time of at most 00:01:00.");
    }

    private static int ReadNumber(IConfigurationSection section, string name, int otherwise, int most)
    {
        if (Text(section, name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Fault($"{section.Path}:{name} is '{text}': write a number from 1 to {most}.");
    }

    // A list is written with indexes (Addresses:0) or, in one environment variable, with commas or spaces.
    private static IEnumerable<string> Addresses(IConfigurationSection section)
    {
        var list = section.GetSection(nameof(NetworkSettings.Addresses));
        var parts = list.Value is { } text ? text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : list.GetChildren().Select(c => c.Value?.Trim());
        return parts.OfType<string>().Where(p => p.Length > 0);
    }

    private static string? Text(IConfigurationSection section, string name) => section[name]?.Trim() is { Length: > 0 } text ? text : null;

    private static PortalSetupException Fault(string sentence) => new(sentence, PortalSetupException.Misconfigured);

    [GeneratedRegex(@"\A[a-z0-9-]+\z", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
