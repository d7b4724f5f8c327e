using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Documents;
using Portal.Domain.Ledger;
using Portal.Domain.Services;

namespace Portal.Domain.Letters;

/// <summary>
/// The letter that tells an organisation what was decided on its filing. Everything it says is kept with it when the decision is taken, so that
/// it never says anything else; only the words around the facts come with the program.
/// </summary>
public sealed class DecisionLetter
{
    private DecisionLetter()
    {
    }

    /// <summary>The service.</summary>
    public ServiceId ServiceId { get; private set; }

    /// <summary>Its number among the letters on the service, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>When it was decided, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What it says.</summary>
    public LetterFacts Facts { get; private set; } = default!;

    /// <summary>What it is referred to by, for example <c>PDA/PITB-0042/3</c>.</summary>
    public string Reference => $"{Facts.Office.Code}/{Facts.Code}/{Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Whether a step decides a filing, so that there is a letter on it.</summary>
    /// <param name="action">What was done.</param>
    public static bool IsDue(ServiceAction action) => action is ServiceAction.Approve or ServiceAction.Refuse or ServiceAction.Return;

    /// <summary>The letter on a decision.</summary>
    /// <param name="decided">The decision.</param>
    /// <param name="number">Its number among the letters on the service.</param>
    /// <param name="grounds">What else it says.</param>
    public static DecisionLetter Of(ServiceMoved decided, int number, LetterGrounds grounds) => new()
    {
        ServiceId = decided.Id,
        Number = number,
        At = decided.At,
        Facts = new LetterFacts
        {
            Code = decided.Code,
            Name = decided.Snapshot.About.Name,
            Action = decided.Action,
            IsAmendment = decided.IsAmendment,
            RegisteredVersion = grounds.RegisteredVersion,
            Reason = decided.Reason,
            LegalBasis = decided.Snapshot.About.LegalBasis,
            Addressee = grounds.Addressee,
            Office = grounds.Office,
            Official = grounds.Official,
            PolicyNumber = grounds.PolicyNumber,
            Results = grounds.Results,
            Documents = grounds.Documents,
            SnapshotHash = CanonicalJson.Hash(decided.Fact.Snapshot),
        },
    };
}

/// <summary>What a letter says.</summary>
public sealed record LetterFacts
{
    /// <summary>The service's code, or the draft's reference.</summary>
    public required string Code { get; init; }

    /// <summary>The service's name as it was filed.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Approved, refused or returned.</summary>
    public required ServiceAction Action { get; init; }

    /// <summary>It was an amendment of an entry.</summary>
    public required bool IsAmendment { get; init; }

    /// <summary>Version of the entry after the decision; 0 where there is none.</summary>
    public required int RegisteredVersion { get; init; }

    /// <summary>Why, in the official's words.</summary>
    public required string Reason { get; init; }

    /// <summary>The law that the service rests on, as filed.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The organisation addressed.</summary>
    public required LetterParty Addressee { get; init; }

    /// <summary>The office that decided.</summary>
    public required LetterParty Office { get; init; }

    /// <summary>Name of the official who decided.</summary>
    public required LocalizedText Official { get; init; }

    /// <summary>The policy version applied; 0 where none was in force.</summary>
    public required int PolicyNumber { get; init; }

    /// <summary>How the filing stood by each obligation.</summary>
    public required IReadOnlyList<ObligationResult> Results { get; init; }

    /// <summary>The evidence in force.</summary>
    public required IReadOnlyList<LetterDocument> Documents { get; init; }

    /// <summary>SHA-256 of what was decided upon, in lower-case hexadecimal; the ledger's entry holds the same under <c>snapshot</c>.</summary>
    public required string SnapshotHash { get; init; }
}

/// <summary>What a letter says beside the decision itself.</summary>
/// <param name="RegisteredVersion">Version of the entry after the decision.</param>
/// <param name="Addressee">The organisation addressed.</param>
/// <param name="Office">The office that decided.</param>
/// <param name="Official">Name of the official who decided.</param>
/// <param name="PolicyNumber">The policy version applied.</param>
/// <param name="Results">How the filing stood by each obligation.</param>
/// <param name="Documents">The evidence in force.</param>
public sealed record LetterGrounds(
    int RegisteredVersion, LetterParty Addressee, LetterParty Office, LocalizedText Official, int PolicyNumber, IReadOnlyList<ObligationResult> Results,
    IReadOnlyList<LetterDocument> Documents);

/// <summary>An organisation as a letter names it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record LetterParty(string Code, LocalizedText Name);

/// <summary>A document that a decision could rest on.</summary>
/// <param name="Number">Its number at the service.</param>
/// <param name="Revision">Which revision it was, from 1.</param>
/// <param name="Kind">What it bears out.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
public sealed record LetterDocument(int Number, int Revision, DocumentKind Kind, string FileName, string Sha256);
