using Microsoft.AspNetCore.Components;
using Portal.Application.Access;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access.People;

/// <summary>One's own roles, and lending them during leave.</summary>
public sealed partial class MyAccessPage
{
    private MyAccess? access;
    private string? problem;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetMyAccessQuery());
        if (found.IsSuccess) access = found.Value;
        else problem = Errors[found.Error!];
    }

    private async Task LendAsync()
    {
        if (!await LendDialog.OpenAsync(Dialogs, T["Lend"], access!)) return;
        Toast.Success(T["Saved"]);
        await LoadAsync();
    }

    private async Task EndAsync(Guid grant)
    {
        if (!await ConfirmDialog.OpenAsync(Dialogs, T["My.End"], T["My.End.Lead"], T["My.End"])) return;
        var ended = await UseCases.SendAsync(new EndLoanCommand(grant));
        problem = ended.Error is { } refusal ? Errors[refusal] : null;
        if (problem is null) Toast.Success(T["Saved"]);
        await LoadAsync();
    }
}
