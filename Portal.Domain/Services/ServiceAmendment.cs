using Portal.Domain.Access;

namespace Portal.Domain.Services;

/// <summary>A change to a registered service that is being written or reviewed; the register keeps saying what it said until it is approved.</summary>
public sealed record ServiceAmendment
{
    /// <summary>What the service is to become.</summary>
    public required ServiceContent Content { get; init; }

    /// <summary>Why it is changed.</summary>
    public required string Reason { get; init; }

    /// <summary>Who began it.</summary>
    public required PersonId By { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
