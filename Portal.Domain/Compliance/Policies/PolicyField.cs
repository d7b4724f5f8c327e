using System.Collections.Frozen;
using System.Globalization;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Policies;

/// <summary>What sort of value a field has, and how it is written plainly.</summary>
public enum PolicyFieldKind
{
    /// <summary><c>on</c> or <c>off</c>.</summary>
    Switch,

    /// <summary>A whole number of days.</summary>
    Days,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A country, ISO 3166-1 alpha-2.</summary>
    Country,

    /// <summary>Countries in the order of the alphabet, with commas between.</summary>
    Countries,

    /// <summary>A <see cref="DataClass"/>.</summary>
    Class,

    /// <summary>Several <see cref="PlacementKind"/> in the order of the enumeration, with commas between.</summary>
    Places,

    /// <summary>Several <see cref="FinancialEntity"/> in the order of the enumeration, with commas between.</summary>
    Entities,
}

/// <summary>
/// One thing that a policy version says. Every field can be read and written as plain text, so that changes, comparisons, hashes and
/// the merging of two people's changes are made the same way for all.
/// </summary>
/// <param name="Name">Stable name: <c>On.</c> and the obligation, or the parameter's property.</param>
/// <param name="Kind">What sort of value it has.</param>
/// <param name="Read">Its value in a content, written plainly.</param>
/// <param name="Write">A content with another value, which <see cref="Take"/> let pass.</param>
/// <param name="Least">The least number allowed.</param>
/// <param name="Most">The largest number allowed.</param>
public sealed record PolicyField(
    string Name, PolicyFieldKind Kind, Func<PolicyContent, string> Read, Func<PolicyContent, string, PolicyContent> Write, int Least = 0, int Most = 0)
{
    /// <summary>The most characters of a value.</summary>
    public const int ValueMaxLength = 1200;

    /// <summary>The most characters of a name.</summary>
    public const int NameMaxLength = 60;

    /// <summary>A switch that is on.</summary>
    public const string On = "on";

    /// <summary>A switch that is off.</summary>
    public const string Off = "off";

    private const string SwitchPrefix = "On.";

    /// <summary>Every field there is: the switches in the catalogue's order, then the figures.</summary>
    public static IReadOnlyList<PolicyField> All { get; } =
    [
        .. ObligationCatalogue.All.Select(o => Switch(o.Id)),
        .. Enum.GetValues<DataClass>().Select(Places),
        Country(nameof(PolicyParameters.HomeCountry), p => p.HomeCountry, (p, v) => p with { HomeCountry = v }),
        Countries(nameof(PolicyParameters.BarredCountries), p => p.BarredCountries, (p, v) => p with { BarredCountries = v }),
        Number(nameof(PolicyParameters.ReviewDays), PolicyFieldKind.Days, 30, 1_825, p => p.ReviewDays, (p, v) => p with { ReviewDays = v }),
        Number(nameof(PolicyParameters.TrafficRetentionDays), PolicyFieldKind.Days, 1, 3_650, p => p.TrafficRetentionDays, (p, v) => p with { TrafficRetentionDays = v }),
        Number(nameof(PolicyParameters.MaxRetentionDays), PolicyFieldKind.Days, 30, 36_500, p => p.MaxRetentionDays, (p, v) => p with { MaxRetentionDays = v }),
        Number(nameof(PolicyParameters.MinSites), PolicyFieldKind.Count, 1, 10, p => p.MinSites, (p, v) => p with { MinSites = v }),
        Number(nameof(PolicyParameters.MinSitesCritical), PolicyFieldKind.Count, 1, 20, p => p.MinSitesCritical, (p, v) => p with { MinSitesCritical = v }),
        Class(nameof(PolicyParameters.KeysAtHomeFrom), p => p.KeysAtHomeFrom, (p, v) => p with { KeysAtHomeFrom = v }),
        Entities(nameof(PolicyParameters.OffshoreApprovalFor), p => p.OffshoreApprovalFor, (p, v) => p with { OffshoreApprovalFor = v }),
        .. Enum.GetValues<DataClass>().Select(Floor),
        Number(nameof(PolicyParameters.WaiverDays), PolicyFieldKind.Days, 30, 1_095, p => p.WaiverDays, (p, v) => p with { WaiverDays = v }),
        Number(nameof(PolicyParameters.EvidenceDays), PolicyFieldKind.Days, 1, 365, p => p.EvidenceDays, (p, v) => p with { EvidenceDays = v }),
        Countries(nameof(PolicyParameters.NodeCountries), p => p.NodeCountries, (p, v) => p with { NodeCountries = v }),
        Number(nameof(PolicyParameters.MinNodeOperators), PolicyFieldKind.Count, 1, 20, p => p.MinNodeOperators, (p, v) => p with { MinNodeOperators = v }),
        Number(nameof(PolicyParameters.MinNodeSites), PolicyFieldKind.Count, 1, 20, p => p.MinNodeSites, (p, v) => p with { MinNodeSites = v }),
    ];

    private static readonly FrozenDictionary<string, PolicyField> ByName = All.ToFrozenDictionary(f => f.Name);

    /// <summary>The obligation that it switches; null for a figure.</summary>
    public string? ObligationId => Kind == PolicyFieldKind.Switch ? Name[SwitchPrefix.Length..] : null;

    /// <summary>A field by its name, or null.</summary>
    /// <param name="name">For example <c>MinSites</c>.</param>
    public static PolicyField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Name of the switch of an obligation.</summary>
    /// <param name="obligation">Its id.</param>
    public static string SwitchOf(string obligation) => SwitchPrefix + obligation;

    /// <summary>The property of <see cref="PolicyParameters"/> that a figure is, or is part of.</summary>
    public string Property => ClassOf is null ? Name : Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The data class that a figure is for; null for one that is alike for all.</summary>
    public DataClass? ClassOf => Kind != PolicyFieldKind.Switch && Name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? Enum.Parse<DataClass>(Name[(dot + 1)..]) : null;

    /// <summary>A value in its plain writing, or why it is none.</summary>
    /// <param name="value">As somebody gave it.</param>
    public Result<string> Take(string value) => Kind switch
    {
        PolicyFieldKind.Switch => value is On or Off ? value : Refused("Common.NotAChoice"),
        PolicyFieldKind.Days or PolicyFieldKind.Count => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
            ? number.ToString(CultureInfo.InvariantCulture)
            : Refused("Policy.OutOfRange", Least, Most),
        PolicyFieldKind.Country => IsoCountries.Know(value) ? value : Refused("Policy.UnknownCountry", value),
        PolicyFieldKind.Countries => Parts(value).FirstOrDefault(c => !IsoCountries.Know(c)) is { } unknown ? Refused("Policy.UnknownCountry", unknown) : Sorted(Parts(value)),
        PolicyFieldKind.Class => Choice<DataClass>(value) is { } dataClass ? dataClass.ToString() : Refused("Common.NotAChoice"),
        PolicyFieldKind.Entities => Several<FinancialEntity>(value),
        _ => Several<PlacementKind>(value),
    };

    /// <summary>The parts of a value that is a list.</summary>
    /// <param name="value">A value in its plain writing.</param>
    public static IReadOnlyList<string> Parts(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Result<string> Several<T>(string value)
        where T : struct, Enum =>
        Parts(value).All(p => Choice<T>(p) is not null) ? Written(Parts(value).Select(p => Choice<T>(p)!.Value)) : Refused("Common.NotAChoice");

    private Error Refused(string code, params object[] args) => Error.Invalid([new FieldError(Name, code, args)]);

    private static PolicyField Switch(string id) => new(SwitchOf(id), PolicyFieldKind.Switch,
        content => content.ObligationIds.Contains(id) ? On : Off,
        (content, value) => content with { ObligationIds = [.. ObligationCatalogue.All.Select(o => o.Id).Where(o => o == id ? value == On : content.ObligationIds.Contains(o))] });

    private static PolicyField Places(DataClass dataClass) => new($"{nameof(PolicyParameters.AllowedKinds)}.{dataClass}", PolicyFieldKind.Places,
        content => Written(content.Parameters.AllowedKinds.GetValueOrDefault(dataClass, [])),
        (content, value) => content with
        {
            Parameters = content.Parameters with
            {
                AllowedKinds = new Dictionary<DataClass, IReadOnlyList<PlacementKind>>(content.Parameters.AllowedKinds) { [dataClass] = [.. Parts(value).Select(Enum.Parse<PlacementKind>)] },
            },
        });

    private static PolicyField Floor(DataClass dataClass) =>
        Number($"{nameof(PolicyParameters.SovereigntyFloors)}.{dataClass}", PolicyFieldKind.Count, 0, SovereigntyScore.Highest,
            p => p.SovereigntyFloors.GetValueOrDefault(dataClass),
            (p, v) => p with { SovereigntyFloors = new Dictionary<DataClass, int>(p.SovereigntyFloors) { [dataClass] = v } });

    private static PolicyField Number(string name, PolicyFieldKind kind, int least, int most, Func<PolicyParameters, int> read, Func<PolicyParameters, int, PolicyParameters> write) => new(name, kind,
        content => read(content.Parameters).ToString(CultureInfo.InvariantCulture),
        (content, value) => content with { Parameters = write(content.Parameters, int.Parse(value, CultureInfo.InvariantCulture)) },
        least, most);

    private static PolicyField Country(string name, Func<PolicyParameters, string> read, Func<PolicyParameters, string, PolicyParameters> write) => new(name, PolicyFieldKind.Country,
        content => read(content.Parameters), (content, value) => content with { Parameters = write(content.Parameters, value) });

    private static PolicyField Countries(string name, Func<PolicyParameters, IReadOnlyList<string>> read, Func<PolicyParameters, IReadOnlyList<string>, PolicyParameters> write) => new(name, PolicyFieldKind.Countries,
        content => Sorted(read(content.Parameters)), (content, value) => content with { Parameters = write(content.Parameters, Parts(value)) });

    private static PolicyField Class(string name, Func<PolicyParameters, DataClass> read, Func<PolicyParameters, DataClass, PolicyParameters> write) => new(name, PolicyFieldKind.Class,
        content => read(content.Parameters).ToString(), (content, value) => content with { Parameters = write(content.Parameters, Enum.Parse<DataClass>(value)) });

    private static PolicyField Entities(
        string name, Func<PolicyParameters, IReadOnlyList<FinancialEntity>> read, Func<PolicyParameters, IReadOnlyList<FinancialEntity>, PolicyParameters> write) => new(name, PolicyFieldKind.Entities,
        content => Written(read(content.Parameters)), (content, value) => content with { Parameters = write(content.Parameters, [.. Parts(value).Select(Enum.Parse<FinancialEntity>)]) });

    private static string Sorted(IEnumerable<string> countries) => string.Join(',', countries.Distinct().Order(StringComparer.Ordinal));

    private static string Written<T>(IEnumerable<T> choices)
        where T : struct, Enum => string.Join(',', choices.Distinct().Order());

    // Names alone: a number is no choice, though the enumeration would parse it.
    private static T? Choice<T>(string value)
        where T : struct, Enum => Enum.GetNames<T>().Contains(value) ? Enum.Parse<T>(value) : null;
}
