using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Policies;
using Portal.Application.Compliance.Results;
using Portal.Application.Security;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Infrastructure.Oscal;
using Portal.Infrastructure.Reports;
using Portal.Web.Security;

namespace Portal.Web.Features.Compliance.Oscal;

/// <summary>Sends OSCAL documents, for pages and for the API alike. Each answers why it was refused, or null where it was sent.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="security">Keeps that records left the portal.</param>
/// <param name="words">The words of obligations.</param>
public sealed class OscalFiles(UseCases useCases, ISecurityLog security, IObligationWords words)
{
    /// <summary>A policy version as a catalog.</summary>
    /// <param name="http">The request.</param>
    /// <param name="number">The version's number; null for the one in force.</param>
    public async Task<Error?> CatalogAsync(HttpContext http, int? number)
    {
        if (number is null)
        {
            var current = await useCases.SendAsync(new GetPolicyQuery(), http.RequestAborted);
            if (current.Error is { } none) return none;
            number = current.Value.Number;
        }

        return await WholeAsync(http, "oscal-catalog.json", new GetPolicyVersionQuery(number.Value), (version, ct) => new OscalCatalogs(words).WriteAsync(version, http.Response.Body, ct));
    }

    /// <summary>A service as a component definition.</summary>
    /// <param name="http">The request.</param>
    /// <param name="id">The service.</param>
    public Task<Error?> ComponentsAsync(HttpContext http, Guid id) =>
        WholeAsync(http, "oscal-component-definition.json", new GetServiceQuery(new ServiceId(id)), (service, ct) => new OscalComponents(words).WriteAsync(service, http.Response.Body, ct));

    /// <summary>How services stand, as assessment results.</summary>
    /// <param name="http">The request.</param>
    /// <param name="filter">Which services.</param>
    /// <param name="only">Only these of them; all where it is empty.</param>
    public async Task<Error?> ResultsAsync(HttpContext http, ServiceFilter filter, params IReadOnlyList<ServiceId> only)
    {
        var file = new ExportedFile(http, security, "oscal-assessment-results.json", OscalMedia.Json);
        var document = new OscalResultsDocument(words, http.Response.Body, file.Begin);
        var refused = await file.SendAsync(() => useCases.SendAsync(new ExportResultsQuery(filter, only, WithContent: true, document), http.RequestAborted), () => document.Rows);
        return refused ?? (file.HasBegun ? null : Error.NotFound);
    }

    /// <summary>What is still to be mended in a service, as a plan of action and milestones.</summary>
    /// <param name="http">The request.</param>
    /// <param name="id">The service.</param>
    public async Task<Error?> PlanAsync(HttpContext http, Guid id)
    {
        // Of one obligation one finding is open at a time.
        var asked = new ListFindingsQuery(new FindingFilter { Service = new ServiceId(id), OpenOnly = true }, new PageRequest(Take: PageRequest.MaxTake));
        var open = await useCases.SendAsync(asked, http.RequestAborted);
        if (open.Error is { } refused) return refused;
        if (open.Value.Items.Count == 0) return Error.NotFound;
        return await WholeAsync(http, "oscal-plan-of-action.json", new GetServiceQuery(new ServiceId(id)), (service, ct) => new OscalPlans(words).WriteAsync(service, open.Value.Items, http.Response.Body, ct));
    }

    private Task<Error?> WholeAsync<T>(HttpContext http, string name, IQuery<T> query, Func<T, CancellationToken, Task> write)
    {
        var file = new ExportedFile(http, security, name, OscalMedia.Json);
        return file.SendAsync(SendAsync, () => 1);

        async Task<Result<T>> SendAsync()
        {
            var found = await useCases.SendAsync(query, http.RequestAborted);
            if (found.Error is not null) return found;
            file.Begin();
            await write(found.Value, http.RequestAborted);
            return found;
        }
    }
}
