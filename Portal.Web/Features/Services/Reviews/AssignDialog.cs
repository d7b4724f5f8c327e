using Microsoft.Extensions.Localization;
using Portal.Application.Services;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;
using Radzen;

namespace Portal.Web.Features.Services.Reviews;

/// <summary>Asks to whom a review goes, or several, and why.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="dialogs">Opens dialogs.</param>
/// <param name="texts">Words.</param>
/// <param name="errors">Words of refusals.</param>
public sealed class AssignDialog(UseCases useCases, DialogService dialogs, IStringLocalizer<ServicesText> texts, ErrorText errors)
{
    /// <summary>Asks, unless there is nobody to give it to, which it says then.</summary>
    /// <param name="service">The service whose review it is; null where several are given away together.</param>
    /// <param name="subject">What is given away.</param>
    /// <param name="give">Gives it away; what it refuses stands in the dialog.</param>
    /// <returns>Who got it and why; null where nobody did.</returns>
    public async Task<Assignment?> OpenAsync(ServiceId? service, string subject, Func<Assignment, Task<IReadOnlyList<FieldProblem>>> give)
    {
        var found = await useCases.SendAsync(new ListReviewersQuery(service));
        if (!found.IsSuccess || found.Value.Count == 0)
        {
            await ConfirmDialog.OpenAsync(dialogs, texts["Assign.Title"], found.Error is { } error ? errors[error] : texts["Assign.Nobody"], texts["Close"]);
            return null;
        }

        Assignment Of(Decision decision) => new(found.Value.Single(r => r.Id.ToString() == decision.Choice), decision.Reason);
        var decided = await DecisionDialog.OpenAsync(dialogs, new DecisionRequest
        {
            Title = texts["Assign.Title"],
            Subject = subject,
            ChoicesLabel = texts["Assign.To"],
            ChoiceMissing = texts["Assign.Missing"],
            IsList = true,
            Choices = [.. found.Value.ByName(r => r.Name).Select(r => new Choice<string>(r.Id.ToString(), texts["Assign.Reviewer", r.Name.In(PortalCulture.Language), Numbers.Count(r.Reviews)]))],
            ReasonHint = texts["Assign.ReasonHint"],
            ReasonMaxLength = Service.ReasonMaxLength,
            ConfirmText = _ => texts["Do.Assign"],
            Confirm = decision => give(Of(decision)),
        });
        return decided is null ? null : Of(decided);
    }
}

/// <summary>To whom a review goes.</summary>
/// <param name="To">The case officer.</param>
/// <param name="Reason">Why.</param>
public sealed record Assignment(Reviewer To, string Reason);
