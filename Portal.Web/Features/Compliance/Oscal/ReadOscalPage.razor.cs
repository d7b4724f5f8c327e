using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Results;
using Portal.Domain.Common;
using Portal.Infrastructure.Oscal;

namespace Portal.Web.Features.Compliance.Oscal;

/// <summary>Reads an OSCAL document: a catalog can become a draft, everything else is held beside the register. The document itself is not kept.</summary>
public sealed partial class ReadOscalPage
{
    private CatalogContent? catalog;
    private IReadOnlyList<ComparedService>? compared;
    private ComparedComponents? components;
    private ComparedPlan? plan;
    private Error? refusal;
    private bool isTooLarge;
    private bool isReading;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        if ((await UseCases.SendAsync(new GetPolicyQuery())).Error == Error.Forbidden) Navigation.NotFound();
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (catalog, compared, components, plan) = (null, null, null, null);
        (refusal, isTooLarge) = (null, chosen.File.Size > OscalReader.MaxSize);
        if (isTooLarge) return;
        isReading = true;
        StateHasChanged();
        try
        {
            await using var stream = chosen.File.OpenReadStream(OscalReader.MaxSize);
            var read = await OscalReader.ReadAsync(stream, CancellationToken.None);
            if (read.Error is { } wrong) refusal = wrong;
            else await TakeAsync(read.Value);
        }
        finally
        {
            isReading = false;
        }
    }

    private async Task TakeAsync(OscalContent content)
    {
        catalog = content.Catalog;
        components = await CompareAsync(content.Components, read => new CompareComponentsQuery(read.Id, read.Parts));
        plan = await CompareAsync(content.Plan, read => new ComparePlanQuery(read.Id, read.Items));
        compared = await CompareAsync(content.Results, read => new CompareResultsQuery(read));
    }

    private async Task<TCompared?> CompareAsync<TRead, TCompared>(TRead? read, Func<TRead, IQuery<TCompared>> question)
        where TRead : class
        where TCompared : class
    {
        if (read is null || refusal is not null) return null;
        var found = await UseCases.SendAsync(question(read));
        refusal = found.Error;
        return found.IsSuccess ? found.Value : null;
    }
}
