using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Ledger;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Ledger;

/// <summary>The ledger: the tree's present root and the entries, newest first.</summary>
public sealed partial class LedgerPage
{
    private CheckpointView? checkpoint;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var newest = await UseCases.SendAsync(new GetCheckpointQuery());
        checkpoint = newest.IsSuccess ? newest.Value : null;
    }

    private async Task<PortalGridPage<LedgerRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListLedgerEntriesQuery(new PageRequest(asked.Skip, asked.Take), Q));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }

    private string What(string type) => LedgerWords.Of(T, type);
}
