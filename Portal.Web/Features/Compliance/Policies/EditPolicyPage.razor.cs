using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>Changes a draft: switches and figures, each change with its reason.</summary>
public sealed partial class EditPolicyPage
{
    // Two saves in the same moment: the later one is sent again and meets what the earlier one left.
    private const int Tries = 5;

    private PolicyForm? form;
    private PolicyVersionId id;
    private IReadOnlyList<PolicyWarning> warnings = [];
    private IReadOnlyList<PolicyDifference> conflicts = [];
    private IReadOnlyList<FieldProblem> problems = [];
    private bool busy;
    private bool saved;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public int Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (form is null) await LoadAsync();
        if (form is null) Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetPolicyVersionQuery(Number));
        if (found.Error is not null || !found.Value.May.Contains(PolicyAction.Change)) return;
        (id, warnings) = (found.Value.Id, found.Value.Content.Warnings);
        if (form is null) form = new PolicyForm(found.Value.Content);
        else form.See(found.Value.Content);
    }

    private string Hint(string obligation) => $"{obligation} · {Reasons.Source(obligation)}";

    private async Task SaveAsync()
    {
        // A second click while the first is under way does nothing twice.
        if (busy || form!.Changed.Count == 0) return;
        busy = true;
        (problems, conflicts, saved) = ([], [], false);
        var result = await SendAsync(form.Edits);
        busy = false;
        if (result.Error is { } refusal)
        {
            problems = [.. Errors.Problems(refusal).Select((p, i) => AtReason(p, refusal, i))];
            return;
        }

        conflicts = result.Value.Conflicts;
        await LoadAsync();
        saved = true;
    }

    private async Task<Result<PolicyMerge>> SendAsync(IReadOnlyList<PolicyEdit> edits)
    {
        for (var tried = 1; ; tried++)
        {
            var result = await UseCases.SendAsync(new ChangePolicyCommand(id, edits));
            if (result.Error != Error.Stale || tried == Tries) return result;
        }
    }

    // A missing reason is a problem of the reason's field, not of the figure.
    private static FieldProblem AtReason(FieldProblem problem, Error refusal, int place) =>
        refusal.Fields.ElementAtOrDefault(place)?.Code == PolicyErrors.ReasonMissing.Code ? problem with { Field = $"{problem.Field}-why" } : problem;
}
