using Microsoft.AspNetCore.Components;
using Portal.Application.Compliance.Policies;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Compliance.Policies;

/// <summary>One policy version: what it says, how it differs, who approved it, and what may be done with it now.</summary>
public sealed partial class PolicyPage
{
    // The one that carries the version on comes last, and stands out.
    private static readonly PolicyAction[] Forward = [PolicyAction.Propose, PolicyAction.ApproveFirst, PolicyAction.Approve];

    private PolicyVersionDetail? detail;
    private PolicyComparison? comparison;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public int Number { get; set; }

    private IEnumerable<PolicyAction> Offered => detail!.May.Where(a => a != PolicyAction.Change);

    private PolicyAction? Main => Forward.Where(May).Select(a => (PolicyAction?)a).FirstOrDefault();

    private IReadOnlyList<Stage> ApprovalStages
    {
        get
        {
            var given = detail!.Approvals.Count;
            var isProposed = detail.State == PolicyState.Proposed;
            return
            [
                new(T["Stage.Proposed"], null, detail.State == PolicyState.Draft ? StageState.Now : StageState.Done, 0),
                new(T["Stage.First"], NameOf(0), StateOf(given > 0, isProposed), 0),
                new(T["Stage.Second"], NameOf(1), StateOf(given > 1, isProposed && given == 1), 0),
                new(T["Stage.InForce"], detail.EffectiveFrom is { } day ? Dates.Short(day) : null, StateOf(detail.Standing is PolicyStanding.InForce or PolicyStanding.Superseded, detail.Standing == PolicyStanding.Scheduled), 0),
            ];

            string? NameOf(int place) => given > place ? detail.Approvals[place].In(PortalCulture.Language) : null;
            static StageState StateOf(bool isDone, bool isNow) => isDone ? StageState.Done : isNow ? StageState.Now : StageState.Ahead;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Number == Number) return;
        await LoadAsync();
        if (detail is null) Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetPolicyVersionQuery(Number));
        detail = found.IsSuccess ? found.Value : null;
        var compared = detail is null || detail.Standing == PolicyStanding.InForce ? null : await UseCases.SendAsync(new ComparePoliciesQuery(null, Number));
        comparison = compared is { IsSuccess: true } ? compared.Value : null;
    }

    private bool May(PolicyAction action) => detail!.May.Contains(action);

    private async Task DoAsync(PolicyAction action)
    {
        var title = T[$"Do.{action}"];
        var done = action switch
        {
            PolicyAction.Propose => await ProposePolicyDialog.OpenAsync(Dialogs, title, detail!),
            PolicyAction.ApproveFirst or PolicyAction.Approve => await ApprovePolicyDialog.OpenAsync(Dialogs, title, detail!),
            _ => await DecisionDialog.OpenAsync(Dialogs, Ask(action)) is not null,
        };
        if (done) await LoadAsync();
    }

    private DecisionRequest Ask(PolicyAction action) => new()
    {
        Title = T[$"Do.{action}"],
        Subject = T["Version", Numbers.Count(Number)],
        Choices = [new(action.ToString(), T[$"Do.{action}"])],
        ReasonLabel = T["Reason"],
        ReasonHint = T["Reason.Hint"],
        ReasonMaxLength = PolicyVersion.ReasonMaxLength,
        Consequence = T[$"Then.{action}"],
        ConfirmText = _ => T[$"Do.{action}"],
        Confirm = async said =>
        {
            var done = await UseCases.SendAsync(Command(action, said.Reason));
            return done.Error is { } refusal ? Errors.InDecision(refusal) : [];
        },
    };

    private MediatR.IRequest<Result> Command(PolicyAction action, string reason) => action switch
    {
        PolicyAction.Recall => new RecallPolicyCommand(detail!.Id, detail.Version, reason),
        PolicyAction.Refuse => new RefusePolicyCommand(detail!.Id, detail.Version, reason),
        _ => new WithdrawPolicyCommand(detail!.Id, detail.Version, reason),
    };
}
