using Portal.Web.Text;

namespace Portal.Web.Components.Shared;

/// <summary>What a decision dialog asks. Confirm runs the command; the problems it returns are shown and nothing typed is lost.</summary>
public sealed record DecisionRequest
{
    public required string Title { get; init; }

    /// <summary>What is decided: its code and name.</summary>
    public string? Subject { get; init; }

    /// <summary>Who filed and checked it, and why this person may decide.</summary>
    public string? FourEyes { get; init; }

    /// <summary>The possible decisions; with one the person only confirms it.</summary>
    public required IReadOnlyList<Choice<string>> Choices { get; init; }

    /// <summary>What the choice is called, where it is not a decision.</summary>
    public string? ChoicesLabel { get; init; }

    /// <summary>The problem when nothing is chosen, where it is not a decision.</summary>
    public string? ChoiceMissing { get; init; }

    /// <summary>Many choices, to be opened as a list.</summary>
    public bool IsList { get; init; }

    public IReadOnlyList<Choice<string>> Conditions { get; init; } = [];

    /// <summary>The title over the conditions, where "Conditions" does not say it.</summary>
    public string? ConditionsLabel { get; init; }

    /// <summary>What the text field is called, where it is not a reason.</summary>
    public string? ReasonLabel { get; init; }

    /// <summary>The problem when the text field is left empty.</summary>
    public string? ReasonMissing { get; init; }

    public string? ReasonHint { get; init; }

    public bool ReasonRequired { get; init; } = true;

    public int ReasonMaxLength { get; init; } = 2000;

    /// <summary>What happens on confirming.</summary>
    public string? Consequence { get; init; }

    /// <summary>The words of the button, by the choice made; null before one is made.</summary>
    public required Func<string?, string> ConfirmText { get; init; }

    public required Func<Decision, Task<IReadOnlyList<FieldProblem>>> Confirm { get; init; }
}

/// <summary>What the person decided.</summary>
public sealed record Decision(string Choice, IReadOnlyCollection<string> Conditions, string Reason);
