using System.Collections.ObjectModel;
using System.Text.Json;

namespace Portal.Infrastructure.Access.Oidc;

/// <summary>
/// What a provider says of a person, flat: each claim with its values, the members of an object under names with dots
/// (<c>realm_access.roles</c>). Bounded, since the provider decides how much it says.
/// </summary>
internal sealed class OidcClaims
{
    private const int MostValues = 2000;
    private const int MaxLength = 1000;

    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Values by the claim's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => new ReadOnlyDictionary<string, IReadOnlyList<string>>(_values);

    /// <summary>The claims of an object.</summary>
    public static OidcClaims Of(JsonElement json) => new OidcClaims().And(json);

    /// <summary>These and, where a claim is not among them, those of another object.</summary>
    public OidcClaims And(JsonElement json)
    {
        Read("", json, [.. _values.Keys]);
        return this;
    }

    public bool Has(string claim) => _values.ContainsKey(claim);

    /// <summary>The one value of a claim; null where it has none or several.</summary>
    public string? One(string claim) => _values.TryGetValue(claim, out var values) && values.Count == 1 ? values[0] : null;

    private void Read(string path, JsonElement json, HashSet<string> known)
    {
        foreach (var member in json.EnumerateObject())
        {
            var name = path + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object) Read(name + ".", member.Value, known);
            else if (!known.Contains(name) && !_values.ContainsKey(name)) _values[name] = [.. Scalars(member.Value).Where(v => v.Length <= MaxLength).TakeWhile(_ => _count++ < MostValues)];
        }
    }

    private static IEnumerable<string> Scalars(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind != JsonValueKind.Array).SelectMany(Scalars),
        _ => [],
    };
}
