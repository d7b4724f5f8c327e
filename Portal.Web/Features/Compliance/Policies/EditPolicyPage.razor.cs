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
    private IReadOnlyList<FieldProblem> problems = [];
    private bool saved;
    private bool looked;
    private bool restored;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private UnsavedInput Unsaved { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public int Number { get; set; }

    private string Kept => $"policy-{id.Value:N}";

    protected override async Task OnParametersSetAsync()
    {
        if (form is null) await LoadAsync();
        if (form is null) Navigation.NotFound();
    }

    // What was entered here and lost with the page is offered again, once there is a browser to ask.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (form is null || looked) return;
        looked = true;
        if (await Unsaved.FindAsync<List<PolicyEdit>>(Kept) is not { } kept) return;
        restored = form.Restore(kept);
        await KeepAsync();
        StateHasChanged();
    }

    private async Task LoadAsync(IReadOnlyList<PolicyEdit>? sent = null)
    {
        var found = await UseCases.SendAsync(new GetPolicyVersionQuery(Number));
        if (found.Error is not null || !found.Value.May.Contains(PolicyAction.Change)) return;
        (id, warnings) = (found.Value.Id, found.Value.Content.Warnings);
        if (form is null) form = new PolicyForm(found.Value.Content);
        else form.See(found.Value.Content, sent ?? []);
    }

    private string Hint(string obligation) => $"{obligation} · {Reasons.Source(obligation)}";

    private Task EnterAsync(PolicyField field, string value)
    {
        form![field] = value;
        return KeepAsync();
    }

    private Task ExplainAsync(PolicyField field, string? reason)
    {
        form!.Explain(field, reason);
        return KeepAsync();
    }

    private Task KeepAsync() => form!.Unsaved is { Count: > 0 } unsaved ? Unsaved.KeepAsync(Kept, unsaved) : Unsaved.ForgetAsync(Kept);

    private Task SaveAsync() => OnceAsync(StoreAsync);

    private async Task StoreAsync()
    {
        if (form!.Changed.Count == 0) return;
        (problems, saved) = ([], false);
        var sent = form.Edits;
        var result = await SendAsync(sent);
        if (result.Error is { } refusal)
        {
            problems = [.. Errors.Problems(refusal).Select((p, i) => AtReason(p, refusal, i))];
            return;
        }

        await LoadAsync(sent);
        form.Dispute(sent.Where(e => result.Value.Conflicts.Any(c => c.Field.Name == e.Field)));
        (saved, restored) = (true, false);
        await KeepAsync();
    }

    private Task UseMineAsync() => OnceAsync(async () =>
    {
        form!.UseMine();
        await KeepAsync();
        await StoreAsync();
    });

    private Task UseTheirsAsync() => OnceAsync(async () =>
    {
        form!.UseTheirs();
        await KeepAsync();
    });

    private async Task DiscardAsync()
    {
        form!.Discard();
        (restored, problems) = (false, []);
        await KeepAsync();
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
