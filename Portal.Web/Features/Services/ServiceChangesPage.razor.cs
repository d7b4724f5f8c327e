using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Services;
using Portal.Web.Text;

namespace Portal.Web.Features.Services;

/// <summary>Any two moments of a service side by side; at first what stands now and what stood before.</summary>
public sealed partial class ServiceChangesPage
{
    private static readonly ServiceSectionName[] Tables =
        [ServiceSectionName.Placements, ServiceSectionName.Flows, ServiceSectionName.DataSets, ServiceSectionName.Dependencies];

    private ServiceComparison? comparison;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ContentWords Content { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private Guid? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private Guid? To { get; set; }

    private string Lead => comparison!.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : T["Unnamed"];

    private IReadOnlyList<Choice<Guid?>> Later => [.. comparison!.Moments.Select(m => new Choice<Guid?>(m.Snapshot, Words(m)))];

    // What stands now is nothing to go back to.
    private IReadOnlyList<Choice<Guid?>> Earlier => [.. Later.Where(c => c.Value is not null)];

    private Dictionary<Guid, string> RowNames
    {
        get
        {
            var names = new Dictionary<Guid, string>();
            foreach (var table in Tables)
                foreach (var section in new[] { comparison!.After[table], comparison.Before[table] })
                    foreach (var row in Rows(section)) names.TryAdd(row["key"]!.GetValue<Guid>(), Content.RowName(table, row));
            return names;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new CompareServiceQuery(new ServiceId(Id), From, To));
        if (found.IsSuccess) comparison = found.Value;
        else Navigation.NotFound();
    }

    private static IEnumerable<JsonObject> Rows(IServiceSection section) =>
        (JsonSerializer.SerializeToNode(section, section.GetType(), ServiceContent.Json)!["items"] as JsonArray ?? []).OfType<JsonObject>();

    private void Go(Guid? from, Guid? to) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters($"/services/{Id}/changes", new Dictionary<string, object?> { ["from"] = from, ["to"] = to }));

    private string Words(ServiceMoment? moment) => moment switch
    {
        null => T["Changes.Empty"],
        { Kind: { } kind } => T["Changes.Moment", Names[kind], Dates.Moment(moment.At), moment.By?.In(PortalCulture.Language) ?? T["ThePortal"]],
        _ => T["Changes.Now"],
    };
}
