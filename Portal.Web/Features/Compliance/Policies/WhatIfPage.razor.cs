using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Compliance.Policies;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>What a version would do to the register; while it is worked out the page moves about once a second.</summary>
public sealed partial class WhatIfPage : IDisposable
{
    private WhatIfDetail? detail;
    private PageTicker? ticker;
    private string? problem;
    private string? spoken;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private WhatIfFeed Feed { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public int Number { get; set; }

    [SupplyParameterFromQuery(Name = "rank")]
    private string? Asked { get; set; }

    private int Rank => AddressValue.Number(Asked) is <= 2 and var rank ? rank : 0;

    private WhatIfView? WhatIf => detail!.WhatIf;

    private bool IsOpen => WhatIf is { State: WhatIfState.Queued or WhatIfState.Running };

    private string Headline => WhatIf switch
    {
        { State: WhatIfState.Running, Total: > 0 } at => T["WhatIf.DoneOf", Numbers.Count(at.Done), Numbers.Count(at.Total)],
        _ => T["Running"],
    };

    private IReadOnlyList<Segment> Ranks
    {
        get
        {
            var regions = WhatIf!.Result!.Regions;
            return
            [
                new(T["Rank.0"], regions.Sum(r => r.Count.Worse), "fail", "fail", Address(0), Rank == 0),
                new(T["Rank.1"], regions.Sum(r => r.Count.Other), "und", "und", Address(1), Rank == 1),
                new(T["Rank.2"], regions.Sum(r => r.Count.Better), "ok", "pass", Address(2), Rank == 2),
            ];
        }
    }

    public void Dispose() => ticker?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Number == Number) return;
        await LoadAsync();
        if (detail is null) Navigation.NotFound();
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) ticker = new PageTicker(wake => Feed.Listen(_ => wake()), LookAsync);
        return Task.CompletedTask;
    }

    private string Address(int rank) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/compliance/policies/{Number}/what-if?rank={rank}");

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetWhatIfQuery(Number));
        detail = found.IsSuccess ? found.Value : null;
    }

    private async Task<bool> LookAsync()
    {
        await InvokeAsync(async () =>
        {
            if (detail is null) return;
            var wasOpen = IsOpen;
            await LoadAsync();
            if (detail is not null && wasOpen && !IsOpen) spoken = T["WhatIf.Done"];
            StateHasChanged();
        });
        return detail is not null && IsOpen;
    }

    private Task AskAsync() => OnceAsync(async () =>
    {
        var asked = await UseCases.SendAsync(new AskWhatIfCommand(PolicyWhatIfId.New(), detail!.PolicyId));
        problem = asked.Error is { } refusal ? Errors[refusal] : null;
        await LoadAsync();
        ticker?.Wake();
    });

    private async Task<PortalGridPage<WhatIfService>> LoadServicesAsync(PortalGridRequest asked)
    {
        var found = await UseCases.SendAsync(new ListWhatIfChangesQuery(Number, Rank, new PageRequest(asked.Skip, asked.Take)));
        return found.IsSuccess ? new(found.Value.Items, found.Value.Total) : new([], 0);
    }
}
