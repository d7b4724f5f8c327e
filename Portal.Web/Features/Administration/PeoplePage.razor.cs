using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Web.Components.Shared;

namespace Portal.Web.Features.Administration;

/// <summary>The people who may sign in, and their roles.</summary>
public sealed partial class PeoplePage
{
    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    private async Task<PortalGridPage<PersonRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListPeopleQuery(new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending), Q));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
