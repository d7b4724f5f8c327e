namespace Portal.Web.Components.Shared;

/// <summary>One stage of a case. Share (0 to 1) is how far the current stage has come.</summary>
public sealed record Stage(string Title, string? Detail = null, StageState State = StageState.Ahead, double Share = .5);

/// <summary>Whether a stage is behind, current or ahead.</summary>
public enum StageState
{
    Done,
    Now,
    Ahead,
}
