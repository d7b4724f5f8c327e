using Microsoft.AspNetCore.Components;
using Portal.Application.Services.Views;
using Portal.Domain.Common;
using Portal.Domain.Views;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.List;

/// <summary>The saved views of the list of services.</summary>
public sealed partial class ViewMenu
{
    private IReadOnlyList<ServiceView> views = [];
    private string? name;
    private bool isShared;
    private string? problem;

    // Kept until it is saved, so that a second click saves nothing twice.
    private SavedViewId next = SavedViewId.New();

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    /// <summary>The query string of the list that is shown.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = string.Empty;

    protected override Task OnInitializedAsync() => LoadAsync();

    private static string Href(ServiceView view) => view.Query.Length == 0 ? ServiceListAddress.Path : $"{ServiceListAddress.Path}?{view.Query}";

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new ListServiceViewsQuery());
        views = found.IsSuccess ? found.Value : [];
    }

    private Task SaveAsync() => OnceAsync(async () =>
    {
        var saved = await UseCases.SendAsync(new SaveServiceViewCommand(next, name ?? "", Query, isShared));
        problem = saved.Error is { } refused ? ProblemOf(refused) : null;
        if (problem is not null) return;
        (name, isShared, next) = (null, false, SavedViewId.New());
        await LoadAsync();
    });

    private async Task DeleteAsync(ServiceView view)
    {
        // Gone already is as good.
        await UseCases.SendAsync(new DeleteServiceViewCommand(view.Id));
        await LoadAsync();
    }

    private string ProblemOf(Error refused) => Errors.Problems(refused)[0].Message;
}
