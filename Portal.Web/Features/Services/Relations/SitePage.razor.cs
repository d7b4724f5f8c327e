using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Services.Relations;
using Portal.Domain.Services.Relations;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Relations;

/// <summary>What breaks if a site is lost: at once, and because of what breaks at once.</summary>
public sealed partial class SitePage
{
    private SiteLossFigures? loss;
    private Guid shownId;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    private LossGroup Shown => Enum.TryParse<LossGroup>(Group, ignoreCase: true, out var group) && Enum.IsDefined(group) ? group : LossGroup.Down;

    private string Classes => loss!.Classes.Count == 0 ? S["NotSaid"] : string.Join(T["And"], loss.Classes.OrderByDescending(c => c.Key).Select(c => $"{Names[c.Key]} {Numbers.Count(c.Value)}"));

    protected override async Task OnParametersSetAsync()
    {
        if (loss is not null && shownId == Id) return;
        var asked = Id;
        var found = await UseCases.SendAsync(new GetSiteLossQuery(new SiteId(asked)));
        if (asked != Id) return;
        (loss, shownId) = (found.IsSuccess ? found.Value : null, asked);
        if (loss is null) Navigation.NotFound();
    }

    private static string EffectIcon(LossEffect effect) => effect switch { LossEffect.Down => "stop", LossEffect.Degraded => "down", _ => "shield" };

    private string At(LossGroup group) => $"/services/sites/{Id}?group={group}";

    private string Hours(int? hours) => hours is { } said ? T.Count("Hours", said) : S["NotSaid"];

    // Each part that is nowhere else; that nothing runs it says the effect already.
    private string Why(LossRow row) => string.Join(T["And"], Enum.GetValues<LostParts>().Where(part => part is not (LostParts.None or LostParts.Running) && row.Lost.HasFlag(part)).Select(part => T[$"Lost.{part}"]));

    private async Task<PortalGridPage<LossRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListSiteLossesQuery(new SiteId(Id), Shown, new PageRequest(asked.Skip, asked.Take)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
