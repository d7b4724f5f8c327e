using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Web.Resources;
using Radzen;

namespace Portal.Web.Components.Shared;

public sealed partial class DecisionDialog
{
    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyCollection<string>? conditions = [];
    private string choice = string.Empty;
    private string? reason;

    [Inject]
    private IStringLocalizer<SharedText> T { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Parameter, EditorRequired]
    public DecisionRequest Request { get; set; } = default!;

    public static async Task<Decision?> OpenAsync(DialogService dialogs, DecisionRequest request) =>
        await dialogs.OpenAsync<DecisionDialog>(
            request.Title, new Dictionary<string, object?> { [nameof(Request)] = request }, DialogFrame.Options(request.Title)) as Decision;

    protected override void OnInitialized() => choice = !Request.IsList && Request.Choices is [var only] ? only.Value : string.Empty;

    private Task ConfirmAsync() => OnceAsync(async () =>
    {
        problems = [.. Missing()];
        if (problems.Count > 0)
        {
            return;
        }

        var decision = new Decision(choice, conditions ?? [], reason?.Trim() ?? string.Empty);
        problems = await Request.Confirm(decision);
        if (problems.Count == 0)
        {
            Dialogs.Close(decision);
        }
    });

    private IEnumerable<FieldProblem> Missing()
    {
        if (choice.Length == 0)
        {
            yield return new("decision-choice", Request.ChoiceMissing ?? T["Decision.ChoiceMissing"]);
        }

        if (Request.ReasonRequired && string.IsNullOrWhiteSpace(reason))
        {
            yield return new("decision-reason", Request.ReasonMissing ?? T["Decision.ReasonMissing"]);
        }
    }
}
