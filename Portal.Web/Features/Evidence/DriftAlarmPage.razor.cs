using Microsoft.AspNetCore.Components;
using Portal.Application.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Evidence;

/// <summary>One drift alarm: what differs, whom it concerns, and its decision.</summary>
public sealed partial class DriftAlarmPage
{
    private DriftDetail? detail;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    private DriftAlarm Alarm => detail!.Alarm;

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.Alarm.Id.Value == Id) return;
        await LoadAsync();
        if (detail is null) Navigation.NotFound();
    }

    private async Task LoadAsync()
    {
        var read = await UseCases.SendAsync(new GetDriftAlarmQuery(new DriftAlarmId(Id)));
        detail = read.IsSuccess ? read.Value : null;
    }

    private async Task SettleAsync()
    {
        var decided = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Settle.Title"],
            Subject = $"{Alarm.Code}: {T[$"Drift.{Alarm.Kind}"]}",
            Choices = [new(nameof(DriftDecision.ApprovalHolds), Names[DriftDecision.ApprovalHolds], T["Settle.ApprovalHolds.Hint"]), new(nameof(DriftDecision.PutRight), Names[DriftDecision.PutRight], T["Settle.PutRight.Hint"])],
            ReasonHint = T["Settle.Hint"],
            ReasonMaxLength = DriftAlarm.ReasonMaxLength,
            Consequence = T["Settle.Consequence"],
            ConfirmText = _ => T["Settle"],
            Confirm = async decision => (await UseCases.SendAsync(new SettleDriftAlarmCommand(Alarm.Id, Alarm.Version, Enum.Parse<DriftDecision>(decision.Choice), decision.Reason))).Error is { } refusal
                ? Errors.InDecision(refusal)
                : [],
        });
        if (decided is not null) Toast.Success(T["Settle.Done"]);
        await LoadAsync();
    }
}
