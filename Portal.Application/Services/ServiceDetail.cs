using Portal.Application.Compliance;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Everything the page of a service shows.</summary>
public sealed record ServiceDetail
{
    /// <summary>The service.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>The version shown; a decision carries it back.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its code; the draft's reference before registration.</summary>
    public required string Code { get; init; }

    /// <summary>How many times it has been registered.</summary>
    public required int RegisteredVersion { get; init; }

    /// <summary>Where the service stands.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Where the open filing stands, be it the first or an amendment; the same as <see cref="State"/> where none is.</summary>
    public required ServiceState FilingState { get; init; }

    /// <summary>Why it is being changed; null where no amendment is open.</summary>
    public required string? AmendmentReason { get; init; }

    /// <summary>Who reviews the open filing; null while nobody does.</summary>
    public required LocalizedText? ReviewedBy { get; init; }

    /// <summary>Where it belongs.</summary>
    public required Region Region { get; init; }

    /// <summary>Code of the owning organisation.</summary>
    public required string OrganisationCode { get; init; }

    /// <summary>Name of the owning organisation.</summary>
    public required LocalizedText OrganisationName { get; init; }

    /// <summary>What the register says, or the first filing while there is no entry.</summary>
    public required ServiceContent Content { get; init; }

    /// <summary>Where the record came from; empty when it was filed here.</summary>
    public required string Source { get; init; }

    /// <summary>When it was last filed, in UTC.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>What happened, newest first.</summary>
    public required IReadOnlyList<ServiceHistoryStep> History { get; init; }

    /// <summary>How it stands; null before the first evaluation.</summary>
    public required ServiceCompliance? Compliance { get; init; }

    /// <summary>Its canisters of which there is evidence, each with the subnet that the network certifies it to be on.</summary>
    public required IReadOnlyDictionary<string, string> ProvedOn { get; init; }

    /// <summary>How sovereign it is; null before the first policy takes effect.</summary>
    public required SovereigntyStanding? Sovereignty { get; init; }

    /// <summary>What the person may do with it now.</summary>
    public required IReadOnlySet<ServiceAction> Allowed { get; init; }

    /// <summary>Whether the person may ask for waivers of what it fails.</summary>
    public required bool MayAskForWaivers { get; init; }

    /// <summary>Why the person may not decide what the role would allow: filed or checked by the same person.</summary>
    public required bool IsHeldByFourEyes { get; init; }

    /// <summary>Number of the letter on the latest decision; null where there is none.</summary>
    public int? LastLetter => History.FirstOrDefault(s => s.Letter is not null)?.Letter;

    /// <summary>The latest step that is an entry of the ledger.</summary>
    public ServiceHistoryStep? LastDecision => History.FirstOrDefault(s => s.Entry is not null);
}

/// <summary>One step of a service's history.</summary>
/// <param name="Action">What was done.</param>
/// <param name="State">Where the filing stood afterwards.</param>
/// <param name="By">Who did it; null for a job.</param>
/// <param name="Reason">Why; empty where none is asked for.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Entry">Its entry in the ledger.</param>
public sealed record ServiceHistoryStep(
    ServiceAction Action, ServiceState State, LocalizedText? By, string Reason, DateTimeOffset At, ServiceLedgerEntry? Entry)
{
    /// <summary>Number of the letter on the decision; null where there is none.</summary>
    public int? Letter { get; init; }
}

/// <summary>The ledger's entry of a step.</summary>
/// <param name="Id">The entry.</param>
/// <param name="LeafIndex">Its place in the Merkle tree, from 0; null until it is sealed.</param>
public sealed record ServiceLedgerEntry(Guid Id, long? LeafIndex);

/// <summary>How a service stands.</summary>
/// <param name="Overall">The worst outcome that counts.</param>
/// <param name="Results">Every verdict, what needs action first.</param>
/// <param name="PolicyNumber">The policy version applied.</param>
/// <param name="EvaluatedAt">When, in UTC.</param>
public sealed record ServiceCompliance(Outcome Overall, IReadOnlyList<ObligationResult> Results, int PolicyNumber, DateTimeOffset EvaluatedAt)
{
    /// <summary>How many verdicts have an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public int Count(Outcome outcome) => Results.Count(r => r.Outcome == outcome);
}
