using Portal.Domain.Compliance;

namespace Portal.Web.Features.Letters;

/// <summary>A letter in one language.</summary>
public sealed record WordedLetter
{
    public required string Language { get; init; }

    public required string Office { get; init; }

    public required string Date { get; init; }

    public required string Addressee { get; init; }

    public required string Subject { get; init; }

    public required string Decision { get; init; }

    public required string Official { get; init; }

    public required IReadOnlyList<WordedOutcome> Outcomes { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>The words that every letter has, by their keys.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}

/// <summary>How the filing stood by one obligation.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Words">Its name.</param>
/// <param name="Title">The obligation's title.</param>
/// <param name="Source">Instrument and section.</param>
public sealed record WordedOutcome(string Id, Outcome Outcome, string Words, string Title, string Source);
