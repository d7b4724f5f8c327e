using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Web.Features.Services;

/// <summary>The filters of the list as they stand in an address; what cannot be understood does not narrow the list.</summary>
public sealed record ServiceListAddress
{
    public string? Q { get; init; }

    public string? State { get; init; }

    public string? Outcome { get; init; }

    public string? Class { get; init; }

    public string? Region { get; init; }

    public string? Org { get; init; }

    public string? Obligation { get; init; }

    public string? Kind { get; init; }

    public string? Abroad { get; init; }

    /// <summary>The same for the query.</summary>
    public ServiceFilter ToFilter() => new()
    {
        Text = Q ?? "",
        State = Read<ServiceState>(State),
        Outcome = Read<Outcome>(Outcome),
        Class = Read<DataClass>(Class),
        Region = Read<Region>(Region),
        Kind = Read<PlacementKind>(Kind),
        Organisation = Org ?? "",
        Obligation = Obligation ?? "",
        Abroad = Abroad is "true" or "1",
    };

    // Names only: a number would pass for any member.
    private static T? Read<T>(string? value)
        where T : struct, Enum => value is { Length: > 0 } && char.IsAsciiLetter(value[0]) && Enum.TryParse<T>(value, ignoreCase: true, out var read) ? read : null;
}
