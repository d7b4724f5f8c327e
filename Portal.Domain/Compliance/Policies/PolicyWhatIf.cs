using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Ledger;

namespace Portal.Domain.Compliance.Policies;

/// <summary>Identifies a what-if.</summary>
/// <param name="Value">The raw identifier.</param>
public readonly record struct PolicyWhatIfId(Guid Value) : IEntityId<PolicyWhatIfId>
{
    /// <summary>A new identifier, ordered by time.</summary>
    public static PolicyWhatIfId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static PolicyWhatIfId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Where a what-if stands.</summary>
public enum WhatIfState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker reads the register.</summary>
    Running,

    /// <summary>Its result is there.</summary>
    Completed,

    /// <summary>Given up after several tries.</summary>
    Failed,
}

/// <summary>
/// What a version would do: every service of the register judged by it and by the version in force. The result belongs to the exact
/// content that was judged.
/// </summary>
public sealed class PolicyWhatIf : AggregateRoot
{
    /// <summary>How often a worker may begin before the what-if is given up.</summary>
    public const int MostAttempts = 3;

    private PolicyWhatIf()
    {
    }

    /// <summary>How long a result is a ground for an approval; the register moves on meanwhile.</summary>
    public static TimeSpan HoldsDuring { get; } = TimeSpan.FromDays(7);

    /// <summary>Its identifier.</summary>
    public PolicyWhatIfId Id { get; private set; }

    /// <summary>The version.</summary>
    public PolicyVersionId PolicyVersionId { get; private set; }

    /// <summary>Number of the version.</summary>
    public int PolicyNumber { get; private set; }

    /// <summary>Hash of the content that is judged.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The content that is judged.</summary>
    public PolicyContent Content { get; private set; } = null!;

    /// <summary>Number of the version that was in force, with which it is compared.</summary>
    public int BaseNumber { get; private set; }

    /// <summary>Where it stands.</summary>
    public WhatIfState State { get; private set; }

    /// <summary>True while a worker has something to do, null afterwards: a unique index lets a version have one such what-if.</summary>
    public bool? IsOpen { get; private set; }

    /// <summary>How often a worker began; a later attempt fences an earlier one off.</summary>
    public int Attempt { get; private set; }

    /// <summary>Services to judge; 0 before they were counted.</summary>
    public int Total { get; private set; }

    /// <summary>Services judged.</summary>
    public int Done { get; private set; }

    /// <summary>When a worker last wrote, in UTC.</summary>
    public DateTimeOffset Heartbeat { get; private set; }

    /// <summary>Who asked for it.</summary>
    public PersonId RequestedBy { get; private set; }

    /// <summary>When it was asked for, in UTC.</summary>
    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What would change; null before the end.</summary>
    public WhatIfResult? Result { get; private set; }

    /// <summary>Asks what a version would do.</summary>
    /// <param name="id">Made by the caller, so that a second click asks nothing twice.</param>
    /// <param name="version">The version.</param>
    /// <param name="inForce">The version in force.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="now">The moment.</param>
    public static PolicyWhatIf Ask(PolicyWhatIfId id, PolicyVersion version, PolicyVersion inForce, Actor by, DateTimeOffset now) => new()
    {
        Id = id,
        PolicyVersionId = version.Id,
        PolicyNumber = version.Number,
        Content = version.Content,
        ContentHash = version.Content.Hash,
        BaseNumber = inForce.Number,
        State = WhatIfState.Queued,
        IsOpen = true,
        RequestedBy = by.Id,
        QueuedAt = now,
        Heartbeat = now,
    };

    /// <summary>A worker takes it up, for the first time or after one that died; given up after <see cref="MostAttempts"/>.</summary>
    /// <param name="now">The moment.</param>
    public void TakeUp(DateTimeOffset now)
    {
        if (IsOpen is null) return;
        Attempt++;
        (Done, Heartbeat, State) = (0, now, WhatIfState.Running);
        if (Attempt > MostAttempts) (State, IsOpen, EndedAt) = (WhatIfState.Failed, null, now);
        Touch();
    }

    /// <summary>Takes the result over.</summary>
    /// <param name="attempt">The worker's attempt.</param>
    /// <param name="result">What would change.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="now">The moment.</param>
    public Result Complete(int attempt, WhatIfResult result, Actor worker, DateTimeOffset now)
    {
        if (IsOpen is null || attempt != Attempt) return PolicyErrors.WhatIfSuperseded;
        (State, IsOpen, EndedAt, Heartbeat) = (WhatIfState.Completed, null, now, now);
        (Result, Total, Done) = (result, result.Services, result.Services);
        Raise(new PolicyForeseen(PolicyNumber, new { PolicyNumber, BaseNumber, Content = ContentHash, result.Services, result.Changed, result.Passing, result.NewlyFailing, result.Overall }, Version, worker, now));
        return Common.Result.Ok;
    }

    /// <summary>Whether it is a ground to approve a content on.</summary>
    /// <param name="content">The content.</param>
    /// <param name="inForce">Number of the version in force now.</param>
    /// <param name="now">The moment.</param>
    public bool HoldsFor(PolicyContent content, int? inForce, DateTimeOffset now) =>
        ContentHash == content.Hash && BaseNumber == inForce && (EndedAt is null || now - EndedAt < HoldsDuring);
}

/// <summary>It was worked out what a version would do.</summary>
/// <param name="Number">Number of the version.</param>
/// <param name="Snapshot">What was judged, and the figures.</param>
/// <param name="SubjectVersion">The aggregate's version.</param>
/// <param name="By">The worker.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PolicyForeseen(int Number, object Snapshot, Guid SubjectVersion, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <inheritdoc />
    public override LedgerFact Fact => new("policy.foreseen", PolicyVersion.CodeOf(Number), SubjectVersion, Snapshot, $"/compliance/policies/{Number}/what-if");
}
