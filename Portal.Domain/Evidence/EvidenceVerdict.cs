namespace Portal.Domain.Evidence;

/// <summary>
/// What asking for an Internet Computer certificate and checking it came to, one member for each cause that can be told apart. Only
/// <see cref="Accepted"/> is evidence; everything else is the absence of it, never a reason to assume.
/// </summary>
public enum EvidenceVerdict
{
    /// <summary>Genuine, fresh, from the subnet it should be from, about what was asked.</summary>
    Accepted,

    /// <summary>More bytes than any genuine certificate has.</summary>
    TooLarge,

    /// <summary>Nested more deeply than the specification allows.</summary>
    TooDeep,

    /// <summary>Not a certificate: cut short, or not in the form the specification gives.</summary>
    Malformed,

    /// <summary>The delegation has a delegation of its own.</summary>
    NestedDelegation,

    /// <summary>Genuine for another network whose root key is known here, not for the one asked.</summary>
    WrongRootKey,

    /// <summary>The root key did not sign the delegation.</summary>
    BadDelegationSignature,

    /// <summary>The delegation does not show the subnet's key.</summary>
    SubnetKeyMissing,

    /// <summary>What the delegation gives as the subnet's key is none of the signature scheme's.</summary>
    SubnetKeyInvalid,

    /// <summary>The subnet's key, or the root key where there is no delegation, did not sign the certificate.</summary>
    BadSignature,

    /// <summary>The certificate or its delegation does not say when it was made.</summary>
    TimeMissing,

    /// <summary>Older than it may be.</summary>
    Stale,

    /// <summary>From a time that has not come.</summary>
    FromFuture,

    /// <summary>Not newer than the certificate that is already kept: an answer given before.</summary>
    Replayed,

    /// <summary>The root key signed the delegation longer ago than allowed.</summary>
    DelegationTooOld,

    /// <summary>The delegation is from a time that has not come.</summary>
    DelegationFromFuture,

    /// <summary>Another subnet answered than the one expected or asked for.</summary>
    WrongSubnet,

    /// <summary>Which canisters the subnet owns is not shown.</summary>
    RangesMissing,

    /// <summary>The ranges that are shown do not include the canister.</summary>
    CanisterOutOfRange,

    /// <summary>The subnet owns the id, and certifies that no such canister exists.</summary>
    CanisterAbsent,

    /// <summary>The certificate does not show whether the canister exists.</summary>
    ExistenceUnknown,

    /// <summary>A node is not named after its key.</summary>
    NodeIdMismatch,

    /// <summary>Signed, but a value in it is not in the form the specification gives.</summary>
    ValueUnreadable,

    /// <summary>The network that was asked for is not configured.</summary>
    NetworkUnknown,

    /// <summary>The boundary's address leads where the portal may not go: into this machine or network.</summary>
    AddressRefused,

    /// <summary>No boundary could be reached: no such name, no connection, no encryption.</summary>
    Unreachable,

    /// <summary>No answer came within the time that is allowed.</summary>
    TimedOut,

    /// <summary>The boundary refused the question, or sent it elsewhere.</summary>
    RefusedByBoundary,

    /// <summary>The boundary failed, or had too much to do.</summary>
    BoundaryFailed,

    /// <summary>What the boundary answered holds no certificate: cut short, or something else altogether.</summary>
    AnswerUnreadable,
}
