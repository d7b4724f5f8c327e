using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Common;
using Portal.Web.Features.Services.List;

namespace Portal.Web.Features.Compliance.Oscal;

/// <summary>OSCAL documents for people, to be saved.</summary>
/// <param name="files">Sends them.</param>
public sealed class OscalController(OscalFiles files) : ControllerBase
{
    /// <summary>A policy version as a catalog.</summary>
    /// <param name="number">Its number.</param>
    [HttpGet("/compliance/policies/{number:int}/catalog.json")]
    public async Task<IActionResult> CatalogAsync(int number) => Answer(await files.CatalogAsync(HttpContext, number));

    /// <summary>A service as a component definition.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/services/{id:guid}/component-definition.json")]
    public async Task<IActionResult> ComponentsAsync(Guid id) => Answer(await files.ComponentsAsync(HttpContext, id));

    /// <summary>How one service stands, as assessment results.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/services/{id:guid}/assessment-results.json")]
    public async Task<IActionResult> ResultsAsync(Guid id) => Answer(await files.ResultsAsync(HttpContext, new(), new Domain.Services.ServiceId(id)));

    /// <summary>What is still to be mended in a service, as a plan of action and milestones.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/services/{id:guid}/plan-of-action.json")]
    public async Task<IActionResult> PlanAsync(Guid id) => Answer(await files.PlanAsync(HttpContext, id));

    /// <summary>How the services of a list stand, as assessment results.</summary>
    /// <param name="address">The list.</param>
    [HttpGet("/services/assessment-results.json")]
    public async Task<IActionResult> ResultsAsync([FromQuery] ServiceListAddress address) => Answer(await files.ResultsAsync(HttpContext, address.ToFilter()));

    private IActionResult Answer(Error? refused) => refused?.Kind switch
    {
        null => new EmptyResult(),
        ErrorKind.Forbidden => Forbid(),
        _ => NotFound(),
    };
}
