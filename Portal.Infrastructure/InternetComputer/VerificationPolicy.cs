using Portal.Domain.Evidence;

namespace Portal.Infrastructure.InternetComputer;

/// <summary>
/// What a certificate is held to. Beyond the Interface Specification ("Certification", section "Delegation"), the subnet that is expected is
/// compared with the one that signed, and being in a subnet's range is not taken for existing.
/// </summary>
public sealed record VerificationPolicy
{
    /// <summary>The key of the network's root subnet.</summary>
    public required SubnetKey RootKey { get; init; }

    /// <summary>Root keys of other networks known here, only to say so if one of them signed.</summary>
    public IReadOnlyList<SubnetKey> OtherRootKeys { get; init; } = [];

    /// <summary>The canister asked about; null for a request about the subnet itself.</summary>
    public Principal? Canister { get; init; }

    /// <summary>
    /// The subnet that must have answered; null where any may that proves to own the canister. A request about a subnet always names it.
    /// </summary>
    public Principal? Subnet { get; init; }

    /// <summary>Whether the canister's existence must be shown; evidence about a canister demands it.</summary>
    public bool RequireExistence { get; init; } = true;

    /// <summary>The oldest that a certificate may be.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far ahead of the portal's clock the network's may be.</summary>
    public TimeSpan MaxAhead { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The oldest that a delegation may be.</summary>
    public TimeSpan MaxDelegationAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The time of the newest certificate that is kept already; null where there is none. Only a newer one is news.</summary>
    public DateTimeOffset? NewerThan { get; init; }
}

/// <summary>The outcome of checking a certificate.</summary>
/// <param name="Verdict">What it came to.</param>
/// <param name="Facts">What the certificate says; null unless its signatures hold and all of it could be read. Facts of a certificate that is not accepted are for explaining, never evidence.</param>
public sealed record Verification(EvidenceVerdict Verdict, CertificateFacts? Facts);
