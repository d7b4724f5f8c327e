using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Application.PublicRegister;
using Portal.Domain.Common;
using static Portal.Web.Features.PublicRegister.LinkedData.LinkedTerms;

namespace Portal.Web.Features.PublicRegister.LinkedData;

/// <summary>
/// The register as <c>dcat:Catalog</c> of DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/), a page at a time: the public services as resources of it,
/// their public data sets, and the interface that serves all of it. Pages are linked as parts of a Hydra collection.
/// </summary>
/// <param name="names">Names in both languages.</param>
public sealed class CatalogueLinkedData(LinkedNames names)
{
    // What has been written goes out before the next is made.
    private const int Buffered = 16 * 1024;

    private static readonly LocalizedText Publisher = new("Pakistan Digital Authority", "پاکستان ڈیجیٹل اتھارٹی");

    /// <summary>Writes the document.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cursor">Its place; null for the first.</param>
    /// <param name="origin">Scheme and host of the portal.</param>
    /// <param name="to">Where to.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(PublicCatalogue page, string? cursor, string origin, Stream to, CancellationToken ct)
    {
        await using var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = Json.Encoder });
        writer.WriteStartObject();
        foreach (var (name, value) in Head(origin))
        {
            writer.WritePropertyName(name);
            value!.WriteTo(writer);
        }

        await ListAsync("dcat:resource", page.Entries.Select(e => Service(e, origin)));
        await ListAsync("dcat:dataset", page.Entries.SelectMany(e => e.DataSets.Select(set => DataSet(e, set, origin))).Prepend(Whole(origin)));
        writer.WritePropertyName("hydra:view");
        View(page, cursor, origin).WriteTo(writer);
        writer.WriteEndObject();
        await writer.FlushAsync(ct);

        async Task ListAsync(string name, IEnumerable<JsonObject> things)
        {
            writer.WriteStartArray(name);
            foreach (var thing in things)
            {
                thing.WriteTo(writer);
                if (writer.BytesPending > Buffered) await writer.FlushAsync(ct);
            }

            writer.WriteEndArray();
        }
    }

    private static string Address(string origin) => $"{origin}{PublicDataController.Path}/catalogue.jsonld";

    private static string IriOf(string origin) => Address(origin) + "#catalogue";

    private static string RegisterOf(string origin) => Address(origin) + "#register";

    private JsonObject Head(string origin) => new()
    {
        ["@context"] = Context(),
        ["@id"] = IriOf(origin),
        ["@type"] = new JsonArray("dcat:Catalog", "hydra:Collection"),
        ["dct:title"] = Words(names.Of("Title")),
        ["dct:description"] = Words(names.Of("Lead")),
        ["dct:publisher"] = Body(new PublicBody("PDA", Publisher), origin),
        ["dct:language"] = LanguagesOf(["en", "ur"]),
        ["dct:spatial"] = Thing(Pakistan),
        ["foaf:homepage"] = Thing(origin + PublicRegisterAddress.Path, "foaf:Document"),
        ["dcat:service"] = Interface(origin),
    };

    private JsonObject Interface(string origin)
    {
        var service = Thing(Address(origin) + "#interface", "dcat:DataService");
        service["dct:title"] = Words(names.Of("Data.Title"));
        service["dct:description"] = Words(names.Of("Data.Lead"));
        service["dcat:endpointURL"] = Thing($"{origin}{PublicDataController.Path}/services");
        service["dcat:servesDataset"] = Thing(RegisterOf(origin));
        return service;
    }

    private JsonObject Whole(string origin)
    {
        var json = Thing(Address(origin) + "#json", "dcat:Distribution");
        json["dcat:accessURL"] = Thing($"{origin}{PublicDataController.Path}/services");
        json["dct:format"] = Listed("file-type", "JSON");
        var linked = Thing(Address(origin) + "#jsonld", "dcat:Distribution");
        linked["dcat:accessURL"] = Thing(Address(origin));
        linked["dct:format"] = Listed("file-type", "JSON_LD");
        var set = Thing(RegisterOf(origin), "dcat:Dataset");
        set["dct:title"] = Words(names.Of("Title"));
        set["dct:description"] = Words(names.Of("Lead"));
        set["dct:accessRights"] = Listed("access-right", "PUBLIC");
        set["dcat:landingPage"] = Thing(origin + PublicRegisterAddress.Path);
        set["dcat:distribution"] = new JsonArray(json, linked);
        return set;
    }

    private JsonObject Service(PublicCatalogueEntry entry, string origin)
    {
        var row = entry.Row;
        var title = Words(row.Name) ?? new JsonArray(Words(row.Code));
        return Said(new JsonObject
        {
            ["@id"] = origin + PublicFormats.AddressOf(row.Code, PublicFormat.Page),
            ["@type"] = new JsonArray("dcat:Resource", "cpsv:PublicService"),
            ["dct:identifier"] = row.Code,
            ["dct:title"] = title,
            ["dct:description"] = Words(entry.Summary) ?? title.DeepClone(),
            ["cv:hasCompetentAuthority"] = Body(row.Organisation, origin),
            ["adms:status"] = names.Concept(row.State, origin),
            ["dct:modified"] = Moment(row.Changed),
            ["dcat:landingPage"] = Thing(origin + PublicFormats.AddressOf(row.Code, PublicFormat.Page)),
        });
    }

    private JsonObject DataSet(PublicCatalogueEntry entry, PublicDataSet set, string origin)
    {
        var page = origin + PublicFormats.AddressOf(entry.Row.Code, PublicFormat.Page);
        var node = Thing($"{page}#data-{set.Key:N}", "dcat:Dataset");
        node["dct:title"] = Words(set.Name);
        node["dct:description"] = Words(names.Of("DataSets.Of", new LocalizedText(set.Name, set.Name), Named(entry.Row), entry.Row.Organisation.Name));
        node["dct:publisher"] = Body(entry.Row.Organisation, origin);
        node["dct:accessRights"] = Listed("access-right", "PUBLIC");
        node["dcat:landingPage"] = Thing(page);
        return node;
    }

    private static LocalizedText Named(PublicServiceRow row) => row.Name.In("en").Length > 0 ? row.Name : new(row.Code, row.Code);

    // https://www.hydra-cg.com/spec/latest/core/#collections
    private static JsonObject View(PublicCatalogue page, string? cursor, string origin)
    {
        var view = Thing(At(cursor), "hydra:PartialCollectionView");
        view["hydra:first"] = Thing(At(null));
        if (page.Previous is { } previous) view["hydra:previous"] = Thing(At(previous));
        if (page.Next is { } next) view["hydra:next"] = Thing(At(next));
        return view;

        string At(string? place) => place is null ? Address(origin) : $"{Address(origin)}?cursor={Uri.EscapeDataString(place)}";
    }
}
