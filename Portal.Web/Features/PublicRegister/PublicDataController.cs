using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Application.PublicRegister;
using Portal.Application.Services;
using Portal.Web.Api;
using Portal.Web.Features.PublicRegister.LinkedData;

namespace Portal.Web.Features.PublicRegister;

/// <summary>The public register as data: JSON, and linked data in the vocabularies DCAT-AP 3 and CPSV-AP 3.2. Everything is in both languages.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="answers">Turns refusals into answers.</param>
/// <param name="services">Writes a service as linked data.</param>
/// <param name="catalogues">Writes a page of the catalogue as linked data.</param>
/// <param name="json">How JSON is written.</param>
[AllowAnonymous]
[Route(Path)]
public sealed class PublicDataController(UseCases useCases, ResultAnswers answers, ServiceLinkedData services, CatalogueLinkedData catalogues, IOptions<JsonOptions> json) : ControllerBase
{
    /// <summary>Where the data is.</summary>
    public const string Path = "/public/v1";

    private string Origin => $"{Request.Scheme}://{Request.Host}";

    /// <summary>A page of the register.</summary>
    /// <param name="address">Filters as on the page: <c>q org region class country state</c>.</param>
    /// <param name="cursor">The place, as the answer before said; null for the first page.</param>
    /// <param name="take">Rows wanted, 1 to 200.</param>
    [HttpGet("services"), HttpHead("services")]
    public async Task<IActionResult> ListAsync([FromQuery] PublicRegisterAddress address, string? cursor = null, int take = ServicePaging.UsualTake)
    {
        var found = await useCases.SendAsync(new ListPublicServicesQuery(address.ToFilter(), cursor, take), HttpContext.RequestAborted);
        return found.Error is { } refused ? answers.Problem(refused) : Answer(found.Value);
    }

    /// <summary>One service.</summary>
    /// <param name="code">Its code.</param>
    [HttpGet("services/{code}"), HttpHead("services/{code}")]
    public async Task<IActionResult> ServiceAsync(string code)
    {
        var found = await useCases.SendAsync(new GetPublicServiceQuery(code), HttpContext.RequestAborted);
        return found.Error is { } refused ? answers.Problem(refused) : Answer(found.Value);
    }

    /// <summary>One service as <c>cpsv:PublicService</c>.</summary>
    /// <param name="code">Its code.</param>
    [HttpGet("services/{code}.jsonld"), HttpHead("services/{code}.jsonld")]
    public async Task<IActionResult> LinkedServiceAsync(string code)
    {
        var found = await useCases.SendAsync(new GetPublicServiceQuery(code), HttpContext.RequestAborted);
        if (found.Error is { } refused) return answers.Problem(refused);
        if (IsKnown(found.Value, PublicFormats.LinkedData)) return new EmptyResult();
        return Content(services.Of(found.Value, Origin).ToJsonString(LinkedTerms.Json), PublicFormats.LinkedData);
    }

    /// <summary>A page of the register as <c>dcat:Catalog</c>, written as it goes out.</summary>
    /// <param name="cursor">The place, as the page before said; null for the first page.</param>
    [HttpGet("catalogue.jsonld"), HttpHead("catalogue.jsonld")]
    public async Task<IActionResult> CatalogueAsync(string? cursor = null)
    {
        var found = await useCases.SendAsync(new GetPublicCatalogueQuery(cursor), HttpContext.RequestAborted);
        if (found.Error is { } refused) return answers.Problem(refused);
        if (IsKnown(found.Value, PublicFormats.LinkedData)) return new EmptyResult();
        Response.ContentType = PublicFormats.LinkedData;
        await catalogues.WriteAsync(found.Value, cursor, Origin, Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    private IActionResult Answer(object said) =>
        IsKnown(said, "application/json") ? new EmptyResult() : new JsonResult(said, json.Value.JsonSerializerOptions);

    // Published data is for any site to show; no cookie goes along, so nothing of anybody's comes with it.
    private bool IsKnown(object said, string form)
    {
        Response.Headers.AccessControlAllowOrigin = "*";
        return HttpContext.IsKnown(said, "Accept", form, Origin);
    }
}
