using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Organisations;
using Portal.Domain.Access;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Access.People;

/// <summary>The people an administrator keeps. Filters and sort are in the address.</summary>
public sealed partial class PeoplePage
{
    private IReadOnlyList<Choice<string>> organisations = [];
    private string? text;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Role { get; set; }

    [SupplyParameterFromQuery]
    private string? Org { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private string? Dir { get; set; }

    private bool Down => Dir == "desc";

    private PeopleFilter Filter => new(Q, Parse<PersonState>(State), Parse<Role>(Role), Org);

    protected override async Task OnInitializedAsync()
    {
        var invitable = await UseCases.SendAsync(new GetInviteChoicesQuery());
        if (invitable is not { IsSuccess: true, Value.Count: > 1 }) return;
        var all = await UseCases.SendAsync(new ListOrganisationsQuery(new PageRequest(Take: PageRequest.MaxTake)));
        if (all.IsSuccess) organisations = [.. all.Value.Items.Select(o => new Choice<string>(o.Code, o.Name.In(PortalCulture.Language)))];
    }

    protected override void OnParametersSet() => text = Q;

    private static TEnum? Parse<TEnum>(string? value)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(value, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;

    private void FindAsync() => Go("q", text);

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value));

    private async Task<PortalGridPage<PersonRow>> LoadAsync(PortalGridRequest asked)
    {
        if (asked.Sort is not null && (asked.Sort != (Sort ?? "name") || asked.Descending != Down))
        {
            var address = Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["sort"] = asked.Sort, ["dir"] = asked.Descending ? "desc" : null });
            Navigation.NavigateTo(address, replace: true);
        }

        var page = await UseCases.SendAsync(new ListPeopleQuery(Filter, new PageRequest(asked.Skip, asked.Take, asked.Sort, asked.Descending), PortalCulture.Language));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
