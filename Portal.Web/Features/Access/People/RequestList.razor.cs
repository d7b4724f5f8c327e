using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Application.Access;
using Portal.Domain.Access;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Access.People;

public sealed partial class RequestList
{
    private const string Granted = "granted";
    private const string Refused = "refused";

    [Inject]
    private IStringLocalizer<PeopleText> T { get; set; } = default!;

    [Inject]
    private EnumText Names { get; set; } = default!;

    [Inject]
    private Dates Dates { get; set; } = default!;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<RoleRequestRow> Requests { get; set; } = [];

    [Parameter, EditorRequired]
    public EventCallback OnDone { get; set; }

    private async Task DecideAsync(RoleRequestRow request)
    {
        var decided = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Request.For", Names[request.Role], request.Name.In(PortalCulture.Language)],
            Subject = request.Organisation.In(PortalCulture.Language),
            FourEyes = T["Request.FourEyes", request.By?.In(PortalCulture.Language) ?? T["ThePortal"]],
            Choices = [new(Granted, T["Request.Grant"], T["Request.Grant.Hint"]), new(Refused, T["Request.Refuse"], T["Request.Refuse.Hint"])],
            ReasonHint = T["Reason.Hint"],
            ReasonMaxLength = Person.ReasonMaxLength,
            Consequence = T["Request.Consequence"],
            ConfirmText = choice => choice switch { Granted => T["Request.Grant"], Refused => T["Request.Refuse"], _ => T["Request.Decide"] },
            Confirm = async decision =>
                await UseCases.SendAsync(new DecideRoleRequestCommand(request.Id, request.Version, decision.Choice == Granted, decision.Reason)) is { Error: { } refusal }
                    ? Errors.InDecision(refusal)
                    : [],
        });
        if (decided is null) return;
        Toast.Success(T["Saved"]);
        await OnDone.InvokeAsync();
    }

    private async Task WithdrawAsync(RoleRequestRow request)
    {
        if (!await ConfirmDialog.OpenAsync(Dialogs, T["Request.Withdraw"], T["Request.Withdraw.Lead"], T["Request.Withdraw"])) return;
        var taken = await UseCases.SendAsync(new WithdrawRoleRequestCommand(request.Id, request.Version));
        if (taken.IsSuccess) Toast.Success(T["Saved"]);

        // Whatever stood in the way, somebody else has done something: the list says what.
        await OnDone.InvokeAsync();
    }
}
