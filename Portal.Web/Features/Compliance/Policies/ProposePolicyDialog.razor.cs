using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Policies;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>Asks for the day of a draft and why it is needed.</summary>
public sealed partial class ProposePolicyDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private DateOnly tomorrow;
    private DateOnly? day;
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
    public PolicyVersionDetail Policy { get; set; } = default!;

    public static async Task<bool> OpenAsync(DialogService dialogs, string title, PolicyVersionDetail policy) =>
        await dialogs.OpenAsync<ProposePolicyDialog>(title, new Dictionary<string, object?> { [nameof(Policy)] = policy }, DialogFrame.Options(title)) is true;

    protected override void OnInitialized() => tomorrow = Dates.DayOf(Clock.GetUtcNow()).AddDays(1);

    private Task SendAsync() => OnceAsync(async () =>
    {
        if (day is not { } chosen)
        {
            problems = [new FieldProblem("EffectiveFrom", T["Propose.Day.Missing"])];
            return;
        }

        var proposed = await UseCases.SendAsync(new ProposePolicyCommand(Policy.Id, Policy.Version, chosen, reason ?? ""));
        problems = proposed.Error is { } refusal ? Errors.Problems(refusal) : [];
        if (proposed.IsSuccess) Dialogs.Close(true);
    });
}
