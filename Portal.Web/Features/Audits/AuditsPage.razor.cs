using Microsoft.AspNetCore.Components;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Domain.Audits;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Audits;

/// <summary>Audit plans with their schedules in words, and the runs, which move while the page is open.</summary>
public sealed partial class AuditsPage : IDisposable
{
    private IReadOnlyList<AuditPlanRow>? plans;
    private AuditChoices? choices;
    private PortalGrid<AuditRunRow>? grid;
    private PageTicker? ticker;
    private bool wasOpen;
    private string? problem;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private AuditFeed Feed { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    public void Dispose() => ticker?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var offered = await UseCases.SendAsync(new GetAuditChoicesQuery());
        choices = offered.IsSuccess ? offered.Value : null;
        await LoadPlansAsync();
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) ticker = new PageTicker(wake => Feed.Listen(_ => wake()), LookAsync);
        return Task.CompletedTask;
    }

    private async Task LoadPlansAsync()
    {
        var found = await UseCases.SendAsync(new ListAuditPlansQuery());
        plans = found.IsSuccess ? found.Value : [];
    }

    private async Task<bool> LookAsync()
    {
        await InvokeAsync(async () =>
        {
            await LoadPlansAsync();
            var open = plans!.Any(p => p.OpenRun is not null);
            if ((open || wasOpen) && grid is not null) await grid.ReloadAsync();
            wasOpen = open;
            StateHasChanged();
        });
        return wasOpen;
    }

    private async Task<PortalGridPage<AuditRunRow>> LoadAsync(PortalGridRequest asked)
    {
        var page = await UseCases.SendAsync(new ListAuditRunsQuery(new PageRequest(asked.Skip, asked.Take)));
        return page.IsSuccess ? new(page.Value.Items, page.Value.Total) : new([], 0);
    }

    private Task StartAsync(AuditPlanRow plan) => OnceAsync(async () =>
    {
        var run = AuditRunId.New();
        var started = await UseCases.SendAsync(new StartAuditRunCommand(run, plan.Id));
        if (started.Error is { } refusal) problem = Errors[refusal];
        else Navigation.NavigateTo($"/audits/runs/{run.Value}");
    });

    private async Task EnableAsync(AuditPlanRow plan)
    {
        var changed = await UseCases.SendAsync(new EnableAuditPlanCommand(plan.Id, !plan.IsEnabled));
        problem = changed.Error is { } refusal ? Errors[refusal] : null;
        if (problem is null) Toast.Success(T[plan.IsEnabled ? "Plan.WasPaused" : "Plan.WasResumed"]);
        await LoadPlansAsync();
    }
}
