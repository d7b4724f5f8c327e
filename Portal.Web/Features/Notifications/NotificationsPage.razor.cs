using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Notifications;
using Portal.Domain.Notifications;
using Portal.Web.Components.Layout;
using Portal.Web.Features.Ledger;
using Portal.Web.Text;

namespace Portal.Web.Features.Notifications;

/// <summary>What the person was told of, newest first.</summary>
public sealed partial class NotificationsPage
{
    private const int Step = 25;

    private NotificationList? list;
    private int shown = Step;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private FrameNews News { get; set; } = default!;

    private string? Lead => list switch
    {
        null => null,
        { Unread: 0 } => T["AllRead"],
        _ => T.Count("Unread.Count", list.Unread),
    };

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var read = await UseCases.SendAsync(new ListNotificationsQuery(new PageRequest(0, shown)));
        list = read.IsSuccess ? read.Value : null;
    }

    private async Task ReadAsync(NotificationId? id)
    {
        await UseCases.SendAsync(new ReadNotificationsCommand(id));
        await LoadAsync();
        News.Say();
    }

    private Task MoreAsync()
    {
        shown = Math.Min(shown + Step, PageRequest.MaxTake);
        return LoadAsync();
    }

    private string Words(NotificationRow item) => item.Type switch
    {
        "findings.opened" => T.Count("FindingsOpened", item.Count),
        Notification.Found => T.Count("FindingsFound", item.Count),
        Notification.Overdue => T.Count("FindingsOverdue", item.Count),
        _ => LedgerWords.Of(L, item.Type),
    };

    private static string Name(NotificationRow item) => item.Name.In(PortalCulture.Language);
}
