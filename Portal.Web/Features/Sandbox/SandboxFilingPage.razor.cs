using Microsoft.AspNetCore.Components;
using Portal.Application.Sandbox;
using Portal.Domain.Common;
using Portal.Domain.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Sandbox;

/// <summary>The filing form. Whatever is written is saved at once; filing checks that everything is there.</summary>
public sealed partial class SandboxFilingPage
{
    private readonly Turns saves = new();
    private IReadOnlyList<FieldProblem> problems = [];
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

    private Task SetAsync(Action change)
    {
        change();
        return KeepAsync();
    }

    private Task RemoveAsync(MetricForm metric)
    {
        form.Metrics.Remove(metric);
        return KeepAsync();
    }

    private Task KeepAsync()
    {
        unsaved = true;
        return SaveAsync();
    }

    // Each with the version that the one before it left.
    private Task<bool> SaveAsync() => saves.TakeAsync(async () =>
    {
        if (!unsaved) return true;
        // What is written while this runs is for the next.
        unsaved = false;
        var result = await UseCases.SendAsync(form.ToCommand(ApplicationId, version));
        if (result.Error is { } error)
        {
            (problems, unsaved, unsavable) = (Errors.Problems(error).OfFiling(T), true, true);
            return false;
        }

        // What could not be saved before is mended now; what is missing for filing stays said.
        if (unsavable) (problems, unsavable) = ([], false);
        (version, savedAt) = (result.Value.Version, result.Value.At);
        return true;
    });

    private Task LeaveAsync() => OnceAsync(async () =>
    {
        if (await SaveAsync()) Navigation.NavigateTo($"/sandbox/{Id}");
    });

    private Task SubmitAsync() => OnceAsync(async () =>
    {
        if (!await SaveAsync()) return;
        var result = await UseCases.SendAsync(new SubmitSandboxApplicationCommand(ApplicationId, version));
        if (result.Error is { } error) problems = Errors.Problems(error).OfFiling(T);
        else Navigation.NavigateTo($"/sandbox/{Id}");
    });

    // After a request for information or in test design nothing is filed anew: the page says what is missing.
    private Task CheckAsync() => OnceAsync(async () =>
    {
        if (!await SaveAsync()) return;
        var found = await UseCases.SendAsync(new GetSandboxApplicationQuery(ApplicationId));
        if (found.Error is { } error) problems = Errors.Problems(error).OfFiling(T);
        else if (found.Value.Gaps.Count > 0) problems = Errors.Problems(Error.Invalid(found.Value.Gaps)).OfFiling(T);
        else Navigation.NavigateTo($"/sandbox/{Id}");
    });
}
