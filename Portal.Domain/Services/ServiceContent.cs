using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Services;

/// <summary>Everything a filing says, section by section: what is compared, merged, proposed and kept as a snapshot.</summary>
public sealed record ServiceContent
{
    /// <summary>How content is written as JSON: the form of snapshots and amendments.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>What it is.</summary>
    public ServiceAbout About { get; init; } = new();

    /// <summary>Who answers for it.</summary>
    public ServiceContacts Contacts { get; init; } = new();

    /// <summary>How it reaches people and systems.</summary>
    public ServiceOffer Offer { get; init; } = new();

    /// <summary>What data it keeps.</summary>
    public ServiceData Data { get; init; } = new();

    /// <summary>Its data sets.</summary>
    public ServiceDataSets DataSets { get; init; } = new([]);

    /// <summary>Where its parts are.</summary>
    public ServicePlacements Placements { get; init; } = new([]);

    /// <summary>Transfers across the border.</summary>
    public ServiceFlows Flows { get; init; } = new([], DeclaredNone: false);

    /// <summary>What it needs.</summary>
    public ServiceDependencies Dependencies { get; init; } = new([]);

    /// <summary>How it is protected.</summary>
    public ServiceSafeguards Safeguards { get; init; } = new();

    /// <summary>How long it may be gone, and how it is left.</summary>
    public ServiceContinuity Continuity { get; init; } = new();

    /// <summary>Declared levels of sovereignty.</summary>
    public ServiceSovereignty Sovereignty { get; init; } = new();

    /// <summary>One section.</summary>
    /// <param name="name">Which.</param>
    public IServiceSection this[ServiceSectionName name] => name switch
    {
        ServiceSectionName.About => About,
        ServiceSectionName.Contacts => Contacts,
        ServiceSectionName.Offer => Offer,
        ServiceSectionName.Data => Data,
        ServiceSectionName.DataSets => DataSets,
        ServiceSectionName.Placements => Placements,
        ServiceSectionName.Flows => Flows,
        ServiceSectionName.Dependencies => Dependencies,
        ServiceSectionName.Safeguards => Safeguards,
        ServiceSectionName.Continuity => Continuity,
        ServiceSectionName.Sovereignty => Sovereignty,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>Which section it is.</summary>
    /// <param name="section">A section.</param>
    public static ServiceSectionName NameOf(IServiceSection section) => section switch
    {
        ServiceAbout => ServiceSectionName.About,
        ServiceContacts => ServiceSectionName.Contacts,
        ServiceOffer => ServiceSectionName.Offer,
        ServiceData => ServiceSectionName.Data,
        ServiceDataSets => ServiceSectionName.DataSets,
        ServicePlacements => ServiceSectionName.Placements,
        ServiceFlows => ServiceSectionName.Flows,
        ServiceDependencies => ServiceSectionName.Dependencies,
        ServiceSafeguards => ServiceSectionName.Safeguards,
        ServiceContinuity => ServiceSectionName.Continuity,
        ServiceSovereignty => ServiceSectionName.Sovereignty,
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    /// <summary>The same with another section. Rows that are new are given their keys.</summary>
    /// <param name="section">The section.</param>
    public ServiceContent With(IServiceSection section) => section switch
    {
        ServiceAbout about => this with { About = about },
        ServiceContacts contacts => this with { Contacts = contacts },
        ServiceOffer offer => this with { Offer = offer },
        ServiceData data => this with { Data = data },
        ServiceDataSets sets => this with { DataSets = new(Keyed(DataSets.Items, sets.Items, (row, key) => row with { Key = key })) },
        ServicePlacements placements => this with { Placements = new(Keyed(Placements.Items, placements.Items, (row, key) => row with { Key = key })) },
        ServiceFlows flows => this with
        {
            Flows = new(Keyed(Flows.Items, flows.Items, (row, key) => row with { Key = key }), flows.DeclaredNone && flows.Items.Count == 0),
        },
        ServiceDependencies dependencies => this with { Dependencies = new(Keyed(Dependencies.Items, dependencies.Items, (row, key) => row with { Key = key })) },
        ServiceSafeguards safeguards => this with { Safeguards = safeguards },
        ServiceContinuity continuity => this with { Continuity = continuity },
        ServiceSovereignty sovereignty => this with { Sovereignty = sovereignty },
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    // A key that is missing or stands twice is replaced: a row copied by hand is another row. One that says what a known row says, as from
    // a system that does not keep keys, is that row.
    private static List<T> Keyed<T>(IReadOnlyList<T> known, IReadOnlyList<T> rows, Func<T, Guid, T> give)
        where T : IContentRow
    {
        var seen = new HashSet<Guid>();
        var free = known.Count > 0 && rows.Any(r => r.Key == Guid.Empty)
            ? known.Where(k => rows.All(r => r.Key != k.Key)).ToLookup(k => Said(give(k, Guid.Empty)), k => k.Key)
            : null;
        return
        [
            .. rows.Select(row =>
            {
                if (row.Key != Guid.Empty && seen.Add(row.Key)) return row;
                var same = free?[Said(give(row, Guid.Empty))].FirstOrDefault(key => !seen.Contains(key)) ?? Guid.Empty;
                var key = same == Guid.Empty ? Guid.CreateVersion7() : same;
                seen.Add(key);
                return give(row, key);
            }),
        ];
    }

    private static string Said<T>(T row) => JsonSerializer.Serialize(row, Json);
}
