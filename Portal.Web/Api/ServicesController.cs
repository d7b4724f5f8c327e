using Microsoft.AspNetCore.Mvc;
using Portal.Application.Common;
using Portal.Application.Services;
using Portal.Domain.Services;

namespace Portal.Web.Api;

/// <summary>The register of services for other systems: the same use cases, the same rights as the pages.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="answers">Turns results into answers.</param>
[ApiController]
[Route("api/services")]
public sealed class ServicesController(UseCases useCases, ResultAnswers answers) : ControllerBase
{
    /// <summary>Services the caller may see.</summary>
    /// <param name="filter">What to keep.</param>
    /// <param name="paging">Which part.</param>
    [HttpGet]
    public async Task<ActionResult<Page<ServiceRow>>> ListAsync([FromQuery] ServiceFilter filter, [FromQuery] PageRequest paging) =>
        answers.Of(await useCases.SendAsync(new ListServicesQuery(filter, paging), HttpContext.RequestAborted));

    /// <summary>One service; 404 also where it belongs to an organisation the caller may not see.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("{id:guid}")]
    public async Task<ActionResult<ServiceDetail>> GetAsync(Guid id) => answers.Of(await useCases.SendAsync(new GetServiceQuery(new ServiceId(id)), HttpContext.RequestAborted));
}
