using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.PublicRegister;

/// <summary>
/// A service as everybody may read of it. Of type it can name no person: nothing of contacts, filers, reviewers, reasons or documents is in it, and free texts come
/// through <see cref="PublicWords"/>.
/// </summary>
public sealed record PublicService
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>How many times what the register says of it was decided.</summary>
    public required int Version { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it does; empty in a language in which nobody said so.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>Who owns it.</summary>
    public required PublicBody Organisation { get; init; }

    /// <summary>Where it belongs.</summary>
    public required Region Region { get; init; }

    /// <summary>Registered, suspended or decommissioned.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Since when it is in the register, in UTC.</summary>
    public required DateTimeOffset RegisteredSince { get; init; }

    /// <summary>When its entry was last changed, in UTC.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>The law or rule it rests on.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Who uses it.</summary>
    public required string Audience { get; init; }

    /// <summary>Class of the most protected data; null while not said.</summary>
    public required DataClass? Class { get; init; }

    /// <summary>Highest tier of personal data in it; null while not said.</summary>
    public required PersonalDataTier? PersonalData { get; init; }

    /// <summary>How people and systems reach it.</summary>
    public required PublicOffer Offer { get; init; }

    /// <summary>Where its parts are.</summary>
    public required IReadOnlyList<PublicSite> Sites { get; init; }

    /// <summary>Sites and operators are left out for the sake of what is kept there.</summary>
    public required bool SitesWithheld { get; init; }

    /// <summary>Whether the network proves anything of it that everybody may check.</summary>
    public bool HasEvidence { get; init; }

    /// <summary>Its data sets that are public.</summary>
    public required IReadOnlyList<PublicDataSet> DataSets { get; init; }

    /// <summary>How many more data sets it has.</summary>
    public required int OtherDataSets { get; init; }

    /// <summary>How it stands; null before the first evaluation.</summary>
    public required PublicCompliance? Compliance { get; init; }

    /// <summary>The last finished audit that covered it; null where there was none.</summary>
    public required PublicAudit? LastAudit { get; init; }

    /// <summary>What was decided, newest first.</summary>
    public required IReadOnlyList<PublicDecision> Decisions { get; init; }

    /// <summary>The newest state of the ledger's tree, which the decisions are part of; null before the first.</summary>
    public required PublicCheckpoint? Checkpoint { get; init; }
}

/// <summary>How people and systems reach a service.</summary>
/// <param name="Channels">How people reach it.</param>
/// <param name="Languages">Languages it speaks, ISO 639-1 or 639-3.</param>
/// <param name="FeeRupees">What it costs a person; 0 where it is free, null while not said.</param>
/// <param name="ProcessingDays">Working days from application to answer; null while not said.</param>
/// <param name="Interfaces">Interfaces it gives to other systems.</param>
public sealed record PublicOffer(
    IReadOnlyList<ServiceChannel> Channels, IReadOnlyList<string> Languages, long? FeeRupees, int? ProcessingDays, IReadOnlyList<ServiceInterface> Interfaces);

/// <summary>Where one part of a service is.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null while not known.</param>
/// <param name="Role">What the part does.</param>
/// <param name="Kind">What kind of place it is; null while not known.</param>
/// <param name="Site">Name of the site; empty where it is not told.</param>
/// <param name="Operator">Who runs the machines; empty where it is not told.</param>
/// <param name="IsSynthetic">The place is made up for a demonstration.</param>
public sealed record PublicSite(string? Country, PlacementRole Role, PlacementKind? Kind, string Site, string Operator, bool IsSynthetic);

/// <summary>A public data set.</summary>
/// <param name="Key">Tells it from the others of its service, through all changes.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Class">Open or public.</param>
public sealed record PublicDataSet(Guid Key, string Name, DataClass Class);

/// <summary>How a service stands. Which obligation it fails is not told: that would show where to attack it.</summary>
/// <param name="Outcome">The worst outcome that counts.</param>
/// <param name="Met">Obligations met.</param>
/// <param name="NotMet">Obligations not met.</param>
/// <param name="Undetermined">Obligations for which a fact is missing.</param>
/// <param name="Waived">Obligations not met for which a waiver holds; not among those not met.</param>
/// <param name="PolicyNumber">The policy version applied.</param>
/// <param name="EvaluatedAt">When, in UTC.</param>
public sealed record PublicCompliance(Outcome Outcome, int Met, int NotMet, int Undetermined, int Waived, int PolicyNumber, DateTimeOffset EvaluatedAt);

/// <summary>An audit that covered a service.</summary>
/// <param name="Code">Its code.</param>
/// <param name="EndedAt">When it was finished, in UTC.</param>
public sealed record PublicAudit(string Code, DateTimeOffset EndedAt);

/// <summary>A decision on a service, as the ledger has it.</summary>
/// <param name="Type">Dotted verb, for example <c>service.registered</c>.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="By">The body that decided.</param>
/// <param name="Index">Place in the ledger, from 0; null until it is sealed.</param>
/// <param name="LeafHash">RFC 6962 hash of the entry, in hexadecimal; null until it is sealed.</param>
public sealed record PublicDecision(string Type, DateTimeOffset At, PublicBody By, long? Index, string? LeafHash);

/// <summary>A state of the ledger's tree.</summary>
/// <param name="Size">Entries in it.</param>
/// <param name="Root">RFC 6962 root hash, in hexadecimal.</param>
/// <param name="At">When it was sealed, in UTC.</param>
public sealed record PublicCheckpoint(long Size, string Root, DateTimeOffset At);
