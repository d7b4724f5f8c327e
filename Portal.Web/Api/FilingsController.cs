using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Web.Api;

/// <summary>A filing on its way: the first one of a service, and every amendment after it.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="answers">Turns results into answers.</param>
/// <param name="bodies">Reads sections.</param>
/// <param name="problems">Says what is wrong with filings.</param>
[ApiController]
[Authorize(AuthenticationSchemes = TokenAuthentication.Name)]
[Route(ApiPaths.Services + "/{id:guid}")]
[RequestSizeLimit(ApiSetup.LargestBody)]
[ServiceFilter<IdempotencyFilter>]
public sealed class FilingsController(UseCases useCases, ResultAnswers answers, SectionBodies bodies, FilingProblems problems) : ControllerBase
{
    /// <summary>The filing as it is being written, with how far each section is.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("draft")]
    public async Task<ActionResult<ServiceDraft>> DraftAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceDraftQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.IsSuccess) this.Tag(found.Value.Version);
        return answers.Of(found);
    }

    /// <summary>What keeps the filing from being submitted, and which obligations it would not meet.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("problems")]
    public async Task<ActionResult<FilingReport>> ProblemsAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceDraftQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.Error is { } refused) return answers.Problem(refused);
        var forecast = await useCases.SendAsync(new ForecastComplianceQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (forecast.Error is { } unknown) return answers.Problem(unknown);
        this.Tag(found.Value.Version);
        return new FilingReport(found.Value.IsComplete, problems.Of(found.Value.Progress), problems.Of(forecast.Value.Results));
    }

    /// <summary>Saves one section.</summary>
    /// <param name="id">The service.</param>
    /// <param name="section">One of <c>about contacts offer data datasets placements flows dependencies safeguards continuity sovereignty</c>.</param>
    /// <param name="content">The whole section.</param>
    [HttpPut("sections/{section}")]
    public async Task<ActionResult<SavedSection>> SaveAsync(Guid id, string section, [FromBody] JsonElement content)
    {
        if (!SectionBodies.Types.TryGetValue(section, out var type)) return answers.Problem(Error.NotFound);
        if (this.VersionSeen() is not { } version) return answers.NoVersion();
        if (bodies.Read(content, type) is not { } read) return answers.Problem(StatusCodes.Status400BadRequest, "Api.NotASection");
        var saved = await useCases.SendAsync(new SaveServiceSectionCommand(new ServiceId(id), version, read), HttpContext.RequestAborted);
        if (saved.IsSuccess) this.Tag(saved.Value.Version);
        return answers.Of(saved);
    }

    /// <summary>Files it for review.</summary>
    /// <param name="id">The service.</param>
    [HttpPost("submission")]
    public Task<ActionResult<ServiceStatus>> SubmitAsync(Guid id) => MoveAsync(id, v => new SubmitServiceCommand(new ServiceId(id), v));

    /// <summary>Takes it back; a registered service stays as it is.</summary>
    /// <param name="id">The service.</param>
    [HttpPost("withdrawal")]
    public Task<ActionResult<ServiceStatus>> WithdrawAsync(Guid id) => MoveAsync(id, v => new WithdrawServiceCommand(new ServiceId(id), v));

    /// <summary>Begins to change a registered service.</summary>
    /// <param name="id">The service.</param>
    /// <param name="amendment">Why.</param>
    [HttpPost("amendment")]
    public Task<ActionResult<ServiceStatus>> AmendAsync(Guid id, [FromBody] NewAmendment amendment) => MoveAsync(id, v => new AmendServiceCommand(new ServiceId(id), v, amendment.Reason));

    private async Task<ActionResult<ServiceStatus>> MoveAsync(Guid id, Func<Guid, MediatR.IRequest<Result>> command)
    {
        if (this.VersionSeen() is not { } version) return answers.NoVersion();
        var moved = await useCases.SendAsync(command(version), HttpContext.RequestAborted);
        if (moved.Error is { } refused) return answers.Problem(refused);
        var found = await useCases.SendAsync(new GetServiceQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.Error is { } missing) return answers.Problem(missing);
        this.Tag(found.Value.Version);
        return ServiceStatus.Of(found.Value);
    }
}

/// <summary>A change to a registered service.</summary>
/// <param name="Reason">Why it is changed.</param>
public sealed record NewAmendment(string Reason);
