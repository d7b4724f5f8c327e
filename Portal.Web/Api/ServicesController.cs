using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Web.Api;

/// <summary>The register of services for other systems: the same use cases, the same rights as the pages.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="answers">Turns results into answers.</param>
/// <param name="json">How bodies are read.</param>
[ApiController]
[Authorize(AuthenticationSchemes = TokenAuthentication.Name)]
[Route("api/services")]
[RequestSizeLimit(MaxBody)]
public sealed class ServicesController(UseCases useCases, ResultAnswers answers, IOptions<JsonOptions> json) : ControllerBase
{
    private const int MaxBody = 256 * 1024;

    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
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

    // A field that the portal does not know is a slip that nobody would see otherwise.
    private readonly JsonSerializerOptions _strict = new(json.Value.JsonSerializerOptions)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Services the caller may see.</summary>
    /// <param name="filter">What to keep.</param>
    /// <param name="paging">Which part.</param>
    [HttpGet]
    public async Task<ActionResult<FoundServices>> ListAsync([FromQuery] ServiceFilter filter, [FromQuery] ServicePaging paging) =>
        answers.Of(await useCases.SendAsync(new ListServicesQuery(filter, paging), HttpContext.RequestAborted));

    /// <summary>One service; 404 also where it belongs to an organisation the caller may not see.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("{id:guid}")]
    public async Task<ActionResult<ServiceDetail>> GetAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.IsSuccess) Tag(found.Value.Version);
        return answers.Of(found);
    }

    /// <summary>Begins a filing. Asked twice with the same id it begins one.</summary>
    /// <param name="draft">The id, made by the caller.</param>
    [HttpPost]
    public async Task<ActionResult<ServiceDraft>> StartAsync([FromBody] NewService draft)
    {
        var id = draft.Id is { } given ? new ServiceId(given) : ServiceId.New();
        var started = await useCases.SendAsync(new StartServiceCommand(id), HttpContext.RequestAborted);
        if (started.Error is { } refused) return answers.Problem(refused);
        var made = await useCases.SendAsync(new GetServiceDraftQuery(id), HttpContext.RequestAborted);
        if (made.Error is { } missing) return answers.Problem(missing);
        Tag(made.Value.Version);
        return Created($"/api/services/{id}/draft", made.Value);
    }

    /// <summary>A filing as it is being written, with how far each section is.</summary>
    /// <param name="id">The filing.</param>
    [HttpGet("{id:guid}/draft")]
    public async Task<ActionResult<ServiceDraft>> DraftAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceDraftQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.IsSuccess) Tag(found.Value.Version);
        return answers.Of(found);
    }

    /// <summary>Saves one section; the header <c>If-Match</c> carries the version last seen.</summary>
    /// <param name="id">The filing.</param>
    /// <param name="section">One of <c>about contacts offer data datasets placements flows dependencies safeguards continuity sovereignty</c>.</param>
    /// <param name="content">The whole section.</param>
    [HttpPut("{id:guid}/sections/{section}")]
    public async Task<ActionResult<SavedSection>> SaveAsync(Guid id, string section, [FromBody] JsonElement content)
    {
        if (!Sections.TryGetValue(section, out var type)) return answers.Problem(Error.NotFound);
        if (Version() is not { } version) return NoVersion();
        if (Read(content, type) is not { } read) return answers.Problem(StatusCodes.Status400BadRequest, "Api.NotASection");
        var saved = await useCases.SendAsync(new SaveServiceSectionCommand(new ServiceId(id), version, read), HttpContext.RequestAborted);
        if (saved.IsSuccess) Tag(saved.Value.Version);
        return answers.Of(saved);
    }

    /// <summary>Files a draft for review; the header <c>If-Match</c> carries the version last seen.</summary>
    /// <param name="id">The filing.</param>
    [HttpPost("{id:guid}/submission")]
    public async Task<ActionResult<ServiceDetail>> SubmitAsync(Guid id)
    {
        if (Version() is not { } version) return NoVersion();
        var filed = await useCases.SendAsync(new SubmitServiceCommand(new ServiceId(id), version), HttpContext.RequestAborted);
        return filed.Error is { } refused ? answers.Problem(refused) : await GetAsync(id);
    }

    private IServiceSection? Read(JsonElement content, Type type)
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

    private Guid? Version() =>
        EntityTagHeaderValue.TryParse(Request.Headers.IfMatch.ToString(), out var tag) && Guid.TryParse(tag.Tag.AsSpan().Trim('"'), out var version) ? version : null;

    private ObjectResult NoVersion() => answers.Problem(StatusCodes.Status428PreconditionRequired, "Api.NoVersion");

    private void Tag(Guid version) => Response.Headers.ETag = $"\"{version}\"";
}

/// <summary>A filing to be begun.</summary>
/// <param name="Id">Made by the caller, so that a request sent twice begins one filing; null to have it made.</param>
public sealed record NewService(Guid? Id = null);
