using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.List;

/// <summary>The list as it stands in an address: filters, order, columns and place. What cannot be understood does not narrow the list.</summary>
public sealed record ServiceListAddress
{
    /// <summary>Path of the list.</summary>
    public const string Path = "/services";

    public string? Q { get; init; }

    public string? State { get; init; }

    public string? Outcome { get; init; }

    public string? Class { get; init; }

    public string? Region { get; init; }

    public string? Org { get; init; }

    public string? Alone { get; init; }

    public string? Obligation { get; init; }

    public string? Kind { get; init; }

    public string? Country { get; init; }

    public string? Subnet { get; init; }

    public string? Abroad { get; init; }

    public string? Sort { get; init; }

    public string? Dir { get; init; }

    public string? At { get; init; }

    public string? Cols { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending => Dir == "desc";

    /// <summary>The columns that the address names, in the list's order; null where it names none.</summary>
    public IReadOnlyList<ServiceColumn>? Columns => Cols is null ? null : [.. Cols.Split(',').Select(Read<ServiceColumn>).OfType<ServiceColumn>().Distinct().Order()];

    // In the order in which they are written.
    private (string Name, string? Value)[] Parts =>
    [
        ("q", Q), ("state", State), ("outcome", Outcome), ("class", Class), ("region", Region), ("org", Org), ("alone", Alone), ("obligation", Obligation), ("kind", Kind),
        ("country", Country), ("subnet", Subnet), ("abroad", Abroad), ("sort", Sort), ("dir", Dir), ("cols", Cols), ("at", At),
    ];

    /// <summary>The same for the query.</summary>
    public ServiceFilter ToFilter() => new()
    {
        Text = Cut(Q),
        State = Read<ServiceState>(State),
        Outcome = Read<Outcome>(Outcome),
        Class = Read<DataClass>(Class),
        Region = Read<Region>(Region),
        Kind = Read<PlacementKind>(Kind),
        Organisation = Cut(Org),
        OrganisationAlone = IsYes(Alone),
        Obligation = Cut(Obligation),
        Country = Country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? Country : "",
        Subnet = Cut(Subnet),
        Abroad = IsYes(Abroad),
    };

    /// <summary>The page it names.</summary>
    public ServicePaging ToPaging() => new(Sort: Sort, Descending: Descending, Cursor: RegisterCursor.Read(At) is null ? null : At, Language: PortalCulture.Language);

    /// <summary>The list without a place in it: its first page.</summary>
    public ServiceListAddress First() => this with { At = null };

    /// <summary>The address.</summary>
    /// <param name="path">Path of the list, or of its export.</param>
    public string On(string path = Path)
    {
        var given = Parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToArray();
        return given.Length == 0 ? path : path + "?" + string.Join('&', given);
    }

    // What is longer than any name cannot be one; the text itself is searched as far as it goes.
    private static string Cut(string? text) => text is null ? "" : text[..Math.Min(text.Length, ServiceFilter.TextMaxLength)];

    private static bool IsYes(string? value) => value is "true" or "1";

    // Names only: a number would pass for any member.
    private static T? Read<T>(string? value)
        where T : struct, Enum => value is { Length: > 0 } && char.IsAsciiLetter(value[0]) && Enum.TryParse<T>(value, ignoreCase: true, out var read) ? read : null;
}
