using Microsoft.AspNetCore.Components;
using Radzen;

namespace Portal.Web.Components.Shared;

public sealed partial class ConfirmDialog
{
    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>What happens, and that it cannot be undone.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public string ConfirmText { get; set; } = string.Empty;

    [Parameter]
    public bool Danger { get; set; }

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, string text, string confirmText, bool danger = false) =>
        await dialogs.OpenAsync<ConfirmDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Title)] = title, [nameof(Text)] = text, [nameof(ConfirmText)] = confirmText, [nameof(Danger)] = danger },
            DialogFrame.Options(title)) is true;

    private Task Confirm() => OnceAsync(() =>
    {
        Dialogs.Close(true);
        return Task.CompletedTask;
    });
}
