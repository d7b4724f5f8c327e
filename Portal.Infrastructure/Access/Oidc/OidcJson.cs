using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>Reads what a provider, or somebody in its name, wrote: strict, shallow, and never twice the same name.</summary>
internal static class OidcJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 12 };

    /// <summary>An object, or null where it is none.</summary>
    public static JsonElement? Object(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && IsReadable(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, written out or escaped: the parser lets it pass, and reading it throws.
            return null;
        }
    }

    /// <summary>A member that is a text; null where it is missing or something else.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The texts of a member that is a list of texts; null where it is missing or something else.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(v => v.GetString()!)]
            : null;

    /// <summary>A member that is a moment in seconds since 1970 (RFC 7519, NumericDate); false where it is missing or no moment.</summary>
    public static bool TryMoment(this JsonElement json, string name, out DateTimeOffset moment)
    {
        moment = default;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds)) return false;
        if (seconds is not (>= 0 and < 253_402_300_799)) return false;
        moment = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return true;
    }

    /// <summary>Whether a member is there at all, whatever it is.</summary>
    public static bool Has(this JsonElement json, string name) => json.TryGetProperty(name, out _);

    /// <summary>An address that may be asked.</summary>
    public static bool TryAddress(this JsonElement json, string name, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(json.Text(name), UriKind.Absolute, out address) && Http.GuardedHttp.IsAskable(address) && address.Fragment.Length == 0;

    private static bool IsReadable(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => member.Name is not null && IsReadable(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsReadable),
        JsonValueKind.String => value.GetString() is not null,
        _ => true,
    };
}
