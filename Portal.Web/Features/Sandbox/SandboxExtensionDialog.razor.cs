using Microsoft.AspNetCore.Components;
using Portal.Application.Sandbox;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Sandbox;

public sealed partial class SandboxExtensionDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private long? days;
    private string? reason;

    [Parameter, EditorRequired]
    public SandboxDetail Detail { get; set; } = default!;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    public static async Task<bool> OpenAsync(DialogService dialogs, SandboxDetail detail) =>
        await dialogs.OpenAsync<SandboxExtensionDialog>(
            detail.Code, new Dictionary<string, object?> { [nameof(Detail)] = detail }, DialogFrame.Options(detail.Code)) is true;

    private Task SendAsync() => OnceAsync(async () =>
    {
        var asked = (int)Math.Clamp(days ?? 0, 0, int.MaxValue);
        var result = await UseCases.SendAsync(new AskSandboxExtensionCommand(Detail.Id, Detail.Version, asked, reason ?? ""));
        problems = result.Error is { } error ? Errors.Problems(error) : [];
        if (problems.Count == 0) Dialogs.Close(true);
    });
}
