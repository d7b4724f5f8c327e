using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Application.PublicRegister;
using static Portal.Web.Features.PublicRegister.LinkedData.LinkedTerms;

namespace Portal.Web.Features.PublicRegister.LinkedData;

/// <summary>A service as <c>cpsv:PublicService</c> of CPSV-AP 3.2.0 (https://semiceu.github.io/CPSV-AP/releases/3.2.0/).</summary>
/// <param name="names">Names in both languages.</param>
public sealed class ServiceLinkedData(LinkedNames names)
{
    /// <summary>The document.</summary>
    /// <param name="service">The service.</param>
    /// <param name="origin">Scheme and host of the portal.</param>
    public JsonObject Of(PublicService service, string origin)
    {
        var iri = origin + PublicFormats.AddressOf(service.Code, PublicFormat.Page);
        var title = Words(service.Name) ?? new JsonArray(Words(service.Code));
        return Said(new JsonObject
        {
            ["@context"] = Context(),
            ["@id"] = iri,
            ["@type"] = "cpsv:PublicService",
            ["dct:identifier"] = service.Code,
            ["dct:title"] = title,
            // The profile asks for a description; where nobody wrote one, the name has to do.
            ["dct:description"] = Words(service.Summary) ?? title.DeepClone(),
            ["cv:hasCompetentAuthority"] = Body(service.Organisation, origin),
            ["dct:spatial"] = Thing(Pakistan),
            ["dct:language"] = LanguagesOf(service.Offer.Languages),
            ["adms:status"] = names.Concept(service.State, origin),
            ["dct:issued"] = Moment(service.RegisteredSince),
            ["dct:modified"] = Moment(service.Changed),
            ["foaf:page"] = Thing(iri, "foaf:Document"),
            ["cv:hasLegalResource"] = LegalResource(service, iri),
            ["cv:hasChannel"] = new JsonArray([.. service.Offer.Channels.Select(channel => (JsonNode)Channel(channel, iri, origin))]),
            ["cv:processingTime"] = service.Offer.ProcessingDays is { } days ? Typed($"P{days.ToString(CultureInfo.InvariantCulture)}D", "xsd:duration") : null,
            ["cv:hasCost"] = Cost(service, iri),
            ["cpsv:produces"] = new JsonArray(Output(iri, title)),
            ["cv:isClassifiedBy"] = service.Class is { } dataClass ? new JsonArray(names.Concept(dataClass, origin)) : null,
        });
    }

    private static JsonObject? LegalResource(PublicService service, string iri)
    {
        if (service.LegalBasis.Length == 0) return null;
        var resource = Thing(iri + "#law", "eli:LegalResource");
        resource["dct:title"] = Words(service.LegalBasis);
        return resource;
    }

    private JsonObject Channel(Domain.Services.ServiceChannel channel, string iri, string origin)
    {
        var node = Thing($"{iri}#channel-{channel}", "cv:Channel");
        node["dct:identifier"] = $"{channel}";
        node["dct:type"] = names.Concept(channel, origin);
        return node;
    }

    private static JsonObject? Cost(PublicService service, string iri)
    {
        if (service.Offer.FeeRupees is not { } fee) return null;
        var cost = Thing(iri + "#cost", "cv:Cost");
        cost["dct:identifier"] = service.Code + "-cost";
        cost["cv:hasValue"] = Typed(fee.ToString(CultureInfo.InvariantCulture), "xsd:double");
        cost["cv:currency"] = Listed("currency", "PKR");
        return cost;
    }

    // What comes of a service the register does not say in words of its own: it is what the service is called after.
    private static JsonObject Output(string iri, JsonArray title)
    {
        var output = Thing(iri + "#output", "cv:Output");
        output["dct:identifier"] = iri[(iri.LastIndexOf('/') + 1)..] + "-output";
        output["dct:title"] = title.DeepClone();
        return output;
    }
}
