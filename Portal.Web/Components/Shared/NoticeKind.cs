namespace Portal.Web.Components.Shared;

/// <summary>The tone of a notice.</summary>
public enum NoticeKind
{
    Info,
    Warn,
    Bad,
    Quiet,
}
