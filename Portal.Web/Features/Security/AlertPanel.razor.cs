using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Security;
using Portal.Web.Components.Shared;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Security;

public sealed partial class AlertPanel
{
    private int changes;

    /// <summary>Shows those that somebody has looked at.</summary>
    [Parameter]
    public bool Seen { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private Toast Toast { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    // The events behind an alert; one about nobody in particular is looked for by its kind.
    private static string Events(AlertRow alert) => alert.Subject switch
    {
        "-" => "/admin/security?type=" + nameof(SecurityEventType.BreakGlass),
        var network when network.Contains('/', StringComparison.Ordinal) => $"/admin/security?q={Uri.EscapeDataString(network)}",
        var person => $"/admin/security?person={Uri.EscapeDataString(person)}",
    };

    // The filter of the log below stays.
    private string Address(string? alerts) => Navigation.GetUriWithQueryParameter("alerts", alerts);

    private async Task<PortalGridPage<AlertRow>> LoadAsync(PortalGridRequest asked)
    {
        var found = await UseCases.SendAsync(new ListAlertsQuery(Seen ? AlertState.Acknowledged : AlertState.Open, new PageRequest(asked.Skip, asked.Take)));
        return found.IsSuccess ? new(found.Value.Items, found.Value.Total) : new([], 0);
    }

    private async Task AcknowledgeAsync(AlertRow alert)
    {
        var decided = await DecisionDialog.OpenAsync(Dialogs, new DecisionRequest
        {
            Title = T["Acknowledge"],
            Subject = $"{alert.Id.Code}: {T["Pattern." + alert.Pattern, alert.Count]}",
            Choices = [new("acknowledge", T["Acknowledge"])],
            ReasonLabel = T["Acknowledge.Note"],
            ReasonHint = T["Acknowledge.Note.Hint"],
            ReasonMissing = T["Acknowledge.Note.Missing"],
            ReasonMaxLength = SecurityAlert.NoteMaxLength,
            Consequence = T["Acknowledge.Consequence"],
            ConfirmText = _ => T["Acknowledge"],
            Confirm = async decision =>
            {
                var result = await UseCases.SendAsync(new AcknowledgeAlertCommand(alert.Id, alert.Version, decision.Reason));
                return result.Error is { } error ? [.. Errors.Problems(error).Select(p => p with { Field = p.Field.Length > 0 ? "decision-reason" : "" })] : [];
            },
        });
        if (decided is not null) Toast.Success(T["Acknowledge.Done"]);
        changes++;
    }
}
