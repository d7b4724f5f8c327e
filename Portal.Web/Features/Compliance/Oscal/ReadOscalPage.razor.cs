using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Results;
using Portal.Domain.Common;
using Portal.Infrastructure.Oscal;

namespace Portal.Web.Features.Compliance.Oscal;

/// <summary>Reads an OSCAL document: a catalog can become a draft, results are held beside the register. The document itself is not kept.</summary>
public sealed partial class ReadOscalPage
{
    private CatalogContent? catalog;
    private IReadOnlyList<ComparedService>? compared;
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
        (catalog, compared, refusal, isTooLarge) = (null, null, null, chosen.File.Size > OscalReader.MaxSize);
        if (isTooLarge) return;
        isReading = true;
        StateHasChanged();
        try
        {
            await using var stream = chosen.File.OpenReadStream(OscalReader.MaxSize);
            var read = await OscalReader.ReadAsync(stream, CancellationToken.None);
            if (read.Error is { } wrong) refusal = wrong;
            else if (read.Value.Results is { } results) await CompareAsync(results);
            else catalog = read.Value.Catalog;
        }
        finally
        {
            isReading = false;
        }
    }

    private async Task CompareAsync(IReadOnlyList<ReadStanding> results)
    {
        var found = await UseCases.SendAsync(new CompareResultsQuery(results));
        if (found.IsSuccess) compared = found.Value;
        else refusal = found.Error;
    }
}
