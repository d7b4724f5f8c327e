using Microsoft.AspNetCore.Components;
using Portal.Application.Services;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Register;

/// <summary>The sections of a filing and how far each is.</summary>
public sealed partial class RegisterTasksPage
{
    private ServiceDraft? draft;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    private string Lead
    {
        get
        {
            var name = draft!.Content.About.Name.In(PortalCulture.Language);
            return name.Length > 0 ? name : draft.OrganisationName.In(PortalCulture.Language);
        }
    }

    private TaskItem Sending => draft!.IsComplete
        ? new(T["Check.Task"], $"/services/{Id}/register/check", TaskState.NotStarted, T["Check.Task.Ready"])
        : new(T["Check.Task"], null, TaskState.Blocked, T["Check.Task.Blocked"]);

    protected override async Task OnParametersSetAsync()
    {
        var found = await UseCases.SendAsync(new GetServiceDraftQuery(new ServiceId(Id)));
        if (!found.IsSuccess) Navigation.NotFound();
        else if (!found.Value.IsOpen) Navigation.NavigateTo($"/services/{Id}");
        else draft = found.Value;
    }

    private IReadOnlyList<TaskItem> Tasks(params ServiceSectionName[] names) => [.. names.Select(n => SectionTask.Of(draft!, n, T, T[$"Section.{n}.Hint"]))];
}
