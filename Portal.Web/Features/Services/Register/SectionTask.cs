using Microsoft.Extensions.Localization;
using Portal.Application.Services;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Features.Services.Register;

/// <summary>A section of a filing as a line of the task list.</summary>
internal static class SectionTask
{
    public static TaskItem Of(ServiceDraft draft, ServiceSectionName name, IStringLocalizer<ServicesText> T, string? hint = null)
    {
        var progress = draft.Progress.First(p => p.Name == name);
        var state = progress switch
        {
            { IsLeftOut: true } => TaskState.Optional,
            { IsComplete: true } => TaskState.Completed,
            { IsStarted: true } => TaskState.InProgress,
            _ => TaskState.NotStarted,
        };
        return new(T[$"Section.{name}"], Address(draft.Id, name), state, progress.Contradictions.Count > 0 ? T["Contradicts.Title"] : hint);
    }

    /// <summary>What the pages of a filing are called.</summary>
    public static string Title(this ServiceDraft draft, IStringLocalizer<ServicesText> T) => draft.IsAmendment ? T["Amend.Title", draft.Code] : T["New.Title"];

    public static string Address(ServiceId id, ServiceSectionName name) => $"/services/{id.Value}/register/{name.ToString().ToLowerInvariant()}";
}
