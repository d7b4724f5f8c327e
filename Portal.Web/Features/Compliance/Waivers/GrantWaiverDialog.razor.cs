using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Waivers;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Waivers;

/// <summary>Asks for the last day of a waiver, for its conditions and why it is granted.</summary>
public sealed partial class GrantWaiverDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private DateOnly tomorrow;
    private DateOnly? until;
    private string? conditions;
    private string? reason;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Parameter, EditorRequired]
    public WaiverDetail Waiver { get; set; } = default!;

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, WaiverDetail waiver) =>
        await dialogs.OpenAsync<GrantWaiverDialog>(title, new Dictionary<string, object?> { [nameof(Waiver)] = waiver }, DialogFrame.Options(title)) is true;

    protected override void OnInitialized() => (tomorrow, until) = (Dates.DayOf(Clock.GetUtcNow()).AddDays(1), Waiver.Latest);

    private Task SendAsync() => OnceAsync(async () =>
    {
        if (until is not { } chosen)
        {
            problems = [new FieldProblem("Until", Errors.Of("Common.Required"))];
            return;
        }

        var granted = await UseCases.SendAsync(new GrantWaiverCommand(Waiver.Id, Waiver.Version, chosen, conditions ?? "", reason ?? ""));
        problems = granted.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (granted.IsSuccess) Dialogs.Close(true);
    });
}
