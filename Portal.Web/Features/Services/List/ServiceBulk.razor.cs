using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.List;

/// <summary>What can be done with several services at once. Each is a use case of its own: allowed or refused, done or not, whatever comes of the others.</summary>
public sealed partial class ServiceBulk
{
    private IReadOnlyList<BulkResult> done = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ServiceRow> Chosen { get; set; } = [];

    /// <summary>What the person may do.</summary>
    [Parameter, EditorRequired]
    public ServiceListOptions Options { get; set; } = default!;

    /// <summary>The list they were chosen from, whose order and columns a file has.</summary>
    [Parameter, EditorRequired]
    public ServiceListAddress Address { get; set; } = default!;

    [Parameter]
    public EventCallback OnClear { get; set; }

    /// <summary>Something was done: the rows may say something else now.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    // The ids alone say which: filters that changed meanwhile take none of them away.
    private string Export(string kind)
    {
        var address = new ServiceListAddress { Sort = Address.Sort, Dir = Address.Dir, Cols = Address.Cols }.On($"{ServiceListAddress.Path}/export.{kind}");
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + string.Join('&', Chosen.Select(r => $"id={r.Id}"));
    }

    private string Audit => "/audits/new?" + string.Join('&', Chosen.Select(r => $"service={r.Id}"));

    private Task ReviewAsync() => OnceAsync(async () =>
    {
        List<BulkResult> results = [];
        foreach (var row in Chosen)
        {
            var refused = await ReviewAsync(row.Id);
            results.Add(new BulkResult(row.Code, $"/services/{row.Id}", refused is null ? T["Done.Reviewed"] : Errors[refused], refused is not null));
        }

        done = results;
        await OnDone.InvokeAsync();
    });

    private async Task<Error?> ReviewAsync(ServiceId id)
    {
        var found = await UseCases.SendAsync(new GetServiceQuery(id));
        return found.Error ?? (await UseCases.SendAsync(new StartReviewCommand(id, found.Value.Version))).Error;
    }
}
