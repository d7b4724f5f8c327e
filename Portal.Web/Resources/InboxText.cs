namespace Portal.Web.Resources;

/// <summary>The inbox of filings: Resources/Inbox.resx.</summary>
public sealed class InboxText;
