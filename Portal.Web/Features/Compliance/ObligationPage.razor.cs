using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Compliance;

/// <summary>One obligation: its source, how services stand, and each service that needs action with its reason.</summary>
public sealed partial class ObligationPage
{
    private ObligationRow? row;
    private OutcomeCounts counts = new(0, 0, 0, 0);
    private Outcome wanted;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Id { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "outcome")]
    private string? Asked { get; set; }

    private IReadOnlyList<Segment> Choices =>
    [
        new(Names[Outcome.Fail], row!.Counts.Fail, "fail", "fail", $"/compliance/{Id}", wanted == Outcome.Fail),
        new(Names[Outcome.Undetermined], row.Counts.Undetermined, "und", "und", $"/compliance/{Id}?outcome=Undetermined", wanted == Outcome.Undetermined),
        new(Names[Outcome.Waived], row.Counts.Waived, "waive", "waive", $"/compliance/{Id}?outcome=Waived", wanted == Outcome.Waived),
    ];

    protected override async Task OnParametersSetAsync()
    {
        wanted = Asked switch { nameof(Outcome.Undetermined) => Outcome.Undetermined, nameof(Outcome.Waived) => Outcome.Waived, _ => Outcome.Fail };
        if (row?.Id == Id) return;
        var found = await UseCases.SendAsync(new GetObligationQuery(Id, wanted, new PageRequest(Take: 1)));
        if (!found.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        row = found.Value.Obligation;
        counts = new(row.Counts.Pass, row.Counts.Waived, row.Counts.Undetermined, row.Counts.Fail, row.Counts.NotApplicable);
    }

    private async Task<PortalGridPage<ObligationService>> LoadAsync(PortalGridRequest asked)
    {
        var found = await UseCases.SendAsync(new GetObligationQuery(Id, wanted, new PageRequest(asked.Skip, asked.Take)));
        return found.IsSuccess ? new(found.Value.Services.Items, found.Value.Services.Total) : new([], 0);
    }
}
