using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Compliance;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>Every policy version with its standing; whoever writes policy begins a new one here.</summary>
public sealed partial class PoliciesPage
{
    private PolicyList? list;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var found = await UseCases.SendAsync(new ListPoliciesQuery());
        if (found.IsSuccess) list = found.Value;
        else Navigation.NotFound();
    }

    private async Task DraftAsync()
    {
        var id = PolicyVersionId.New();
        var number = 0;
        var drafted = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["New"],
            Choices = [.. list!.Rows.Select(r => new Choice<string>(Text(r.Number), $"{T["Version", Numbers.Count(r.Number)]} ({Names[r.Standing]})"))],
            ChoicesLabel = T["New.Source"],
            ChoiceMissing = T["New.Source.Missing"],
            IsList = list.Rows.Count > 1,
            ReasonLabel = T["New.Reason"],
            ReasonHint = T["Reason.Hint"],
            ReasonMaxLength = PolicyVersion.ReasonMaxLength,
            Consequence = T["New.Then"],
            ConfirmText = _ => T["New.Begin"],
            Confirm = async said =>
            {
                var begun = await UseCases.SendAsync(new StartPolicyDraftCommand(id, int.Parse(said.Choice, System.Globalization.CultureInfo.InvariantCulture), said.Reason));
                if (begun.IsSuccess) number = begun.Value;
                return begun.Error is { } refusal ? Errors.InDecision(refusal) : [];
            },
        });
        if (drafted is not null) Navigation.NavigateTo($"/compliance/policies/{Text(number)}/edit");
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
