using Microsoft.AspNetCore.Components;
using Portal.Application.Documents;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Documents;

/// <summary>The evidence of a service: what there is, how the check went, and a plain form to add to it.</summary>
public sealed partial class ServiceDocumentsPanel
{
    private ServiceDocuments? documents;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    /// <summary>The service.</summary>
    [Parameter, EditorRequired]
    public ServiceId ServiceId { get; set; }

    /// <summary>Code of the refusal that the form came back with; anything, since it stands in the address.</summary>
    [Parameter]
    public string? Refused { get; set; }

    /// <summary>The document that a new revision is to be filed of; anything, since it stands in the address.</summary>
    [Parameter]
    public string? Revise { get; set; }

    private DocumentRow? Replaced => documents?.Items.FirstOrDefault(d => d.State == DocumentState.Accepted && d.Id.ToString() == Revise);

    private Error? Problem => DocumentErrors.OfUploads.FirstOrDefault(e => e.Code == Refused);

    protected override Task OnParametersSetAsync() => documents is null ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new ListDocumentsQuery(ServiceId));
        documents = found.IsSuccess ? found.Value : new ServiceDocuments([], MayAdd: false, MayRemove: false);
    }

    private async Task RemoveAsync(DocumentRow document)
    {
        if (!await ConfirmDialog.OpenAsync(Dialogs, T["Remove.Title"], T["Remove.Text", document.FileName], T["Remove"], danger: true)) return;
        var removed = await UseCases.SendAsync(new RemoveDocumentCommand(document.Id, document.Version));
        if (removed.Error is { } error) await ConfirmDialog.OpenAsync(Dialogs, T["Remove.Title"], Errors[error], T["Close"]);
        else Toast.Success(T["Removed"]);
        await LoadAsync();
    }
}
