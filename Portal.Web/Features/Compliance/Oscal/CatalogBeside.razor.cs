using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Infrastructure.Oscal;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Oscal;

/// <summary>Holds a catalog beside the policy version in force.</summary>
public sealed partial class CatalogBeside
{
    private const int MostUnknown = 20;

    private PolicyDetail? inForce;
    private bool mayDraft;
    private IReadOnlyList<PolicyDifference> differences = [];
    private IReadOnlyList<PolicyField> notAllowed = [];

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>What the catalog says.</summary>
    [Parameter, EditorRequired]
    public CatalogContent Catalog { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var found = await UseCases.SendAsync(new GetPolicyQuery());
        if (found.Error is not null) return;
        inForce = found.Value;
        mayDraft = (await UseCases.SendAsync(new ListPoliciesQuery())) is { IsSuccess: true, Value.MayDraft: true };
        Compare(new PolicyContent(inForce.ObligationIds, inForce.Parameters));
    }

    private void Compare(PolicyContent stands)
    {
        var said = Catalog.Values.Select(v => (Field: PolicyField.Find(v.Key)!, v.Value)).ToList();
        notAllowed = [.. said.Where(s => s.Field.Take(s.Value).Error is not null).Select(s => s.Field)];
        var document = said.Where(s => !notAllowed.Contains(s.Field)).Aggregate(stands, (content, s) => s.Field.Write(content, s.Field.Take(s.Value).Value));
        differences = stands.To(document);
    }

    private async Task DraftAsync()
    {
        var id = PolicyVersionId.New();
        var number = 0;
        var drafted = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Catalog.Draft"],
            Subject = Catalog.Title,
            Choices = [new(nameof(PolicyAction.Draft), T["Catalog.Draft"])],
            ReasonLabel = T["Catalog.Reason"],
            ReasonHint = T["Catalog.Reason.Hint"],
            ReasonMaxLength = PolicyVersion.ReasonMaxLength,
            Consequence = T["Catalog.Then"],
            ConfirmText = _ => T["Catalog.Draft"],
            Confirm = async said =>
            {
                var begun = await UseCases.SendAsync(new DraftPolicyFromValuesCommand(id, said.Reason, [.. differences.Select(d => new PolicyValue(d.Field.Name, d.After))]));
                if (begun.IsSuccess) number = begun.Value;
                return begun.Error is { } refusal ? Errors.InDecision(refusal) : [];
            },
        });
        if (drafted is not null) Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/compliance/policies/{number}/edit"));
    }
}
