using Microsoft.AspNetCore.Components;
using Portal.Application.Sandbox;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>The filing form. Whatever is written is saved a moment later; filing checks that everything is there.</summary>
public sealed partial class SandboxFilingPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly SemaphoreSlim saving = new(1);
    private IReadOnlyList<FieldProblem> problems = [];
    private CancellationTokenSource? waiting;
    private SandboxForm form = new();
    private SandboxDetail? detail;
    private DateTimeOffset? savedAt;
    private Guid version;
    private bool unsaved;
    private bool unsavable;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private SandboxApplicationId ApplicationId => new(Id);

    public void Dispose()
    {
        waiting?.Cancel();
        waiting?.Dispose();
        saving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new GetSandboxApplicationQuery(ApplicationId));
        if (!found.IsSuccess || !found.Value.Allowed.Contains(SandboxAction.Edit))
        {
            Navigation.NotFound();
            return;
        }

        (detail, form, version, savedAt) = (found.Value, SandboxForm.Of(found.Value), found.Value.Version, found.Value.SavedAt);
    }

    private void Set(Action change)
    {
        change();
        ScheduleSave();
    }

    private void Remove(MetricForm metric)
    {
        form.Metrics.Remove(metric);
        ScheduleSave();
    }

    // Saved when the writer pauses; a further change starts the wait anew.
    private void ScheduleSave()
    {
        unsaved = true;
        waiting?.Cancel();
        waiting?.Dispose();
        waiting = new CancellationTokenSource();
        _ = SaveLaterAsync(waiting.Token);
    }

    private async Task SaveLaterAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(Pause, ct);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await InvokeAsync(async () =>
        {
            await SaveAsync();
            StateHasChanged();
        });
    }

    private async Task<bool> SaveAsync()
    {
        await saving.WaitAsync();
        try
        {
            if (!unsaved) return true;
            var result = await UseCases.SendAsync(form.ToCommand(ApplicationId, version));
            if (result.Error is { } error)
            {
                (problems, unsavable) = (Errors.Problems(error).OfFiling(T), true);
                return false;
            }

            // What could not be saved before is mended now; what is missing for filing stays said.
            if (unsavable) (problems, unsavable) = ([], false);
            (version, savedAt, unsaved) = (result.Value.Version, result.Value.At, false);
            return true;
        }
        finally
        {
            saving.Release();
        }
    }

    private async Task LeaveAsync()
    {
        if (await SaveAsync()) Navigation.NavigateTo($"/sandbox/{Id}");
    }

    private async Task SubmitAsync()
    {
        if (!await SaveAsync()) return;
        var result = await UseCases.SendAsync(new SubmitSandboxApplicationCommand(ApplicationId, version));
        if (result.Error is { } error) problems = Errors.Problems(error).OfFiling(T);
        else Navigation.NavigateTo($"/sandbox/{Id}");
    }

    // After a request for information or in test design nothing is filed anew: the page says what is missing.
    private async Task CheckAsync()
    {
        if (!await SaveAsync()) return;
        var found = await UseCases.SendAsync(new GetSandboxApplicationQuery(ApplicationId));
        if (found.Error is { } error) problems = Errors.Problems(error).OfFiling(T);
        else if (found.Value.Gaps.Count > 0) problems = Errors.Problems(Error.Invalid(found.Value.Gaps)).OfFiling(T);
        else Navigation.NavigateTo($"/sandbox/{Id}");
    }
}
