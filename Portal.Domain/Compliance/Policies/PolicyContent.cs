using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Portal.Domain.Services;

namespace Portal.Domain.Compliance.Policies;

/// <summary>What a policy version says: the obligations that are switched on, and the figures.</summary>
/// <param name="ObligationIds">The obligations that are switched on.</param>
/// <param name="Parameters">The figures.</param>
public sealed record PolicyContent(IReadOnlyList<string> ObligationIds, PolicyParameters Parameters)
{
    /// <summary>SHA-256 over every field in its plain writing, in hexadecimal: two contents that say the same have the same.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', PolicyField.All.Select(f => $"{f.Name}={f.Read(this)}")))));

    /// <summary>What this content and a later one say differently, field by field.</summary>
    /// <param name="later">The later one.</param>
    public IReadOnlyList<PolicyDifference> To(PolicyContent later) =>
    [
        .. PolicyField.All.Select(f => new PolicyDifference(f, f.Read(this), f.Read(later))).Where(d => d.Before != d.After),
    ];

    /// <summary>What is allowed but may not be meant: it stands beside the content until it is mended or approved.</summary>
    [JsonIgnore]
    public IReadOnlyList<PolicyWarning> Warnings =>
    [
        .. ObligationIds.Count == 0 ? [new PolicyWarning(PolicyConcern.NothingOn, null)] : Array.Empty<PolicyWarning>(),
        .. Enum.GetValues<DataClass>().Where(c => Parameters.AllowedKinds.GetValueOrDefault(c, []).Count == 0).Select(c => new PolicyWarning(PolicyConcern.NoPlaceAllowed, c)),
    ];

    /// <summary>What makes the fields contradict each other; null where they do not.</summary>
    [JsonIgnore]
    public FieldContradiction? Contradiction => Parameters switch
    {
        var p when p.BarredCountries.Contains(p.HomeCountry) => new(nameof(PolicyParameters.BarredCountries), "Policy.HomeBarred"),
        var p when p.MinSitesCritical < p.MinSites => new(nameof(PolicyParameters.MinSitesCritical), "Policy.CriticalFewer"),
        _ => null,
    };
}

/// <summary>Two fields that cannot both hold.</summary>
/// <param name="Field">The field that is refused.</param>
/// <param name="Code">Code of the refusal.</param>
public sealed record FieldContradiction(string Field, string Code);

/// <summary>A field that two contents say differently.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">Its value in the one, in its plain writing.</param>
/// <param name="After">Its value in the other.</param>
public sealed record PolicyDifference(PolicyField Field, string Before, string After);

/// <summary>What may not be meant.</summary>
public enum PolicyConcern
{
    /// <summary>No obligation is switched on: nothing is checked.</summary>
    NothingOn,

    /// <summary>No kind of place is allowed for a data class: every service with such data fails.</summary>
    NoPlaceAllowed,
}

/// <summary>A warning about a content.</summary>
/// <param name="Concern">What it is about.</param>
/// <param name="Class">The data class concerned, if one is.</param>
public sealed record PolicyWarning(PolicyConcern Concern, DataClass? Class);
