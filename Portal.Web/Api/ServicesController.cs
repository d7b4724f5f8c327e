using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Services;
using Portal.Domain.Compliance;
using Portal.Domain.Services;

namespace Portal.Web.Api;

/// <summary>The register of services for other systems: the same use cases, the same rights as the pages.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="answers">Turns results into answers.</param>
/// <param name="problems">Says what is wrong with filings.</param>
[ApiController]
[Authorize(AuthenticationSchemes = TokenAuthentication.Name)]
[Route(ApiPaths.Services)]
[RequestSizeLimit(ApiSetup.LargestBody)]
[ServiceFilter<IdempotencyFilter>]
public sealed class ServicesController(UseCases useCases, ResultAnswers answers, FilingProblems problems) : ControllerBase
{
    /// <summary>Services the caller may see.</summary>
    /// <param name="filter">What to keep.</param>
    /// <param name="paging">Which part.</param>
    [HttpGet]
    public async Task<ActionResult<FoundServices>> ListAsync([FromQuery] ServiceFilter filter, [FromQuery] ServicePaging paging) =>
        answers.Of(await useCases.SendAsync(new ListServicesQuery(filter, paging), HttpContext.RequestAborted));

    /// <summary>What is missing in each filing that is being written.</summary>
    /// <param name="cursor">The place, as the answer before said.</param>
    /// <param name="take">Filings wanted, 1 to 200.</param>
    /// <param name="state">Draft, or returned for changes.</param>
    [HttpGet("problems")]
    public async Task<ActionResult<FilingReportPage>> ProblemsAsync(string? cursor = null, int take = ServicePaging.UsualTake, ServiceState state = ServiceState.Draft)
    {
        var found = await useCases.SendAsync(new ListFilingProblemsQuery(cursor, take, state), HttpContext.RequestAborted);
        return found.Error is { } refused
            ? answers.Problem(refused)
            : new FilingReportPage([.. found.Value.Items.Select(Row)], found.Value.Previous, found.Value.Next);
    }

    /// <summary>One service; 404 also where it belongs to an organisation the caller may not see.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("{id:guid}")]
    public async Task<ActionResult<ServiceDetail>> GetAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.IsSuccess) this.Tag(found.Value.Version);
        return answers.Of(found);
    }

    /// <summary>Where one service stands.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("{id:guid}/status")]
    public async Task<ActionResult<ServiceStatus>> StatusAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceQuery(new ServiceId(id)), HttpContext.RequestAborted);
        if (found.Error is { } refused) return answers.Problem(refused);
        this.Tag(found.Value.Version);
        return ServiceStatus.Of(found.Value);
    }

    /// <summary>Begins a filing. Asked twice with the same id, or with the same key, it begins one.</summary>
    /// <param name="draft">The id, made by the caller.</param>
    [HttpPost]
    public async Task<ActionResult<ServiceDraft>> StartAsync([FromBody] NewService draft)
    {
        var id = draft.Id is { } given ? new ServiceId(given) : IdempotencyFilter.IdOf(HttpContext) is { } derived ? new ServiceId(derived) : ServiceId.New();
        var started = await useCases.SendAsync(new StartServiceCommand(id), HttpContext.RequestAborted);
        if (started.Error is { } refused) return answers.Problem(refused);
        var made = await useCases.SendAsync(new GetServiceDraftQuery(id), HttpContext.RequestAborted);
        if (made.Error is { } missing) return answers.Problem(missing);
        this.Tag(made.Value.Version);
        return Created($"/{ApiPaths.Services}/{id}/draft", made.Value);
    }

    /// <summary>Throws a draft away that was never filed.</summary>
    /// <param name="id">The draft.</param>
    [HttpDelete("{id:guid}")]
    public async Task<ActionResult> DiscardAsync(Guid id)
    {
        if (this.VersionSeen() is not { } version) return answers.NoVersion();
        var gone = await useCases.SendAsync(new DiscardServiceCommand(new ServiceId(id), version), HttpContext.RequestAborted);
        return gone.Error is { } refused ? answers.Problem(refused) : NoContent();
    }

    private FilingReportRow Row(FilingToMend filing)
    {
        var missing = problems.Of(filing.Progress);
        return new FilingReportRow(filing.Id, filing.Code, filing.Version, missing.Count == 0, missing);
    }
}

/// <summary>A filing to be begun.</summary>
/// <param name="Id">Made by the caller, so that a request sent twice begins one filing; null to have it made.</param>
public sealed record NewService(Guid? Id = null);

/// <summary>Where a service stands.</summary>
/// <param name="Code">Its code; the draft's reference before registration.</param>
/// <param name="State">Where the service stands.</param>
/// <param name="FilingState">Where the open filing stands, be it the first or an amendment; the same as the state where none is.</param>
/// <param name="RegisteredVersion">How many times it has been registered.</param>
/// <param name="Outcome">How it stands against the policy; null before the first evaluation.</param>
/// <param name="SubmittedAt">When it was last filed, in UTC.</param>
public sealed record ServiceStatus(string Code, ServiceState State, ServiceState FilingState, int RegisteredVersion, Outcome? Outcome, DateTimeOffset? SubmittedAt)
{
    internal static ServiceStatus Of(ServiceDetail service) => new(service.Code, service.State, service.FilingState, service.RegisteredVersion, service.Compliance?.Overall, service.SubmittedAt);
}
