using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Evidence;

/// <summary>Every canister that is watched, how it stands, and the way to have all of them asked for anew.</summary>
public sealed partial class EvidenceListPage
{
    private WatchFigures? figures;
    private PageTicker? ticker;
    private string? problem;
    private string? text;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Standing { get; set; }

    private WatchFilter Filter => new(
        Enum.TryParse<WatchStanding>(Standing, ignoreCase: true, out var standing) && Enum.IsDefined(standing) && !char.IsAsciiDigit(Standing![0]) ? standing : null, Q ?? "");

    private bool IsAsking => figures?.Demand is { DoneAt: null };

    public void Dispose() => ticker?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        text = Q;
        if (figures is null) await CountAsync();
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (ticker is null && figures is { MayDemand: true }) ticker = new PageTicker(LookAsync);
        return Task.CompletedTask;
    }

    private static string NameOf(WatchRow row) => row.Name.In(PortalCulture.Language) is { Length: > 0 } name ? name : row.Code;

    private string Asked(DemandProgress demand) => demand.DoneAt is { } done
        ? T["DemandAll.Done", Dates.Moment(demand.At), demand.By.In(PortalCulture.Language), Dates.Moment(done)]
        : T["DemandAll.Going", Dates.Moment(demand.At), demand.By.In(PortalCulture.Language), Numbers.Count(demand.All - demand.Left), Numbers.Count(demand.All)];

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value));

    private async Task CountAsync()
    {
        var read = await UseCases.SendAsync(new GetWatchFiguresQuery());
        figures = read.IsSuccess ? read.Value : null;
    }

    private Task DemandAsync() => OnceAsync(async () =>
    {
        var asked = await UseCases.SendAsync(new DemandAllEvidenceCommand());
        problem = asked.Error is { } refusal ? Errors[refusal] : null;
        if (problem is null) Toast.Success(asked.Value ? T["DemandAll.Begun"] : T["DemandAll.Already"]);
        await CountAsync();
        ticker?.Wake();
    });

    private async Task<bool> LookAsync()
    {
        await InvokeAsync(async () =>
        {
            await CountAsync();
            StateHasChanged();
        });
        return IsAsking;
    }

    private async Task<PortalGridPage<WatchRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListWatchesQuery(Filter, new PageRequest(asked.Skip, asked.Take)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }
}
