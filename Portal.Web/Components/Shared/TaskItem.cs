namespace Portal.Web.Components.Shared;

/// <summary>A section of a long form. Problems counts what is to be fixed, for <see cref="TaskState.Problems"/>.</summary>
public sealed record TaskItem(string Title, string? Href, TaskState State, string? Hint = null, int Problems = 0);

/// <summary>How far a section has come.</summary>
public enum TaskState
{
    NotStarted,
    InProgress,
    Completed,
    Problems,
    Blocked,
    Optional,
}
