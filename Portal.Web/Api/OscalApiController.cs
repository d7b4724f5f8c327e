using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Features.Compliance.Oscal;

namespace Portal.Web.Api;

/// <summary>OSCAL documents for other systems: what is asked of services, how a service is made up, how services stand.</summary>
/// <param name="files">Sends them.</param>
/// <param name="answers">Turns refusals into answers.</param>
[ApiController]
[Authorize(AuthenticationSchemes = TokenAuthentication.Name)]
public sealed class OscalApiController(OscalFiles files, ResultAnswers answers) : ControllerBase
{
    /// <summary>The policy version in force as a catalog.</summary>
    [HttpGet("/" + ApiPaths.Policies + "/in-force/oscal/catalog")]
    public async Task<IActionResult> CatalogAsync() => Answer(await files.CatalogAsync(HttpContext, null));

    /// <summary>A policy version as a catalog.</summary>
    /// <param name="number">Its number.</param>
    [HttpGet("/" + ApiPaths.Policies + "/{number:int}/oscal/catalog")]
    public async Task<IActionResult> CatalogAsync(int number) => Answer(await files.CatalogAsync(HttpContext, number));

    /// <summary>A service as a component definition.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/" + ApiPaths.Services + "/{id:guid}/oscal/component-definition")]
    public async Task<IActionResult> ComponentsAsync(Guid id) => Answer(await files.ComponentsAsync(HttpContext, id));

    /// <summary>How one service stands, as assessment results.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/" + ApiPaths.Services + "/{id:guid}/oscal/assessment-results")]
    public async Task<IActionResult> ResultsAsync(Guid id) => Answer(await files.ResultsAsync(HttpContext, new(), new ServiceId(id)));

    /// <summary>What is still to be mended in a service, as a plan of action and milestones; 404 also where nothing is.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/" + ApiPaths.Services + "/{id:guid}/oscal/plan-of-action")]
    public async Task<IActionResult> PlanAsync(Guid id) => Answer(await files.PlanAsync(HttpContext, id));

    /// <summary>How services stand, as assessment results.</summary>
    /// <param name="filter">Which services.</param>
    [HttpGet("/" + ApiPaths.Services + "/oscal/assessment-results")]
    public async Task<IActionResult> ResultsAsync([FromQuery] ServiceFilter filter) => Answer(await files.ResultsAsync(HttpContext, filter));

    private IActionResult Answer(Error? refused) => refused is null ? new EmptyResult() : answers.Problem(refused);
}
