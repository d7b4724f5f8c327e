using Portal.Application.PublicRegister;
using Portal.Application.Services;
using Portal.Application.Services.Register;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Web.Features.PublicRegister;

/// <summary>The public register as it stands in an address: filters and place. What cannot be understood does not narrow the list.</summary>
public sealed record PublicRegisterAddress
{
    /// <summary>Path of the register.</summary>
    public const string Path = "/register";

    /// <summary>Words of the name or the code.</summary>
    public string? Q { get; init; }

    /// <summary>Code of an organisation.</summary>
    public string? Org { get; init; }

    /// <summary>A province or territory.</summary>
    public string? Region { get; init; }

    /// <summary>A data class.</summary>
    public string? Class { get; init; }

    /// <summary>A country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>A state.</summary>
    public string? State { get; init; }

    /// <summary>The place in the list.</summary>
    public string? At { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Parts.Any(p => p.Name != "at" && !string.IsNullOrWhiteSpace(p.Value));

    private (string Name, string? Value)[] Parts => [("q", Q), ("org", Org), ("region", Region), ("class", Class), ("country", Country), ("state", State), ("at", At)];

    /// <summary>The same for the query.</summary>
    public PublicServiceFilter ToFilter() => new()
    {
        Text = Cut(Q),
        Organisation = Cut(Org),
        Region = Read<Region>(Region),
        Class = Read<DataClass>(Class),
        Country = Country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? Country : "",
        State = Read<ServiceState>(State),
    };

    /// <summary>The place for the query; null where it is none.</summary>
    public string? ToCursor() => RegisterCursor.Read(At) is null ? null : At;

    /// <summary>The address.</summary>
    public string On()
    {
        var given = Parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToArray();
        return given.Length == 0 ? Path : Path + "?" + string.Join('&', given);
    }

    private static string Cut(string? text) => text is null ? "" : text[..Math.Min(text.Length, ServiceFilter.TextMaxLength)];

    // Names only: a number would pass for any member.
    private static T? Read<T>(string? value)
        where T : struct, Enum => value is { Length: > 0 } && char.IsAsciiLetter(value[0]) && Enum.TryParse<T>(value, ignoreCase: true, out var read) ? read : null;
}
