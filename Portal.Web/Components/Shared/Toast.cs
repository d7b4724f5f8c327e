using Microsoft.Extensions.Localization;
using Portal.Web.Resources;
using Radzen;

namespace Portal.Web.Components.Shared;

/// <summary>Says that a click succeeded. Never for a problem: that stays on the page.</summary>
public sealed class Toast(NotificationService notifications, IStringLocalizer<SharedText> texts)
{
    private const double Milliseconds = 6000;

    public void Success(string message) => notifications.Notify(new NotificationMessage
    {
        Severity = NotificationSeverity.Success,
        Summary = message,
        Duration = Milliseconds,
        CloseAriaLabel = texts["Close"],
    });
}
