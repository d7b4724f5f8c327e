namespace Portal.Web.Resources;

/// <summary>The page of notifications: Resources/Notifications.resx.</summary>
public sealed class NotificationsText;
