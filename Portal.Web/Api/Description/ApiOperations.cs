using Portal.Application.PublicRegister;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal;
using Portal.Web.Features.PublicRegister;

namespace Portal.Web.Api.Description;

/// <summary>Everything that programs can ask for.</summary>
internal static class ApiOperations
{
    private const string Services = "/" + ApiPaths.Services;
    private const string One = Services + "/{id}";
    private const string Policies = "/" + ApiPaths.Policies;
    private const string ReadPolicy = Permissions.Compliance.Read;
    private const string Read = Permissions.Services.Read;
    private const string Register = Permissions.Services.Register;

    private static readonly int[] Refused = [401, 403, 429];
    private static readonly int[] RefusedOne = [401, 403, 404, 429];
    private static readonly int[] RefusedChange = [401, 403, 404, 409, 412, 422, 428, 429];

    private static readonly ApiParameter[] Page = [new("take", typeof(int)), new("cursor", typeof(string))];

    private static readonly ApiParameter[] Filters =
    [
        new("text", typeof(string)), new("state", typeof(ServiceState)), new("organisation", typeof(string)), new("organisationAlone", typeof(bool)), new("region", typeof(Region)),
        new("class", typeof(DataClass)), new("outcome", typeof(Outcome)), new("obligation", typeof(string)), new("kind", typeof(PlacementKind)), new("country", typeof(string)),
        new("subnet", typeof(string)), new("abroad", typeof(bool)), new("sort", typeof(string)), new("descending", typeof(bool)), new("language", typeof(string)),
    ];

    private static readonly ApiParameter[] PublicFilters =
        [new("q", typeof(string)), new("org", typeof(string)), new("region", typeof(Region)), new("class", typeof(DataClass)), new("country", typeof(string)), new("state", typeof(ServiceState))];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("listServices", ApiGroup.Services, "GET", Services) { Scope = Read, Query = [.. Filters, .. Page], Answer = typeof(FoundServices), Refusals = [.. Refused, 422] },
        new("startService", ApiGroup.Services, "POST", Services) { Scope = Register, Bodies = Only(new NewService()), Success = 201, Answer = typeof(ServiceDraft), Refusals = [.. Refused, 404, 409, 422] },
        new("listProblems", ApiGroup.Services, "GET", Services + "/problems") { Scope = Register, Query = [new("state", typeof(ServiceState)), .. Page], Answer = typeof(FilingReportPage), Refusals = [.. Refused, 422] },
        new("getService", ApiGroup.Services, "GET", One) { Scope = Read, Answer = typeof(ServiceDetail), Refusals = RefusedOne },
        new("getStatus", ApiGroup.Services, "GET", One + "/status") { Scope = Read, Answer = typeof(ServiceStatus), Refusals = RefusedOne },
        new("deleteDraft", ApiGroup.Services, "DELETE", One) { Scope = Register, NeedsVersion = true, Success = 204, Refusals = RefusedChange },
        new("getDraft", ApiGroup.Filings, "GET", One + "/draft") { Scope = Register, Answer = typeof(ServiceDraft), Refusals = RefusedOne },
        new("getProblems", ApiGroup.Filings, "GET", One + "/problems") { Scope = Register, Answer = typeof(FilingReport), Refusals = RefusedOne },
        new("saveSection", ApiGroup.Filings, "PUT", One + "/sections/{section}") { Scope = Register, NeedsVersion = true, Bodies = ApiExamples.Sections, Answer = typeof(SavedSection), Refusals = [400, .. RefusedChange] },
        new("submitFiling", ApiGroup.Filings, "POST", One + "/submission") { Scope = Register, NeedsVersion = true, Answer = typeof(ServiceStatus), Refusals = RefusedChange },
        new("withdrawFiling", ApiGroup.Filings, "POST", One + "/withdrawal") { Scope = Register, NeedsVersion = true, Answer = typeof(ServiceStatus), Refusals = RefusedChange },
        new("amendService", ApiGroup.Filings, "POST", One + "/amendment") { Scope = Register, NeedsVersion = true, Bodies = Only(ApiExamples.Amendment), Answer = typeof(ServiceStatus), Refusals = RefusedChange },
        new("getCatalogInForce", ApiGroup.Compliance, "GET", Policies + "/in-force/oscal/catalog") { Scope = ReadPolicy, Answer = typeof(object), MediaType = OscalMedia.Json, Refusals = RefusedOne },
        new("getCatalog", ApiGroup.Compliance, "GET", Policies + "/{number}/oscal/catalog") { Scope = ReadPolicy, Answer = typeof(object), MediaType = OscalMedia.Json, Refusals = RefusedOne },
        new("getComponentDefinition", ApiGroup.Compliance, "GET", One + "/oscal/component-definition") { Scope = Read, Answer = typeof(object), MediaType = OscalMedia.Json, Refusals = RefusedOne },
        new("getAssessmentResults", ApiGroup.Compliance, "GET", One + "/oscal/assessment-results") { Scope = Read, Answer = typeof(object), MediaType = OscalMedia.Json, Refusals = RefusedOne },
        new("getPlanOfAction", ApiGroup.Compliance, "GET", One + "/oscal/plan-of-action") { Scope = Permissions.Audits.Read, Answer = typeof(object), MediaType = OscalMedia.Json, Refusals = RefusedOne },
        new("listAssessmentResults", ApiGroup.Compliance, "GET", Services + "/oscal/assessment-results") { Scope = Read, Query = Filters, Answer = typeof(object), MediaType = OscalMedia.Json, Refusals = [.. RefusedOne, 422] },
        new("getEvidence", ApiGroup.Compliance, "GET", One + "/evidence") { Scope = Read, Answer = typeof(ProvedService), Refusals = RefusedOne },
        new("getCertificate", ApiGroup.Compliance, "GET", "/" + ApiPaths.V1 + "/evidence/{id}/certificate") { Scope = Read, Answer = typeof(byte[]), MediaType = EvidenceApiController.Cbor, Refusals = RefusedOne },
        new("listPublicServices", ApiGroup.Public, "GET", PublicDataController.Path + "/services") { Query = [.. PublicFilters, .. Page], Answer = typeof(FoundPublicServices), Refusals = [422, 429] },
        new("getPublicService", ApiGroup.Public, "GET", PublicDataController.Path + "/services/{code}") { Answer = typeof(PublicService), Refusals = [404, 429] },
        new("getPublicServiceLinked", ApiGroup.Public, "GET", PublicDataController.Path + "/services/{code}.jsonld") { Answer = typeof(object), MediaType = PublicFormats.LinkedData, Refusals = [404, 429] },
        new("getPublicCatalogue", ApiGroup.Public, "GET", PublicDataController.Path + "/catalogue.jsonld") { Query = [new("cursor", typeof(string))], Answer = typeof(object), MediaType = PublicFormats.LinkedData, Refusals = [422, 429] },
    ];

    private static Dictionary<string, object> Only(object body) => new() { ["body"] = body };
}
