using Microsoft.AspNetCore.Components;
using Portal.Application.Ledger;

namespace Portal.Web.Features.Ledger;

/// <summary>One entry, its canonical content, and the hashes to check it with.</summary>
public sealed partial class LedgerEntryPage
{
    private LedgerEntryView? entry;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public long Index { get; set; }

    private string What => entry is null ? "" : LedgerWords.Of(T, entry.Row.Type);

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new GetLedgerEntryQuery(Index));
        if (found.IsSuccess) entry = found.Value;
        else Navigation.NotFound();
    }
}
