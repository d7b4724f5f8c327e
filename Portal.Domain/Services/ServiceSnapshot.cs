using Portal.Domain.Access;

namespace Portal.Domain.Services;

/// <summary>Why a snapshot was taken.</summary>
public enum SnapshotKind
{
    /// <summary>What the register said when an amendment was begun.</summary>
    Original,

    /// <summary>What was filed for decision.</summary>
    Requested,

    /// <summary>What the decision left in the register.</summary>
    Decided,
}

/// <summary>What a service or a filing said at one moment; never changed.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">Why it was taken.</param>
/// <param name="RegisteredVersion">The version of the register entry at that moment; 0 before the first.</param>
/// <param name="Content">What was said.</param>
/// <param name="By">Who brought it about.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ServiceSnapshot(Guid Id, SnapshotKind Kind, int RegisteredVersion, ServiceContent Content, PersonId By, DateTimeOffset At);
