using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Domain.Services;

namespace Portal.Web.Api;

/// <summary>The sections of a filing as bodies of requests.</summary>
/// <param name="json">How bodies are read.</param>
public sealed class SectionBodies(IOptions<JsonOptions> json)
{
    // A field that the portal does not know is a slip that nobody would see otherwise.
    private readonly JsonSerializerOptions _strict = new(json.Value.JsonSerializerOptions)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The type of each section's body, by the section's name in addresses.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["about"] = typeof(ServiceAbout),
        ["contacts"] = typeof(ServiceContacts),
        ["offer"] = typeof(ServiceOffer),
        ["data"] = typeof(ServiceData),
        ["datasets"] = typeof(ServiceDataSets),
        ["placements"] = typeof(ServicePlacements),
        ["flows"] = typeof(ServiceFlows),
        ["dependencies"] = typeof(ServiceDependencies),
        ["safeguards"] = typeof(ServiceSafeguards),
        ["continuity"] = typeof(ServiceContinuity),
        ["sovereignty"] = typeof(ServiceSovereignty),
    };

    /// <summary>A section's name in addresses.</summary>
    /// <param name="section">The section.</param>
    public static string NameOf(ServiceSectionName section) => section.ToString().ToLowerInvariant();

    /// <summary>Reads a body; null where it is not that section.</summary>
    /// <param name="content">The body.</param>
    /// <param name="type">The section's type.</param>
    public IServiceSection? Read(JsonElement content, Type type)
    {
        try
        {
            return (IServiceSection?)content.Deserialize(type, _strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
